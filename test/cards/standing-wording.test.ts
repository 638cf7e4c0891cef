import { describe, expect, it } from 'vitest';
import { arrivalText, standingText } from '../../src/cards/standing-wording.ts';
import { momentText } from '../../src/domain/quiet-hours.ts';
import type { Hold, Standing } from '../../src/domain/standing.ts';
import type { Verdict } from '../../src/domain/verdict.ts';

const NOON = Date.parse('2026-11-24T12:00:00Z');
const inZone = (at: number) => momentText(at, 'Asia/Tokyo');

type Key<Member> = Member extends { readonly by: infer By } ? By : never;
type Because = Extract<Verdict, { readonly post: false }>['because'];

/** One of each: the compiler sees to it that none is forgotten. */
const HOLDS: { readonly [By in Key<Hold>]: readonly [Hold & { by: By }, string, string] } = {
  pause: [
    { by: 'pause', pause: { by: 'U1', since: NOON } },
    'waits: paused by U1 since 2026-11-24 21:00 Asia/Tokyo',
    'The channel is paused by U1 since 2026-11-24 21:00 Asia/Tokyo: nothing is posted. 2 changes wait.',
  ],
  quiet: [
    { by: 'quiet', until: NOON },
    'waits: the quiet hours last until 2026-11-24 21:00 Asia/Tokyo',
    'Posts wait: the quiet hours last until 2026-11-24 21:00 Asia/Tokyo. 2 changes wait.',
  ],
  refusal: [
    { by: 'refusal', because: 'is_archived', since: NOON },
    'waits: the platform refuses posts here since 2026-11-24 21:00 Asia/Tokyo: is_archived',
    'Posts do not arrive: the platform refuses posts here since 2026-11-24 21:00 Asia/Tokyo: is_archived. 2 changes wait.',
  ],
  lockout: [
    { by: 'lockout', because: 'token_revoked', since: NOON },
    'waits: the platform does not accept the bot’s token since 2026-11-24 21:00 Asia/Tokyo (token_revoked), and whoever runs the bot has to put that right',
    'Posts do not arrive: the platform does not accept the bot’s token since 2026-11-24 21:00 Asia/Tokyo (token_revoked), and whoever runs the bot has to put that right. 2 changes wait.',
  ],
  outage: [
    { by: 'outage', because: 'HTTP 503', mayBePosted: false, since: NOON, until: NOON + 60_000 },
    'waits: the platform has been away since 2026-11-24 21:00 Asia/Tokyo (HTTP 503); tried again at 2026-11-24 21:01 Asia/Tokyo',
    'Posts do not arrive: the platform has been away since 2026-11-24 21:00 Asia/Tokyo (HTTP 503); tried again at 2026-11-24 21:01 Asia/Tokyo. 2 changes wait.',
  ],
  pace: [
    { by: 'pace', until: NOON },
    'waits: the platform takes no more messages here until 2026-11-24 21:00 Asia/Tokyo',
    'Posts arrive. 2 changes wait.',
  ],
  others: [{ by: 'others', ahead: 3 }, 'waits: 3 others are before it', 'Posts arrive. 2 changes wait.'],
};

const VERDICTS: { readonly [Why in Because]: readonly [Verdict & { because: Why }, RegExp] } = {
  paused: [{ post: false, because: 'paused', pause: { by: null, since: null } }, /this channel was paused$/],
  muted: [{ post: false, because: 'muted', mute: { kind: 'delivered' } }, /muted until it is delivered$/],
  'only-status': [{ post: false, because: 'only-status' }, /no other status/],
  'only-key': [
    { post: false, because: 'only-key' },
    /only out for delivery, ready to collect, delivered and problems/,
  ],
  'only-listed': [{ post: false, because: 'only-listed', only: ['expired'] }, /only expired are wanted$/],
};

const STANDINGS: { readonly [Kind in Standing['kind']]: readonly [Standing & { kind: Kind }, string] } = {
  due: [{ kind: 'due' }, 'about to be posted'],
  held: [{ kind: 'held', hold: { by: 'others', ahead: 1 } }, 'waits: one other change is before it'],
  posted: [
    { kind: 'posted', messageId: '17', said: [{ query: 'carrier:sto', verdict: { post: true } }] },
    'carrier:sto: posted · message 17',
  ],
  refused: [
    { kind: 'refused', because: 'invalid_blocks' },
    'refused by the platform for good (invalid_blocks) · no message',
  ],
  unseen: [
    { kind: 'unseen', because: 'not_in_channel' },
    'posted without an answer, and nobody can look whether it is there (not_in_channel)',
  ],
  unwanted: [{ kind: 'unwanted', said: [] }, 'not posted: not wanted · no message'],
};

describe('where a notice stands has words', () => {
  it.each(Object.entries(HOLDS))('while it is held: %s', (_, [hold, notice, channel]) => {
    expect(standingText({ kind: 'held', hold }, inZone)).toBe(notice);
    expect(arrivalText(hold, 2, inZone)).toBe(channel);
  });

  it.each(Object.entries(STANDINGS))('%s', (_, [standing, text]) => {
    expect(standingText(standing, inZone)).toBe(text);
  });

  it.each(Object.entries(VERDICTS))('because of a wish: %s', (_, [verdict, text]) => {
    const said = standingText({ kind: 'unwanted', said: [{ query: null, verdict }] }, inZone);
    expect(said.replace(' · no message', '')).toMatch(text);
  });

  it('while nobody knows whether it was shown', () => {
    const hold = { by: 'outage', because: 'HTTP 500', mayBePosted: true, since: NOON, until: NOON } as const;
    expect(arrivalText(hold, 0, inZone)).toMatch(
      /^Posts do not arrive: the platform has not said whether it took the post since .* \(HTTP 500\)/,
    );
  });

  it('when nothing keeps it', () => {
    expect(arrivalText(null, 0, inZone)).toBe('Posts arrive.');
    expect(arrivalText(null, 1, inZone)).toBe('Posts arrive. One change waits.');
  });
});
