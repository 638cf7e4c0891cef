import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { createManifest } from '../../../adapters/slack/manifest.ts';
import { commandSet } from '../../support/cards.ts';

it('is the one that `npm run manifest` prints, written down for pasting', () => {
  const written = JSON.parse(readFileSync('adapters/slack/manifest.json', 'utf8'));
  expect(written).toEqual(JSON.parse(JSON.stringify(createManifest(commandSet, { requestUrl: null }))));
});

it('names the address of the bot where there is no Socket Mode', () => {
  const manifest = createManifest(commandSet, { requestUrl: 'https://bot.example.com/slack/events' });
  expect(manifest.settings.socket_mode_enabled).toBe(false);
  expect(manifest.features.slash_commands).toMatchObject([
    { url: 'https://bot.example.com/slack/events' },
    { url: 'https://bot.example.com/slack/events' },
    { url: 'https://bot.example.com/slack/events' },
  ]);
});
