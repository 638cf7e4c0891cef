import type { CommandContext } from '../chat/command.ts';
import type { Given } from '../domain/call.ts';
import type { Card } from '../domain/card.ts';
import { type Result, success } from '../domain/result.ts';
import { importNow } from './bulk/import-now.ts';
import type { TargetChannel } from './channel-argument.ts';
import { introduce } from './introduce.ts';

/** Brings in a few parcels for a channel, which is told before where that is another one. */
export async function importThere(
  given: readonly Given[],
  context: CommandContext<'createMany' | 'list'>,
  target: TargetChannel,
): Promise<Result<Card>> {
  const isElsewhere = target.reachedBy !== null;
  const named = ({ number }: (typeof given)[number]) => number ?? '';
  const told = await introduce(
    context,
    target,
    (there) => given.map((row) => there.number(named(row))).join(', '),
    null,
  );
  if (!told.ok) return told;
  const done = await importNow(given, context, { fromElsewhere: isElsewhere });
  return done.ok && isElsewhere ? success({ ...done.value, toAsker: true }) : done;
}
