import { describe, expect, it } from 'vitest';
import type { ProviderProblem } from '../../src/domain/problem.ts';
import { failure } from '../../src/domain/result.ts';
import { commandSet } from '../support/cards.ts';
import { cardOf, useCore as setup } from '../support/core.ts';
import { originAt } from '../support/origin.ts';

const here = originAt('T1', 'C1');
const elsewhere = originAt('T2', 'C1');
const STO = 'sto 402934299065';

describe('track', () => {
  it('shows carrier, number, title, status, progress, latest event, history, days and link', async () => {
    const { dispatcher } = await setup();
    const { card, outcome, visibility } = cardOf(
      await dispatcher.fromText(here, `/track ${STO} title="Blue kettle"`),
    );
    expect({ outcome, visibility, title: card.title }).toEqual({
      outcome: 'ok',
      visibility: 'channel',
      title: 'Blue kettle',
    });
    expect(card.blocks).toMatchObject([
      {
        type: 'fields',
        fields: [
          { name: 'Status', value: 'In transit: on the way' },
          { name: 'Carrier', value: 'STO Express (sto)' },
          { name: 'Number', value: '…9065' },
          { name: 'Title', value: 'Blue kettle' },
          { name: 'Route' },
          { name: 'In transit for', value: '1 day' },
        ],
      },
      { type: 'progress', reached: 1, stuck: false },
      {
        type: 'history',
        heading: 'Latest',
        events: [
          {
            text: 'Departed from sorting centre',
            place: 'Hangzhou',
            at: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d/),
          },
        ],
      },
      {
        type: 'history',
        heading: 'Earlier',
        events: [{ text: 'Arrived at sorting centre' }, { text: 'Collected' }],
      },
      { type: 'text' },
    ]);
    expect(card.links).toEqual([{ label: 'Open STO Express', url: 'http://www.sto.cn/' }]);
  });

  it('means the same as typed text and as options', async () => {
    const { dispatcher, say } = await setup();
    const options = cardOf(
      await dispatcher.fromOptions(here, 'track', {
        carrier: 'STO Express',
        number: '4029-3429-9065',
        title: 'Blue kettle',
      }),
    );
    expect(JSON.stringify(options.card)).toContain('now follows');
    const typed = await say('/track 4029 3429 9065 sto title=“Blue kettle”');
    expect(typed.shown).toBe(
      JSON.stringify(options.card).replace(
        'now follows the parcel: news will be posted here.',
        'already follows the parcel.',
      ),
    );
  });

  it('takes a parcel that the service has already for a success', async () => {
    const { say } = await setup();
    await say(`/track ${STO}`);
    expect(await say(`/track ${STO}`, elsewhere)).toMatchObject({
      outcome: 'ok',
      shown: expect.stringContaining('now follows'),
    });
  });

  it('follows a parcel that cannot be read just now, and tells its journey later', async () => {
    const down = async () => failure({ code: 'provider-unavailable', reason: 'HTTP 502' });
    const { say, subscriptions } = await setup({ get: down });
    expect(await say(`/track ${STO}`)).toMatchObject({
      outcome: 'ok',
      shown: expect.stringContaining('cannot be read right now'),
    });
    expect(await subscriptions.list(here.channel)).toMatchObject([{ status: 'pending' }]);
  });

  it('tells the other channels what it saw', async () => {
    const { say, pass, woken } = await setup();
    await say(`/track ${STO}`);
    pass(7_000);
    await say(`/track ${STO}`, elsewhere);
    expect(woken).toMatchObject([{ workspace: 'T1', channel: 'C1' }]);
  });

  it.each<[string, string, RegExp]>([
    ['/track sto', 'missing-argument', /tracking number is missing.*carrier sto.*\/track sto 402934299065/],
    ['/track sto 12', 'bad-argument', /^(?!.*402934299065).*12.*5 to 50 letters/],
    ['/track nosuchcarrier 123', 'unknown-carrier', /nosuchcarrier.*code or name.*\/track sto 402934299065/],
    ['/track sot 402934299066', 'unknown-carrier', /sto \(STO Express\).*\/track sto 402934299066/],
    ['/track sto 402934299065 titel=x', 'unknown-option', /titel.*title=/],
    [`/track sto 402934299065 title=${'x'.repeat(201)}`, 'bad-argument', /at most 200/],
  ])('%s is explained to the asker', async (text, outcome, explanation) => {
    const { say } = await setup();
    const reply = await say(text);
    expect(reply).toMatchObject({ outcome, visibility: 'asker' });
    expect(reply.shown).toMatch(explanation);
  });
});

describe('status, list, stop, help', () => {
  it('shows the whole history', async () => {
    const { say } = await setup();
    await say(`/track ${STO}`);
    const reply = await say(`/parcels status ${STO}`);
    expect(reply).toMatchObject({ outcome: 'ok', visibility: 'asker' });
    expect(reply.shown).toMatch(/Origin courier \(sto\).*Collected.*Received by the courier/);
  });

  it('says how to add a parcel that nobody tracks', async () => {
    const { say } = await setup();
    expect(await say(`/parcels status ${STO}`)).toMatchObject({
      outcome: 'tracking-missing',
      shown: expect.stringContaining('/track sto'),
    });
  });

  it('lists what the channel follows, until it stops', async () => {
    const { say } = await setup();
    await say(`/track ${STO} title=Kettle`);
    expect((await say('/parcels list')).shown).toMatch(
      /1 parcel followed here.*Kettle · STO Express 402934299065.*Departed from sorting centre/,
    );
    expect(await say('/parcels list', elsewhere)).toMatchObject({ title: 'No parcels here yet' });
    expect(await say(`/parcels stop ${STO}`, elsewhere)).toMatchObject({ outcome: 'not-followed' });
    expect(await say(`/parcels stop ${STO}`)).toMatchObject({ outcome: 'ok', visibility: 'channel' });
    expect(await say('/parcels list')).toMatchObject({
      title: '1 parcel in the account, none followed here',
    });
  });

  it('explains every command', async () => {
    const { say } = await setup({}, undefined, { home: ['slack/T1'] });
    const { shown } = await say('/parcels');
    for (const { verb } of commandSet.all) expect(shown).toContain(verb);
    expect((await say('/parcels help track')).shown).toMatch(/\[carrier\].*optional.*Blue kettle/);
    expect(await say('/parcels help nonsense')).toMatchObject({ outcome: 'unknown-command' });
  });
});

describe('whatever happens', () => {
  it.each<ProviderProblem>([
    { code: 'key-rejected' },
    { code: 'quota-used-up' },
    { code: 'provider-busy', retryAfterMs: 90_000 },
    { code: 'provider-unavailable', reason: 'x' },
  ])('explains that $code', async (problem) => {
    const { say } = await setup({ create: async () => failure(problem) });
    expect(await say(`/track ${STO}`)).toMatchObject({ outcome: problem.code, visibility: 'asker' });
  });

  it('apologises for a bug, logs its cause, and shows none of it', async () => {
    const { say, logger } = await setup({
      create: async () => {
        throw new Error('secret internals');
      },
    });
    const reply = await say(`/track ${STO}`);
    expect(reply).toMatchObject({ outcome: 'bug', title: 'Something went wrong on our side' });
    expect(reply.shown).not.toContain('secret internals');
    expect(logger.lines).toContainEqual(
      expect.objectContaining({
        level: 'error',
        details: expect.objectContaining({ err: new Error('secret internals'), verb: 'track' }),
      }),
    );
  });

  it('an error that merely sounds like an outage is a bug: an apology, and a line with the error', async () => {
    const bug = new Error('no room to load ENOENT OOM LOADING');
    const { say, logger } = await setup({
      create: () => {
        throw bug;
      },
    });
    const { outcome, title } = await say('/track sto 402934299065');
    expect(outcome).toBe('bug');
    expect(title).not.toMatch(/memory is away/);
    const errors = logger.lines.filter(({ level }) => level === 'error');
    expect(errors).toMatchObject([{ details: { err: bug, verb: 'track' } }]);
  });

  it('takes a well-formed carrier at its word while no list can be had', async () => {
    const { say } = await setup({
      carriers: async () => failure({ code: 'provider-unavailable', reason: 'x' }),
    });
    expect(await say(`/track ${STO}`)).toMatchObject({ outcome: 'ok' });
    expect(await say('/track no/such 402934299065')).toMatchObject({ outcome: 'unknown-carrier' });
  });
});
