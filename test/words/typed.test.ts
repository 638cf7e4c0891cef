import { beforeEach, describe, expect, it } from 'vitest';
import { useCore } from '../support/core.ts';

const UPS = '1Z5R89390357567127';
const STO = '402934299065';

/** What reached the service: what was created, as `carrier/number title`. */
async function typing(text: string) {
  const core = await useCore();
  const reply = await core.say(text);
  const bodies = core.requests
    .filter(({ method, path }) => method === 'POST' && /post|batch/.test(path))
    .flatMap(({ body }) => (Array.isArray(body) ? body : [body]) as readonly Record<string, string>[]);
  const created = bodies.map((each) =>
    [`${each['carrier_code']}/${each['tracking_number']}`, each['title']].filter(Boolean).join(' '),
  );
  return { ...reply, created };
}

describe('a line that is understood', () => {
  it.each([
    [`/track ups ${UPS} "Blue kettle"`, [`ups/${UPS} Blue kettle`]],
    [`/track "Blue kettle"`, []],
    [`/track sto ${STO} title=Blue kettle`, [`sto/${STO} Blue kettle`]],
    [`/track sto ${STO} title=Blue kettle order=9865 B`, [`sto/${STO} Blue kettle`]],
    [`/track ups ${UPS}, fedex 771234567890`, [`ups/${UPS}`, 'fedex/771234567890']],
    [`/track sto ${STO}, 402934299066`, [`sto/${STO}`, 'sto/402934299066']],
    [`/track sto, ${STO}`, [`sto/${STO}`]],
    ['/track 1Z 5R8 939 03 5756 712 7', [`ups/${UPS}`]],
    ['/track sto 4029 3429 9065', [`sto/${STO}`]],
    ['/track sto 4029-3429 9065', [`sto/${STO}`]],
    [`/track UPS: ${UPS}`, [`ups/${UPS}`]],
    [`/track tracking_number=${UPS} carrier_code=ups`, [`ups/${UPS}`]],
    [`/track courier=ups tracking=${UPS}`, [`ups/${UPS}`]],
    [`/track number="UPS ${UPS}"`, [`ups/${UPS}`]],
  ])('%s', async (text, expected) => {
    expect((await typing(text)).created).toEqual(expected);
  });
});

describe('a line with words that mean nothing', () => {
  it.each([
    [`/parcels refresh ups ${UPS} now`, 'now', `/parcels refresh ups ${UPS}"`],
    ['/parcels mute #2 later', 'later', '/parcels mute #2"'],
    ['/parcels settings quiet 22:00-07:00', 'quiet 22:00-07:00', '/parcels settings quiet=22:00-07:00"'],
    ['/parcels settings nonsense', 'nonsense', '/parcels settings"'],
    ['/parcels following everywhere', 'everywhere', '/parcels following"'],
    [
      `/parcels rename sto ${STO} Red kettle`,
      'Red kettle',
      `/parcels edit sto ${STO} title=\\"Red kettle\\"`,
    ],
    [`/parcels why sto ${STO} please tell`, 'please tell', `/parcels why sto ${STO}"`],
  ])('%s', async (text, words, meant) => {
    const { title, shown, created } = await typing(text);
    expect(title).toBe(`“${words}” is not understood here`);
    expect(shown).toContain(meant);
    expect(created).toEqual([]);
  });

  it.each([`/track ups ${UPS} Blue kettle`, `/track number="${UPS} Blue kettle"`])(
    '%s: they are named, and what they may mean is offered',
    async (text) => {
      const { title, shown, created } = await typing(text);
      expect(title).toBe(`Is it UPS ${UPS}?`);
      expect(shown).toMatch(/left out: “Blue kettle”.*Track it as “Blue kettle”.*Track it without/);
      expect(created).toEqual([]);
    },
  );

  it.each([
    [`/parcels edit ${STO} foo=bar`, 'There is no option “foo” here'],
    [`/track sto ${STO} title=A title=B`, '“title” is given twice'],
    [`/track dhl ${STO} carrier=ups`, '“carrier” is given twice'],
    [`/track carrier=sto number="ups ${UPS}"`, '“carrier” is given twice'],
  ])('%s', async (text, title) => {
    const answer = await typing(text);
    expect(answer.title).toBe(title);
    expect(answer.created).toEqual([]);
  });
});

describe('a line with an option that is none', () => {
  it.each([
    [`/parcels edit sto ${STO} foo=bar order=7`, `/parcels edit sto ${STO} order=7"`],
    [`/track sto ${STO} titel=Kettle`, `/track sto ${STO} title=Kettle"`],
    [`/parcels list nosuch:x`, 'nosuch:'],
  ])('%s', async (text, meant) => {
    const { shown, created } = await typing(text);
    expect(shown).toContain(meant);
    expect(created).toEqual([]);
  });
});

describe('a line of an import', () => {
  let plan = '';
  beforeEach(() => {
    plan = '';
  });
  const importing = async (text: string) => {
    const { shown, created } = await typing(`/parcels import ${text}`);
    expect(created).toEqual([]);
    plan = shown;
  };
  const counted = (name: string) => new RegExp(`"${name}","value":"(\\d+)`).exec(plan)?.[1];

  it('is one parcel each, however they are divided', async () => {
    await importing(`sto ${STO} title=A, sto 402934299066, sto 402934299066, zz 12`);
    expect(['New', 'Repeated', 'Not usable'].map(counted)).toEqual(['2', '1', '1']);
  });

  it('never has a name in its number', async () => {
    await importing(`Courier,Parcel,Customer Name\nUPS,${UPS},Ann`);
    expect(['New', 'Not usable'].map(counted)).toEqual(['1', '0']);
    expect(plan).toMatch(new RegExp(`"title":"UPS ${UPS}","detail":"for Ann"`));
  });
});
