import { describe, expect, it } from 'vitest';
import { encodeCall } from '../src/domain/call.ts';
import { failure } from '../src/domain/result.ts';
import { useCore } from './support/core.ts';
import { originAt } from './support/origin.ts';

const neighbour = originAt('T1', 'C2');
const stranger = originAt('T2', 'C1');
const STO = 'sto 402934299065';
const numbers = (count: number) =>
  Array.from({ length: count }, (_, index) => `4029342990${String(index).padStart(2, '0')}`);

describe('a date that may be two', () => {
  it('is asked about before anything is created, and the chosen one is sent', async () => {
    const { say, press, requests } = await useCore();
    const created = () => requests.filter(({ path }) => path === '/trackings/post');
    const question = await say('/track sto 402934299065 ship_date=05/12/2026');
    expect(question).toMatchObject({ outcome: 'ambiguous-date' });
    expect(created()).toEqual([]);
    expect(await press(question.buttons['Saturday, 5 December 2026'] ?? '')).toMatchObject({ outcome: 'ok' });
    expect(created()).toMatchObject([{ body: { tracking_ship_date: '20261205' } }]);
  });
});

describe('finding the carrier', () => {
  it('costs nothing where the number itself says it', async () => {
    const { say, asked } = await useCore();
    expect(await say('/track 1Z5R89390357567127')).toMatchObject({
      outcome: 'ok',
      shown: expect.stringContaining('recognised as UPS'),
    });
    expect(asked).not.toContain('detectCarrier');
  });

  it('is asked once for each number, names what it found, and says what it cost', async () => {
    const { say, asked } = await useCore();
    expect((await say('/track 402934299065')).shown).toMatch(/recognised as STO Express.*0\.2 of the quota/);
    expect((await say('/track 402934299065')).shown).not.toContain('0.2');
    expect(asked.filter((name) => name === 'detectCarrier')).toHaveLength(1);
  });

  it('lets people choose among several', async () => {
    const { say, press, subscriptions } = await useCore();
    const question = await say('/track LZ100200305CN title="Blue kettle"');
    expect(question).toMatchObject({ visibility: 'asker' });
    expect(await press(question.buttons['China Post'] ?? '')).toMatchObject({
      outcome: 'ok',
      title: 'Blue kettle',
    });
    expect(await subscriptions.keys(originAt('T1', 'C1').channel)).toEqual([
      { carrier: 'china-post', number: 'LZ100200305CN' },
    ]);
  });

  it('explains how to name it where none fits', async () => {
    const { say } = await useCore();
    expect(await say('/track ABC12345')).toMatchObject({
      outcome: 'carrier-not-detected',
      shown: expect.stringContaining('/parcels carriers'),
    });
  });

  it('asks once for what a courier needs', async () => {
    const { say, press, requests } = await useCore();
    const question = await say('/track postnl-3s 3SABCD1234567');
    expect(question.shown).toContain('postcode');
    expect(requests.some(({ path }) => path === '/trackings/post')).toBe(false);
    const form = await press(question.buttons['Fill in'] ?? '');
    expect(form.shown).toContain('Recipient’s postcode');
    expect(await press(question.buttons['Track without it'] ?? '')).toMatchObject({ outcome: 'ok' });
    expect(await say('/track postnl-3s 3SABCD1234567')).toMatchObject({
      title: expect.stringContaining('PostNL'),
    });
  });
});

describe('many at once', () => {
  it('follows 2 to 40 numbers with one batch', async () => {
    const { say, asked, subscriptions } = await useCore();
    const reply = await say(`/track sto ${numbers(40).join(', ')}`);
    expect(reply.shown).toMatch(/40 parcels added/);
    expect(asked.filter((name) => name.startsWith('create'))).toEqual(['createMany']);
    expect(await subscriptions.keys(originAt('T1', 'C1').channel)).toHaveLength(40);
  });

  it('asks before more, and takes them forty at a time', async () => {
    const { say, press, asked } = await useCore();
    const plan = await say(`/track sto ${numbers(85).join(' ')}`);
    expect(plan.shown).toMatch(/85 parcels.*85 of the quota/);
    expect(asked).not.toContain('createMany');
    expect((await press(plan.buttons['Import 85 parcels'] ?? '')).title).toBe('85 parcels added');
    expect(asked.filter((name) => name === 'createMany')).toHaveLength(3);
  });

  it('says what is new, there already, repeated and unusable, and gives the unusable lines back', async () => {
    const { say } = await useCore();
    await say(`/track ${STO}`);
    const { card, shown } = await say(
      `/parcels import\n${STO}\nsto 402934299066 title="Blue kettle"\nsto 4029-3429-9066\nnosuch 12345678\n4029`,
    );
    expect(shown).toMatch(
      /New","value":"1 parcel".*there","value":"1 parcel".*usable","value":"2 lines".*Repeated","value":"1 line".*1 of the quota/,
    );
    expect(card.files?.[0]?.text).toBe(
      'carrier,number,problem\nnosuch,12345678,There is no carrier “nosuch”\n,4029,That does not look like a tracking number\n',
    );
  });

  it.each([
    ['sto 402934299065; yto 402934299066 title="Blue kettle"', /New","value":"2 parcels"/],
    ['sto;402934299065', /New","value":"1 parcel"/],
    ['sto, 4029 3429 9065', /New","value":"1 parcel"/],
  ])('reads the one line %s', async (line, says) => {
    const { say } = await useCore();
    expect((await say(`/parcels import ${line}`)).shown).toMatch(says);
  });

  it.each([
    ['comma', 'Carrier,Tracking number,Title\nsto,402934299065,"Kettle, blue"\n'],
    ['semicolon', 'carrier_code;tracking_number;title\r\nsto;4029 3429 9065;Kettle, blue\r\n'],
    [
      'tab and byte order mark',
      '\uFEFFnumber\tcourier\ttitle\tweight\n402934299065\tSTO Express\tKettle, blue\tx\n',
    ],
  ])('reads a CSV with %s', async (_, file) => {
    const { dispatcher, requests, press } = await useCore();
    const reply = await dispatcher.fromOptions(originAt('T1', 'C1'), 'import', { file });
    if (reply.kind === 'form') throw new Error('no form was expected');
    const [action] = reply.card.actions ?? [];
    if (action?.type !== 'button') throw new Error('a button was expected');
    await press(`import;${action.call.once};draft=${action.call.given['draft']}`);
    expect(requests.find(({ path }) => path === '/trackings/batch')?.body).toEqual([
      { carrier_code: 'sto', tracking_number: '402934299065', title: 'Kettle, blue' },
    ]);
  });

  it('exports what can be imported again, and no formula', async () => {
    const { say, press, dispatcher, requests } = await useCore();
    await say(
      `/track ${STO} title="=1+1" order=9865 customer=Sandy email=sandy@example.com phone=+86123456789`,
    );
    const file = (await say('/parcels export')).card.files?.[0]?.text ?? '';
    expect(file).toContain("'=1+1");
    const { buttons, card } = await say('/parcels-admin delete-many carrier:sto');
    expect(card.files).toEqual([{ name: 'deleted.csv', text: file }]);
    await press(buttons['Delete 1 parcel'] ?? '');
    const reply = await dispatcher.fromOptions(originAt('T1', 'C1'), 'import', { file });
    if (reply.kind === 'form' || reply.card.actions?.[0]?.type !== 'button')
      throw new Error('a button was expected');
    const { call } = reply.card.actions[0];
    await press(`import;${call.once};draft=${call.given['draft']}`);
    expect(requests.findLast(({ path }) => path === '/trackings/batch')?.body).toMatchObject([
      {
        title: '=1+1',
        order_id: '9865',
        customer_name: 'Sandy',
        customer_email: 'sandy@example.com',
      },
    ]);
  });

  it('shows how far an import has come', async () => {
    const { dispatcher, say } = await useCore();
    const { card } = await say(`/track sto ${numbers(85).join(' ')}`);
    const [action] = card.actions ?? [];
    if (action?.type !== 'button') throw new Error('a button was expected');
    const seen: string[] = [];
    const means = { forms: false, progress: async ({ title }: { title: string }) => void seen.push(title) };
    await dispatcher.fromCall(originAt('T1', 'C1'), encodeCall(action.call), {}, means);
    expect(seen).toEqual(['Importing: 40 of 85', 'Importing: 80 of 85', 'Importing: 85 of 85']);
  });

  it('goes on with an import that was interrupted', async () => {
    let fails = true;
    const { say, press, services } = await useCore();
    const create = services.api.createMany;
    Object.defineProperty(services.api, 'createMany', {
      value: async (parcels: Parameters<typeof create>[0]) =>
        fails && parcels.length < 40 ? failure({ code: 'provider-busy', retryAfterMs: 1 }) : create(parcels),
    });
    const text = `/track sto ${numbers(60).join(' ')}`;
    const first = await press((await say(text)).buttons['Import 60 parcels'] ?? '');
    expect(first.shown).toMatch(/Added","value":"40 parcels".*Failed","value":"20 lines"/);
    expect(first.card.files?.[0]?.text.split('\n')).toHaveLength(22);
    fails = false;
    const second = await press((await say(text)).buttons['Import 60 parcels'] ?? '');
    expect(second.shown).toMatch(/Added","value":"20 parcels".*There already","value":"40 parcels"/);
  });

  it('turns the pages of a list by buttons', async () => {
    const { say, press } = await useCore();
    await say(`/track sto ${numbers(25).join(', ')}`);
    const first = await say('/parcels list carrier:sto');
    expect(first.shown).toMatch(/25 parcels found.*Page 1 of 3/);
    const second = await press(first.buttons['Next ▶'] ?? '');
    expect(second.shown).toMatch(/#11 .*Page 2 of 3/);
    expect(Object.keys(second.buttons)).toEqual(['◀ Back', 'Next ▶']);
  });
});

describe('changing', () => {
  it('clears a field, or says that the service cannot', async () => {
    const { say, requests } = await useCore();
    await say(`/track ${STO} title=Kettle`);
    expect((await say(`/parcels edit ${STO} title=`)).shown).toContain('1 field was cleared');
    expect(requests.at(-1)?.body).toEqual({ title: '' });
    expect(await say(`/parcels edit ${STO} archived=`)).toMatchObject({ outcome: 'not-clearable' });
    expect((await say('/parcels list')).shown).not.toContain('Kettle');
  });

  it.each([
    ['received', { status: 4 }],
    ['problem', { status: 7 }],
    ['restore', { status: 8 }],
    ['archive', { archived: 'true' }],
  ])('%s is one word', async (verb, body) => {
    const { say, requests } = await useCore();
    await say(`/track ${STO}`);
    expect(await say(`/parcels ${verb} ${STO}`)).toMatchObject({ outcome: 'ok' });
    expect(requests.at(-1)).toMatchObject({ method: 'PUT', body });
  });

  it('takes followers and what is known along to another carrier', async () => {
    const { say, subscriptions, parcels, woken, pass } = await useCore();
    await say(`/track ${STO} title=Kettle`);
    await say(`/track ${STO}`, neighbour);
    expect(await say('/parcels carrier kettle yto')).toMatchObject({ outcome: 'ok' });
    const moved = { carrier: 'yto', number: '402934299065' };
    for (const { channel } of [originAt('T1', 'C1'), neighbour])
      expect(await subscriptions.keys(channel)).toEqual([moved]);
    expect(await parcels.read(moved)).not.toBeNull();
    expect(await parcels.read({ carrier: 'sto', number: '402934299065' })).toBeNull();
    pass(60_000);
    await say('/parcels status kettle');
    expect(woken).toHaveLength(2);
  });

  it('says which channels lose a deleted parcel, and asks before', async () => {
    const { say, press, subscriptions } = await useCore();
    await say(`/track ${STO}`);
    await say(`/track ${STO}`, neighbour);
    const question = await say(`/parcels-admin delete ${STO}`);
    expect(question.card.footer).toEqual(
      expect.arrayContaining(['Channels that lose it: ', { channel: 'C1' }, { channel: 'C2' }]),
    );
    expect(await subscriptions.keys(neighbour.channel)).toHaveLength(1);
    expect(await press(question.buttons['Delete'] ?? '')).toMatchObject({ outcome: 'ok' });
    expect(await subscriptions.keys(neighbour.channel)).toEqual([]);
    expect(await press(question.buttons['Delete'] ?? '')).toMatchObject({ outcome: 'already-done' });
  });

  it('may be tried again with the same button when the service was busy', async () => {
    let busy = true;
    const { say, press } = await useCore({
      delete: async () => {
        if (!busy) return { ok: true, value: undefined };
        busy = false;
        return failure({ code: 'provider-busy', retryAfterMs: 1_000 });
      },
    });
    await say(`/track ${STO}`);
    const { buttons } = await say(`/parcels-admin delete ${STO}`);
    expect(await press(buttons['Delete'] ?? '')).toMatchObject({ outcome: 'provider-busy' });
    expect(await press(buttons['Delete'] ?? '')).toMatchObject({ outcome: 'ok' });
  });

  it('says that the telephone of many cannot be changed at once', async () => {
    const { say } = await useCore();
    expect(await say('/parcels-admin edit-many carrier:sto -- customer_phone=+15550100')).toMatchObject({
      outcome: 'bad-argument',
      shown: expect.stringContaining('use edit for each'),
    });
  });
});

describe('refreshing', () => {
  it('says when it can be done again', async () => {
    const { say } = await useCore({
      refresh: async () => failure({ code: 'refreshed-recently', retryAfterMs: 6_600_000 }),
    });
    await say(`/track ${STO}`);
    expect(await say(`/parcels refresh ${STO}`)).toMatchObject({
      outcome: 'refreshed-recently',
      shown: expect.stringContaining('in 1 hour 50 minutes'),
    });
  });

  it('shows on every card when it can be done', async () => {
    const { say, services } = await useCore();
    Object.defineProperty(services.budget, 'refreshWaitMs', { value: async () => 3_600_000 });
    expect((await say(`/track ${STO}`)).shown).toContain('possible again in 1 hour');
  });
});

describe('who sees and does what', () => {
  it('keeps customers and full numbers out of a shared channel, unless the channel wants the numbers', async () => {
    const { say } = await useCore();
    const card = () => say(`/track ${STO} customer=Sandy email=sandy@example.com phone=+15550100`);
    const text = ({ card: { title, blocks, footer } }: Awaited<ReturnType<typeof card>>) =>
      JSON.stringify([title, blocks, footer]);
    expect(text(await card())).not.toMatch(/402934299065|Sandy|sandy@|5550100/);
    await say('/parcels settings numbers=full');
    expect(text(await card())).toContain('402934299065');
    expect((await say(`/parcels status ${STO}`)).shown).toMatch(/Sandy.*sandy@example.com/);
  });

  it('logs nothing about customers', async () => {
    const { say, logger } = await useCore();
    await say(`/track ${STO} customer=Sandy email=sandy@example.com phone=+15550100`);
    await say(`/parcels edit ${STO} customer_name=Sandy2`);
    expect(JSON.stringify(logger.lines)).not.toMatch(/Sandy|sandy@|5550100/);
  });

  it('lets another workspace see and change nothing of what one brought in', async () => {
    const { say, press } = await useCore();
    await say(`/track ${STO} title=Kettle order=9865 customer=Sandy`);
    await say(`/track ${STO}`, stranger);
    const status = await say(`/parcels status ${STO}`, stranger);
    expect(status.shown).not.toMatch(/Kettle|9865|Sandy/);
    expect(await say('/parcels status Kettle', stranger)).toMatchObject({ outcome: 'which-parcel' });
    expect((await say('/parcels list carrier:sto', stranger)).shown).not.toMatch(/Kettle/);
    for (const text of [
      `/parcels edit ${STO} title=Mine`,
      `/parcels archive ${STO}`,
      `/parcels carrier ${STO} yto`,
      `/parcels-admin delete ${STO}`,
      `/parcels-admin freeze ${STO}`,
      `/parcels-admin delete-many ${STO}`,
    ]) {
      expect(await say(text, stranger)).toMatchObject({ outcome: 'owned-elsewhere' });
    }
    const { buttons } = await say(`/parcels-admin delete ${STO}`);
    expect(await press(buttons['Delete'] ?? '', {}, stranger)).toMatchObject({ outcome: 'stale-button' });
  });

  it('says who may do what somebody may not', async () => {
    const { say } = await useCore();
    const roles = { holds: async () => false, describe: (role: string) => `the ${role}` };
    const anybody = originAt('T1', 'C1', { roles });
    expect(await say('/parcels-admin account', anybody)).toMatchObject({
      outcome: 'not-allowed',
      shown: expect.stringContaining('the admins'),
    });
    await say(`/track ${STO}`, anybody);
    expect(await say(`/parcels archive ${STO}`, anybody)).toMatchObject({ outcome: 'ok' });
  });
});
