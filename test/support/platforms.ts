import { discord } from '../../adapters/discord/declaration.ts';
import { slack } from '../../adapters/slack/declaration.ts';
import type { PlatformTraits } from '../../src/ports/platform.ts';

/** What the core knows of each platform. */
export const platforms: ReadonlyMap<string, PlatformTraits> = new Map(
  [slack, discord].map((each) => [each.name, each]),
);
