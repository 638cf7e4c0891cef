import { describe, expect, it } from 'vitest';
import * as discordText from '../adapters/discord/text.ts';
import * as slackText from '../adapters/slack/text.ts';
import { toUrl } from '../adapters/trackingmore/loose.ts';
import { readTracking } from '../adapters/trackingmore/v2/read-tracking.ts';
import { toParcel } from '../adapters/trackingmore/v2/translate.ts';
import { verifyPush } from '../adapters/trackingmore/v2/webhook.ts';
import { fitText } from '../src/cards/fit.ts';
import { decodeCall } from '../src/domain/call.ts';
import { advance, toldOf } from '../src/domain/change.ts';
import { comparableTime } from '../src/domain/event-order.ts';
import { normalise, withoutNews } from '../src/domain/parcel.ts';
import { isTimeZone } from '../src/domain/quiet-hours.ts';
import { countryCode } from '../src/grammar/countries.ts';
import { nearest } from '../src/grammar/nearest.ts';
import { parseCommand } from '../src/grammar/parse.ts';
import { tokenize } from '../src/grammar/tokens.ts';
import { createCarrierIndex } from '../src/parcels/carriers/carrier-index.ts';
import { findNumbers } from '../src/parcels/finder/find-numbers.ts';
import { readLink } from '../src/parcels/finder/links/read-link.ts';
import { parseNumbers } from '../src/parcels/listed-numbers.ts';
import { parseNumber } from '../src/parcels/numbers.ts';
import { splitParcelWords } from '../src/parcels/parcel-words.ts';
import { isQueryText, parseQuery } from '../src/parcels/query/parse-query.ts';
import { createLogger } from '../src/start/logger.ts';
import { commandSet } from './support/cards.ts';
import { MANY_CARRIERS } from './support/carriers.ts';
import { timeFor } from './support/held.ts';
import { SHAPES } from './support/lengths.ts';

const index = createCarrierIndex(MANY_CARRIERS);
const now = Date.UTC(2026, 10, 25);
const key = { carrier: 'sto', number: '402934299065' };
const logger = createLogger({
  level: 'info',
  secrets: ['xoxb-secret'],
  destination: { write: () => {} },
});

function parcelOf(text: string) {
  const info = { trackinfo: [{ Date: '2026-11-24 10:00', StatusDescription: text, Details: text }] };
  const row = readTracking({
    carrier_code: 'sto',
    tracking_number: key.number,
    title: text,
    origin_info: info,
  });
  return row && toParcel(row);
}

const words = commandSet.all.flatMap(({ verb, arguments: definitions }) =>
  Object.entries(definitions).map(([name, { kind }]) => ({ name: `${verb} ${name}`, kind })),
);
const kinds = [...new Map(words.map(({ kind }) => [kind.name, kind])).values()];
const plainReaders = kinds.filter(
  ({ name }) => !['parcel', 'target', 'carrier', 'numbers', 'query'].includes(name),
);

/** Whatever reads text that others wrote. */
const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  tokenize,
  parseCommand: (text) => parseCommand(commandSet, text),
  'parseCommand of words': (text) => parseCommand(commandSet, `/track ${text}`),
  'parseCommand of lines': (text) => parseCommand(commandSet, `/parcels import ${text}`),
  nearest: (text) => nearest(text, commandSet.all, ({ verb }) => [verb]),
  'carriers, near': index.nearest,
  'carriers, exactly': index.exactly,
  'carriers, searched': (text) => index.search(text, 25),
  splitParcelWords: (text) => splitParcelWords(text.split(/\s+/), index),
  'splitParcelWords without carriers': (text) => splitParcelWords(text.split(/\s+/), null),
  parseNumber,
  parseNumbers: (text) => parseNumbers(text, index),
  findNumbers,
  readLink,
  'readLink of an address': (text) => readLink(`https://www.ups.com/${text}`),
  isQueryText,
  parseQuery: (text) => parseQuery(text, { index, now }),
  decodeCall,
  'decodeCall with values': (text) => decodeCall(`list;;query=${text}`),
  countryCode,
  comparableTime,
  isTimeZone,
  normalise,
  'a parcel': (text) => {
    const parcel = parcelOf(text);
    return parcel && advance(toldOf(withoutNews(key, now)), parcel, now);
  },
  toUrl,
  verifyPush: (text) => verifyPush(text, 'dana@example.com', now),
  'verifyPush of fields': (text) =>
    verifyPush(
      JSON.stringify({
        data: { tracking_number: text, carrier_code: text, verifyInfo: { timeStr: text, signature: text } },
      }),
      'dana@example.com',
      now,
    ),
  'Slack, typed': slackText.unescapeTyped,
  'Slack, shown': (text) => fitText(text, 3_000, slackText.escapeText),
  'Slack, footer': (text) => slackText.inlineText([text]),
  'Slack, link': (text) => slackText.linkTo(text, text),
  'Discord, shown': (text) => fitText(text, 4_000, discordText.escapeText),
  'Discord, footer': (text) => discordText.inlineText([text]),
  'a log line': (text) => logger.info({ text }, text),
  ...Object.fromEntries(
    plainReaders.map((kind) => [
      `kind ${kind.name}`,
      (text: string) => kind.read(text, { now, channelIn: () => null } as never, 'it'),
    ]),
  ),
};

const LENGTH = 10_000;
/** Until it is compiled, a function is slower. */
const WARMING_MS = 50;
const TRIES = 3;

/** The shapes for which ten times the text takes far more than ten times as long. */
function tooSteep(read: (text: string) => unknown, length: number): readonly string[] {
  return Object.entries(SHAPES).flatMap(([shape, make]) => {
    const [short, long] = [make(length), make(10 * length)];
    // What garbage or compiling added does not come a second time.
    for (let tries = 0; tries < TRIES; tries += 1) {
      const before = timeFor(() => read(short));
      if (timeFor(() => read(long)) <= 20 * before + WARMING_MS) return [];
    }
    return [shape];
  });
}

describe('time grows no faster than the text', () => {
  it.each(Object.entries(READERS))('%s', (_, read) => {
    expect(tooSteep(read, LENGTH)).toEqual([]);
  });

  it('would notice what looks for the end of each row of blanks', () => {
    expect(tooSteep((text) => /\s+$/.exec(text), LENGTH / 5)).not.toEqual([]);
  });
});
