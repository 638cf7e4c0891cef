import { describe, expect, it } from 'vitest';
import { useCore } from '../support/core.ts';
import { originAt } from '../support/origin.ts';

const ABSENT = '402934299099';
const [OPEN, CLOSED, AWAY] = ['402934299066', '402934299077', '402934299088'];
const member = originAt('T1', 'C1', { user: 'U0MEMBER' });
const outsider = { ...member, isOutsider: true };

/** How somebody may name a parcel by its number. */
const NAMED: readonly [string, (number: string) => string][] = [
  ['a number', (number) => number],
  ['a carrier and a number', (number) => `sto ${number}`],
  ['a link', (number) => `https://www.17track.net/en/track?nums=${number}`],
  ['a labelled number', (number) => `tracking number: ${number}`],
];

/** A workspace with a parcel in another channel and one in a closed one, and one of another workspace. */
async function open(home: readonly string[]) {
  const core = await useCore({}, undefined, { home });
  const { say, requests } = core;
  await say(`/track sto ${OPEN} title=Kettle`, originAt('T1', 'C0BESIDE'));
  await say(`/track sto ${CLOSED} title=Secret`, originAt('T1', 'C0CLOSED', { isOpen: async () => false }));
  await say(`/track sto ${AWAY} title=Foreign`, originAt('T2', 'C2'));
  /** An answer in which nothing stands of the number itself. */
  async function answer(line: string, number: string, origin = member) {
    const before = requests.length;
    const { shown, outcome } = await say(`/parcels ${line}`, origin);
    const neutral = shown.replaceAll(number, 'NUMBER').replaceAll(number.slice(-4), 'LAST');
    return { shown: neutral, outcome, asked: requests.length - before };
  }
  return { ...core, answer };
}

describe.each([
  ['in a workspace of the host', ['slack:T1']],
  ['in another one', ['slack:T9']],
])('a parcel that is not for somebody is like one that is not there, %s', (_, home) => {
  describe.each(NAMED)('by %s', (_, named) => {
    it.each(['', 'status', 'why', 'refresh'])('with “%s”, for a member', async (verb) => {
      const { answer } = await open(home);
      const { shown, outcome } = await answer(`${verb} ${named(ABSENT)}`, ABSENT);
      for (const number of [CLOSED, AWAY]) {
        expect(await answer(`${verb} ${named(number)}`, number)).toMatchObject({ shown, outcome });
      }
    });

    it.each(['', 'status', 'why'])('with “%s”, for somebody who only shares the channel', async (verb) => {
      const { answer } = await open(home);
      const absent = await answer(`${verb} ${named(ABSENT)}`, ABSENT, outsider);
      for (const number of [OPEN, CLOSED, AWAY]) {
        expect(await answer(`${verb} ${named(number)}`, number, outsider)).toEqual(absent);
      }
    });
  });
});

it('the courier is not asked about a parcel for somebody who is told nothing of it', async () => {
  const { say, asked } = await open(['slack:T1']);
  expect(await say(`/parcels refresh sto ${AWAY}`, member)).toMatchObject({ outcome: 'tracking-missing' });
  expect(asked).not.toContain('refresh');
  await say(`/parcels follow sto ${AWAY}`, member);
  expect(await say(`/parcels refresh sto ${AWAY}`, member)).toMatchObject({ outcome: 'ok' });
});
