import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toChoices } from '../../adapters/discord/choices.ts';
import { commandSchema } from '../../adapters/discord/command-schema.ts';
import { parcelId } from '../../src/domain/parcel.ts';
import { DEFAULT_RIGHTS } from '../../src/domain/rights.ts';
import { visibleArguments } from '../../src/grammar/bind.ts';
import { followAs } from '../../src/notices/follow.ts';
import { parcel as parcelKind } from '../../src/parcels/kinds.ts';
import { commandSet } from '../support/cards.ts';
import { useCore } from '../support/core.ts';
import { originAt } from '../support/origin.ts';
import { parcel } from '../support/parcels.ts';

const here = originAt('T1', 'C1');

/** All arguments that suggest something, whole or in parts, by command. */
const SUGGESTING = commandSet.all.flatMap((command) =>
  visibleArguments(command.arguments).flatMap(([name, { kind }]) => {
    const parts = kind.parts?.shown ? Object.entries(kind.parts.of) : [[name, kind] as const];
    return parts.flatMap(([part, { suggest }]) => (suggest ? [[command.verb, part] as const] : []));
  }),
);

async function following(titles: readonly string[]) {
  const core = await useCore();
  for (const [at, title] of titles.entries()) {
    const key = { carrier: 'sto', number: `40293429906${at}` };
    const request = { key, channel: here.channel, user: here.user, title };
    await followAs(core.services, request, parcel({ key }), true);
  }
  return core;
}

describe('suggestions', () => {
  it('are there wherever a parcel or a carrier is named', () => {
    const named = commandSet.all.flatMap((command) =>
      visibleArguments(command.arguments).flatMap(([name, { kind }]) =>
        ['parcel', 'target', 'carrier'].includes(kind.name)
          ? (kind.parts?.shown ? Object.keys(kind.parts.of) : [name]).map(
              (part) => [command.verb, part] as const,
            )
          : [],
      ),
    );
    expect(named.length).toBeGreaterThan(20);
    const offered = new Set(SUGGESTING.map((each) => each.join(' ')));
    expect(named.map((each) => each.join(' ')).filter((each) => !offered.has(each))).toEqual([]);
  });

  it('are asked for by Discord wherever there are any', () => {
    const schema = commandSchema(commandSet, DEFAULT_RIGHTS);
    const options = schema.flatMap(({ options = [] }) =>
      options.flatMap((option) => ('options' in option ? (option.options ?? []) : [option])),
    );
    expect(options.filter((each) => 'autocomplete' in each && each.autocomplete)).toHaveLength(
      SUGGESTING.length,
    );
  });

  it('name the title, the number and the status, and are found by words of each', async () => {
    const { dispatcher } = await following(['Blue kettle', 'Red lamp']);
    const labelled = {
      label: expect.stringMatching(/^Red lamp · sto 402934299061 · [A-Z]/),
      value: 'sto/402934299061',
    };
    for (const typed of ['lamp', 'lamp red', '99061', 'sto/402934299061']) {
      expect(await dispatcher.suggest(here, 'status', 'number', typed)).toEqual([labelled]);
    }
    expect(await dispatcher.suggest(here, 'status', 'number', '')).toHaveLength(2);
    expect(await dispatcher.suggest(originAt('T1', 'C2'), 'status', 'number', '')).toEqual([]);
    expect(await dispatcher.suggest(originAt('T2', 'C1'), 'status', 'number', '')).toEqual([]);
  });

  it('mean what was offered, whatever the titles are, and fit Discord', async () => {
    const title = fc.oneof(
      fc.constantFrom('#1', 'this', 'sto', '402934299061', 'sto/402934299061', 'ups 1Z5R89390357567127'),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 150 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(title, { minLength: 1, maxLength: 5 }), async (titles) => {
        const { dispatcher, services, requests } = await following(titles);
        const before = requests.length;
        const offered = await dispatcher.suggest(here, 'mute', 'number', '');
        expect(offered).toHaveLength(titles.length);
        expect(requests).toHaveLength(before);
        for (const { value } of offered) {
          // On Discord another option may hold a carrier already.
          for (const given of [{ number: value }, { carrier: 'ups', number: value }]) {
            const text = parcelKind.parts?.join(given) ?? '';
            const read = await parcelKind.read(text, { ...services, now: 0, asker: here }, 'parcel');
            expect(read.ok && parcelId(read.value.key)).toBe(value);
          }
        }
        for (const { name, value } of toChoices(offered)) {
          expect(name.length).toBeGreaterThan(0);
          expect(Math.max(name.length, value.length)).toBeLessThanOrEqual(100);
        }
      }),
      { numRuns: 8 },
    );
  });

  it('typed all at once read the channel’s list once', async () => {
    const { dispatcher, services } = await following(['Blue kettle']);
    const { list } = services.subscriptions;
    let readings = 0;
    services.subscriptions.list = (channel) => {
      readings += 1;
      return list(channel);
    };
    const typed = ['k', 'ke', 'ket', 'kett', 'kettl', 'kettle'];
    const found = await Promise.all(typed.map((each) => dispatcher.suggest(here, 'status', 'number', each)));
    expect(found.every(({ length }) => length === 1)).toBe(true);
    expect(readings).toBe(1);
  });
});
