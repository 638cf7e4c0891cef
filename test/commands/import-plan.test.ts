import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/parcels/table/decode-text.ts';
import { useCore } from '../support/core.ts';
import { importing } from '../support/importing.ts';

type Core = Awaited<ReturnType<typeof useCore>>;

interface Created {
  readonly carrier_code: string;
  readonly tracking_number: string;
}

/** What was created, as `carrier number` and whatever else was sent with it. */
function createdBy({ requests }: Core) {
  return requests
    .filter(({ path }) => path === '/trackings/batch')
    .flatMap(({ body }) => body as Created[])
    .map(({ carrier_code, tracking_number, ...rest }) => ({
      parcel: `${carrier_code} ${tracking_number}`,
      ...rest,
    }));
}

const parcelsBy = (core: Core) => createdBy(core).map(({ parcel }) => parcel);

/** What the first button of the plan for a file creates. */
async function created(file: string) {
  const core = await useCore();
  const plan = await importing(core, file);
  expect(parcelsBy(core)).toEqual([]);
  await plan.press(plan.buttons.find((label) => label.startsWith('Import ')) ?? '');
  return { plan, parcels: parcelsBy(core), sent: createdBy(core) };
}

describe('numbers without a carrier', () => {
  const FILE = 'Tracking number\n771234567897\n771234567901\n1Z5R89390357567127\n';

  it('are offered to be found at their price; those that tell cost nothing', async () => {
    const core = await useCore();
    const plan = await importing(core, FILE);
    expect(plan.shown).toMatch(/New","value":"1 parcel".*Without a carrier","value":"2 lines"/);
    expect(plan.buttons).toContainEqual(expect.stringMatching(/^Find 2 carriers: 0\.4/));
    expect(core.asked).not.toContain('detectCarrier');
  });

  it('are found at a press, asked about once each, and created at the next', async () => {
    const core = await useCore();
    const { press, buttons } = await importing(core, FILE);
    const found = await press(buttons.find((label) => label.startsWith('Find ')) ?? '');
    expect(core.asked.filter((name) => name === 'detectCarrier')).toHaveLength(2);
    expect(found.shown).toMatch(/New","value":"3 parcels".*could also be STO Express/);
    expect(parcelsBy(core)).toEqual([]);
    await core.press(found.buttons['Import 3 parcels'] ?? '');
    expect(parcelsBy(core)).toEqual(['fedex 771234567897', 'fedex 771234567901', 'ups 1Z5R89390357567127']);
  });

  it('may be given one carrier for all, in a form', async () => {
    const core = await useCore();
    const { buttons } = await importing(core, 'Tracking number\n771234567897\n');
    expect(buttons).toEqual([expect.stringMatching(/^Find 1 carrier: 0\.2/), 'Correct the columns']);
  });
});

describe('what stands in a cell', () => {
  it.each([
    ['a comma', '"402934299065,402934299066"'],
    ['a blank', '402934299065 402934299066'],
    ['a line break', '"402934299065\n402934299066"'],
    ['a stroke', '402934299065 | 402934299066'],
    ['a word', '402934299065 and 402934299066'],
  ])('may be two numbers of one order with %s between them', async (_, cell) => {
    const { sent } = await created(`Tracking number,Carrier,Order number\n${cell},sto,1042\n`);
    expect(sent).toEqual([
      { parcel: 'sto 402934299065', order_id: '1042' },
      { parcel: 'sto 402934299066', order_id: '1042' },
    ]);
  });

  it.each([
    ['a formula', '"=""402934299065"""'],
    ['a leading quote', "'402934299065"],
    ['decimals', '402934299065.0'],
    ['two decimals and a comma', '"402934299065,00"'],
    ['commas for thousands', '"402,934,299,065"'],
    ['points for thousands', '402.934.299.065'],
    ['blanks for thousands', '402\u202f934\u202f299\u202f065'],
    ['all digits in the scientific form', '4.02934299065E+11'],
    ['the same with a comma', '"4,02934299065E+11"'],
    ['a link', '"=HYPERLINK(""https://example.com/x"";""402934299065"")"'],
  ])('is the number that a spreadsheet wrote with %s', async (_, cell) => {
    expect((await created(`Tracking number,Carrier\n${cell},sto\n`)).parcels).toEqual(['sto 402934299065']);
  });

  it.each([
    ['cut off', '4.02934E+11'],
    ['cut off, with a comma', '"4,02934E+11"'],
    ['filled up with zeros', '123456789012345000'],
  ])('is said to be lost where digits were %s, and is not created', async (_, cell) => {
    const { plan, parcels } = await created(`Tracking number,Carrier\n${cell},sto\n402934299065,sto\n`);
    expect(plan.shown).toMatch(/Not usable","value":"1 line".*digits/);
    expect(parcels).toEqual(['sto 402934299065']);
  });
});

describe('an optional field', () => {
  it.each([
    ['USA', 'US'],
    ['United States of America', 'US'],
    ['Deutschland', 'DE'],
    ['UK', 'GB'],
    ['Polska', 'PL'],
    ['España', 'ES'],
    ['DEU', 'DE'],
  ])('names a country as %s', async (written, code) => {
    const { sent } = await created(`Tracking number,Carrier,Destination\n402934299065,sto,${written}\n`);
    expect(sent).toEqual([{ parcel: 'sto 402934299065', destination_code: code }]);
  });

  it.each([
    ['destination', 'Atlantis'],
    ['email', 'nobody at home'],
    ['ship_date', 'next full moon'],
    ['lang', 'klingonish'],
  ])('%s that cannot be read is lost alone, and the plan says so', async (field, bad) => {
    const { plan, sent } = await created(
      `Tracking number,Carrier,Title,${field}\n402934299065,sto,Kettle,${bad}\n`,
    );
    expect(plan.shown).toMatch(new RegExp(`“${bad}” cannot be read and is left out`));
    expect(sent).toEqual([{ parcel: 'sto 402934299065', title: 'Kettle' }]);
  });
});

describe('a file without a head that is understood', () => {
  it('is read by what it holds, and its names are in no number', async () => {
    const { sent } = await created(
      '402934299065,STO Express,Jo Example,jo@example.com\n402934299066,STO Express,Bo Sample,bo@example.com\n',
    );
    expect(sent).toEqual([
      { parcel: 'sto 402934299065', customer_email: 'jo@example.com' },
      { parcel: 'sto 402934299066', customer_email: 'bo@example.com' },
    ]);
  });

  it.each([
    [
      'a head in words that nobody knows',
      'Foo,Bar,Baz\n402934299065,Jo Example,771234567897\n402934299066,Bo Sample,771234567901\n',
    ],
    ['two columns of numbers', '402934299065,771234567897\n402934299066,771234567901\n'],
    [
      'numbers under an unknown heading',
      'Customer,Qwerty\nJo Example,402934299065\nBo Sample,402934299066\n',
    ],
  ])('is asked about: %s', async (_, file) => {
    const core = await useCore();
    const { buttons, card } = await importing(core, file);
    expect(card.title).toBe('Which column holds the tracking numbers?');
    expect(buttons).toEqual(['Choose the columns']);
    expect(core.asked).not.toContain('createMany');
  });

  it('with names beside its numbers glues nothing together', async () => {
    const core = await useCore();
    const plan = await importing(core, 'sto 402934299065 Jo Example\nsto 402934299066 title=Kettle\n');
    expect(plan.shown).toMatch(/Not usable","value":"1 line"/);
    await plan.press('Import 1 parcel');
    expect(parcelsBy(core)).toEqual(['sto 402934299066']);
  });
});

describe('a file in another encoding', () => {
  const GERMAN = 'Sendungsnummer;Dienst;Titel\n402934299065;sto;Wasserkocher grün\n';

  it.each([
    ['Windows-1252', Buffer.from(GERMAN, 'latin1'), 'Wasserkocher grün'],
    ['UTF-16', Buffer.from(`\uFEFF${GERMAN}`, 'utf16le'), 'Wasserkocher grün'],
    [
      'GBK',
      Buffer.from(
        'd4cbb5a5bac52cbfecb5ddb9abcbbe2cb1eacce20a3430323933343239393036352c73746f2cc9eacda80a',
        'hex',
      ),
      '申通',
    ],
  ])('such as %s keeps the letters of its titles', async (_, bytes, title) => {
    const decoded = decodeText(bytes);
    if ('instead' in decoded) throw new Error(decoded.instead);
    expect((await created(decoded.text)).sent).toEqual([{ parcel: 'sto 402934299065', title }]);
  });
});

describe('what is there already', () => {
  const FILE = 'Tracking number,Carrier,Title,Order number\n402934299065,sto,Pot,2\n402934299066,sto,Pan,3\n';

  async function withKettle() {
    const core = await useCore();
    await core.say('/track sto 402934299065 title=Kettle order=1');
    return { core, plan: await importing(core, FILE) };
  }

  const shownOf = async (core: Core) => (await core.say('/parcels export')).card.files?.[0]?.text ?? '';

  it('is compared before anything happens', async () => {
    const { plan } = await withKettle();
    expect(plan.shown).toMatch(
      /there already · title is “Kettle”, in the file “Pot”.*order number is “1”, in the file “2”/,
    );
    expect(plan.shown).toContain('what is there is kept, unless you choose to replace it');
    expect(plan.buttons).toEqual(['Import 2 parcels', 'Import and replace', 'Correct the columns']);
  });

  it('is kept at the one button', async () => {
    const { core, plan } = await withKettle();
    await plan.press('Import 2 parcels');
    expect(await shownOf(core)).toMatch(/402934299065,Kettle,/);
    expect(await shownOf(core)).not.toContain('Pot');
  });

  it('is replaced at the other', async () => {
    const { core, plan } = await withKettle();
    expect((await plan.press('Import and replace')).shown).toMatch(/Changed","value":"1 parcel"/);
    expect(await shownOf(core)).toMatch(/402934299065,Pot,/);
  });
});

describe('a number for two orders', () => {
  const FILE = 'Tracking number,Carrier,Title,Order number\n402934299065,sto,Kettle,1\n402934299065,sto,,2\n';

  it('is said to be repeated, with what differs, and the first line counts', async () => {
    const { plan, sent } = await created(FILE);
    expect(plan.shown).toMatch(/the same parcel as in line 2, with another order number/);
    expect(plan.shown).toContain('the first line counts');
    expect(sent).toEqual([{ parcel: 'sto 402934299065', title: 'Kettle', order_id: '1' }]);
  });

  it('or the last one, at a press; what only the other says is kept', async () => {
    const core = await useCore();
    const plan = await importing(core, FILE);
    const other = await plan.press('Let the last line count');
    expect(parcelsBy(core)).toEqual([]);
    await core.press(other.buttons['Import 1 parcel'] ?? '');
    expect(createdBy(core)).toEqual([{ parcel: 'sto 402934299065', title: 'Kettle', order_id: '2' }]);
  });
});

it('the button of a plan creates the rows that it shows, once, and no others', async () => {
  const core = await useCore();
  const rows = Array.from({ length: 60 }, (_, at) => `4029342990${at + 10},sto,Kettle ${at}`);
  const plan = await importing(core, `Tracking number,Carrier,Title\n${rows.join('\n')}\nzz 12,sto,Broken\n`);
  const listed = plan.card.files?.find(({ name }) => name === 'import-plan.csv')?.text ?? '';
  const fresh = listed.split('\n').filter((line) => line.includes(',new,'));
  await plan.press('Import 60 parcels');
  await plan.press('Import 60 parcels');
  const sent = createdBy(core).map(({ parcel, ...rest }) => ({ parcel, ...rest }));
  expect(sent).toHaveLength(60);
  expect(fresh).toHaveLength(60);
  for (const [at, { parcel }] of sent.entries())
    expect(fresh[at]).toContain(`${parcel.replace(' ', ',')},Kettle ${at}`);
});
