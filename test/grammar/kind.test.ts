import { describe, expect, expectTypeOf, it } from 'vitest';
import { commandSchema } from '../../adapters/discord/command-schema.ts';
import { OFFER } from '../../adapters/trackingmore/v2/offer.ts';
import { defineCommand } from '../../src/chat/command.ts';
import { offeredCommands } from '../../src/chat/offered-commands.ts';
import { success } from '../../src/domain/result.ts';
import { DEFAULT_RIGHTS } from '../../src/domain/rights.ts';
import { assignWords } from '../../src/grammar/assign-words.ts';
import { bind } from '../../src/grammar/bind.ts';
import { createCommandSet } from '../../src/grammar/command-set.ts';
import { choiceKind, type Kind, type Now, plainKind } from '../../src/grammar/kind.ts';

/** A kind of its own, declared nowhere else. */
const size = plainKind<number>({
  name: 'size',
  expected: 'a size such as 3x',
  choices: ['1x', '3x'],
  selective: true,
  read: (given) => (/^\dx$/.test(given) ? Number(given.slice(0, 1)) : null),
});

const wrap = defineCommand({
  verb: 'wrap',
  surface: 'parcels',
  group: 'look',
  summary: 'Wrap a parcel',
  arguments: {
    paper: {
      kind: choiceKind(['Red', 'Blue'], { name: 'paper', expected: 'red or blue' }),
      summary: 'Which paper',
      required: true,
      positional: true,
    },
    size: { kind: size, summary: 'How big', required: false, positional: true },
  },
  examples: ['red 3x'],
  visibility: 'asker',
  right: null,
  operations: [],
  async run(given) {
    expectTypeOf(given).toEqualTypeOf<{
      readonly paper: 'Red' | 'Blue';
      readonly size: number | undefined;
    }>();
    return success({ title: given.paper, tone: 'calm', blocks: [], links: [], footer: [] });
  },
});

describe('a kind that is declared once', () => {
  it('gives the command its type, and reads what is typed', async () => {
    const { arguments: definitions } = wrap;
    const { given } = await assignWords(definitions, ['blue', '3x'], { now: 0 } as never);
    expect(given).toEqual({ paper: 'blue', size: '3x' });
    const bound = await bind(definitions, given, { now: 0 } as never);
    expect(bound).toEqual({ ok: true, value: { paper: 'Blue', size: 3 } });
  });

  it('leaves its place to others where a word cannot be meant for it', async () => {
    const { given, left } = await assignWords(wrap.arguments, ['dark', 'blue'], { now: 0 } as never);
    expect({ given, left }).toEqual({ given: { paper: 'dark' }, left: ['blue'] });
  });

  it('has the error say what it expects', async () => {
    const bound = await bind(wrap.arguments, { paper: 'red', size: 'big' }, { now: 0 } as never);
    expect(bound).toMatchObject({ problem: { code: 'bad-argument', expected: 'a size such as 3x' } });
  });

  it('shows its choices on Discord', () => {
    const set = createCommandSet(offeredCommands([wrap], OFFER), {
      track: 'track',
      parcels: 'parcels',
      admin: 'parcels-admin',
    });
    const [parcels] = commandSchema(set, DEFAULT_RIGHTS);
    expect(parcels?.options?.[0]).toMatchObject({
      name: 'wrap',
      options: [
        { choices: [{ name: 'Red' }, { name: 'Blue' }] },
        { choices: [{ name: '1x' }, { name: '3x' }] },
      ],
    });
  });

  it('does not compile where its reader returns another type than it promises', () => {
    // @ts-expect-error: a text where a number is promised
    plainKind<number>({ name: 'a', expected: 'a', read: (given) => given });
    // @ts-expect-error: the same for a kind that is written out
    const kind: Kind<number, Now> = { name: 'b', expected: 'b', typed: 'word', read: () => success('b') };
    expect(kind.name).toBe('b');
  });

  it('does not compile where it needs more than there is to read with', () => {
    const needy: Kind<string, { readonly moonPhase: number }> = {
      name: 'c',
      expected: 'c',
      typed: 'word',
      read: (given) => success(given),
    };
    const argument = { kind: needy, summary: '', required: false, positional: false } as const;
    // @ts-expect-error: nobody tells a command the phase of the moon
    const command = defineCommand({ ...wrap, arguments: { argument }, run: async () => success(apology) });
    expect(command.verb).toBe('wrap');
  });
});

const apology = { title: '', tone: 'calm', blocks: [], links: [], footer: [] } as const;
