import { describe, expect, it } from 'vitest';
import { createDoor } from '../../src/chat/door.ts';
import type { FormOpener, Responder, Visit } from '../../src/chat/visit.ts';
import { encodeCall, type Given } from '../../src/domain/call.ts';
import type { Card } from '../../src/domain/card.ts';
import type { Form } from '../../src/domain/form.ts';
import { useCore } from '../support/core.ts';
import { openGate } from '../support/open-gate.ts';
import { originAt } from '../support/origin.ts';
import { recordingResponder } from '../support/recording-responder.ts';

const here = originAt('T1', 'C1');
const TRACK = '/track sto 402934299065 title=Kettle';

/** Somebody on a platform that shows so many fields at once. */
async function setup(fields = 5) {
  const core = await useCore();
  const { dispatcher, memory, services, logger } = core;
  const door = createDoor({ dispatcher, gate: openGate, memory, clock: services.clock, logger });
  const forms: { form: Form; token: string }[] = [];
  const opener: FormOpener = {
    withinMs: null,
    room: { fields, text: 4_000 },
    async open(form, token) {
      forms.push({ form, token });
      return 'opened';
    },
  };
  async function enter(asked: Visit['asked'], change: Partial<Responder> = {}, origin = here) {
    const { shown, responder } = recordingResponder({ forms: opener, ...change });
    await door.enter({ id: null, origin, asked, responder });
    return shown.map(({ to, card }) => ({ to, card, title: card.title, text: JSON.stringify(card) }));
  }
  const type = (text: string) => enter({ kind: 'text', text });
  const press = (card: Card | undefined, label: string) => {
    const action = card?.actions?.find((each) => each.type === 'button' && each.label === label);
    if (action?.type !== 'button') throw new Error(`There is no button “${label}”.`);
    return enter({ kind: 'call', token: encodeCall(action.call) });
  };
  const last = () =>
    forms.at(-1) ?? {
      form: { title: '', submitLabel: '', submit: { verb: '', given: {} }, fields: [] },
      token: '',
    };
  /** Sends the last form back, with these fields changed. */
  const send = (entered: Given, change: Partial<Responder> = {}, origin = here) => {
    const { form, token } = last();
    const shown = Object.fromEntries(
      form.fields.filter(({ kind }) => kind !== 'file').map(({ name, value }) => [name, value]),
    );
    return enter({ kind: 'call', token, entered: { ...shown, ...entered } }, change, origin);
  };
  return { ...core, type, press, send, last, forms };
}

describe('a form that is sent back with mistakes', () => {
  const wrong = {
    number: '402934299065',
    carrier: 'nosuchcarrier',
    title: 'Blue kettle',
    order: 'x'.repeat(300),
  };

  it('comes back with all that was entered, and each mistake beside its field', async () => {
    const { type, send, press, last, asked } = await setup();
    await type('/track');
    const before = asked.filter((each) => each !== 'carriers').length;
    const [told] = await send(wrong);
    expect(told).toMatchObject({ to: 'asker', title: 'Track a parcel: 2 things to correct' });
    expect(told?.text).toContain('There is no such carrier');
    await press(told?.card, 'Back to the form');
    const fields = Object.fromEntries(last().form.fields.map((field) => [field.name, field]));
    for (const [name, value] of Object.entries(wrong)) expect(fields[name]).toMatchObject({ value });
    expect(fields['carrier']?.hint).toMatch(/^⚠ There is no such carrier/);
    expect(fields['order']?.hint).toMatch(/^⚠ Expected here: a text of at most 200/);
    expect(fields['title']?.hint).not.toMatch(/⚠/);
    expect(asked.filter((each) => each !== 'carriers')).toHaveLength(before);
    const [done] = await send({ carrier: 'sto', order: '9865' });
    expect(done).toMatchObject({ to: 'channel', title: 'Blue kettle' });
  });

  it('stays open where the platform keeps it open, with the same mistakes', async () => {
    const { type, send } = await setup(100);
    await type('/track');
    const kept: Given[] = [];
    const keepOpen = async (mistakes: Given) => kept.push(mistakes) > 0;
    expect(await send(wrong, { keepOpen })).toEqual([]);
    expect(kept).toEqual([
      { carrier: expect.stringMatching(/no such carrier/), order: expect.stringMatching(/at most 200/) },
    ]);
    expect(await send({ number: '  ' }, { keepOpen })).toEqual([]);
    expect(kept.at(-1)).toEqual({ number: 'Please fill this in.' });
  });

  it('brings back what could not be done just now as well', async () => {
    const { type, send, press, last, services } = await setup();
    await type('/track');
    const { create } = services.api;
    const problem = { code: 'provider-unavailable', reason: 'ECONNREFUSED' } as const;
    Object.assign(services.api, { create: async () => ({ ok: false, problem }) });
    const entered = { number: '402934299065', carrier: 'sto', title: 'Blue kettle' };
    const [told] = await send(entered);
    Object.assign(services.api, { create });
    await press(told?.card, 'Back to the form');
    expect(last().form.fields.find(({ name }) => name === 'title')).toMatchObject({ value: 'Blue kettle' });
    expect(await send({})).toMatchObject([{ to: 'channel', title: 'Blue kettle' }]);
  });

  it('is nobody else’s to send, and what was typed into one that has run out is shown', async () => {
    const { type, send, redis, prefix, subscriptions } = await setup();
    await type('/track');
    const entered = { number: '402934299065', carrier: 'sto', title: 'Blue kettle' };
    for (const stranger of [originAt('T2', 'C1'), originAt('T1', 'C1', { user: 'U2' })]) {
      expect(await send(entered, {}, stranger)).toMatchObject([
        { to: 'asker', title: 'That form is too old' },
      ]);
    }
    await redis.del(...(await redis.keys(`{${prefix}}:form:*`)));
    const [told] = await send(entered);
    expect(told).toMatchObject({ to: 'asker', title: 'That form is too old' });
    expect(told?.text).toContain('Blue kettle');
    expect(await subscriptions.keys(here.channel)).toEqual([]);
  });
});

describe('a form with more fields than are shown at once', () => {
  it('is asked for page by page, and nothing that was entered is lost', async () => {
    const { type, send, press, last, services } = await setup(2);
    await type('/track');
    expect(last().form).toMatchObject({ title: expect.stringMatching(/^Track a parcel \(1 of \d\)$/) });
    const entered: Record<string, string> = {
      number: '402934299065',
      carrier: 'sto',
      title: 'Blue kettle',
      order: '9',
    };
    const pick = () =>
      Object.fromEntries(
        last().form.fields.flatMap(({ name }) => (entered[name] ? [[name, entered[name]]] : [])),
      );
    let [told] = await send(pick());
    for (
      let page = 0;
      page < 9 && told?.card.actions?.some((each) => 'label' in each && each.label === 'Next fields');
      page += 1
    ) {
      expect(told.to).toBe('asker');
      await press(told.card, 'Next fields');
      [told] = await send(pick());
    }
    expect(told).toMatchObject({ to: 'channel', title: 'Blue kettle' });
    const read = await services.api.get({ carrier: 'sto', number: '402934299065' });
    expect(read).toMatchObject({ ok: true, value: { title: 'Blue kettle', orderId: '9' } });
  });

  it('gives only what was changed where that is what counts, each page by itself', async () => {
    const { type, send, press, last, requests } = await setup();
    await type(TRACK);
    await type('/parcels edit sto 402934299065');
    const [saved] = await send({ title: 'Red kettle' });
    expect(saved).toMatchObject({ to: 'asker', title: 'Saved: Red kettle' });
    await press(saved?.card, 'More fields');
    expect(last().form.title).toBe('Edit parcel (2 of 2)');
    await send({ phone: '+48 123 456 789' });
    const bodies = requests.filter(({ method }) => method === 'PUT').map(({ body }) => body);
    expect(bodies).toEqual([{ title: 'Red kettle' }, { customer_phone: '+48 123 456 789' }]);
  });
});
