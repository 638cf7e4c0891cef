import { describe, expect, it } from 'vitest';
import { failure, success } from '../src/domain/result.ts';
import { announce } from '../src/notices/announce.ts';
import { observeAll } from '../src/notices/sweep.ts';
import { settleAttempts } from '../src/parcels/settle-attempts.ts';
import type { NewParcel } from '../src/ports/provider-data.ts';
import { recordingNotifier } from './fakes/recording-notifier.ts';
import { useCore } from './support/core.ts';
import { originAt } from './support/origin.ts';

const NUMBER = '402934288123';
const STO = `sto ${NUMBER}`;
const KEY = { carrier: 'sto', number: NUMBER };
/** What is written about a parcel, as the service has it and as it is typed. */
const FIELDS = {
  title: 'Secretkettle',
  order_id: 'ORD-4711',
  comment: 'Hidden',
  customer_name: 'Dana Example',
};
const TYPED = 'title=Secretkettle order=ORD-4711 comment=Hidden customer="Dana Example"';
const WORDS = Object.values(FIELDS);

const host = originAt('T1', 'C1');
const guest = originAt('T2', 'C9');
const other = originAt('T3', 'C5');

type Core = Awaited<ReturnType<typeof useCore>>;

/** Where the words of the parcel are read by whoever asks for everything. */
async function readers({ say }: Core): Promise<readonly string[]> {
  const found = await Promise.all(
    [host, guest, other].map(async (origin) => {
      const { shown } = await say(`/parcels status ${STO}`, origin);
      return WORDS.every((word) => shown.includes(word)) ? [origin.channel.workspace] : [];
    }),
  );
  return found.flat();
}

/** Every way to get at the parcel. */
const TRIES = [
  `/track ${STO}`,
  `/track ${STO} title=Mine`,
  `/parcels follow ${STO}`,
  `/parcels status ${STO}`,
  `/parcels refresh ${STO}`,
  '/parcels list carrier:sto',
  '/parcels list text:Dana',
  '/parcels export',
  '/parcels following',
  `/parcels why ${STO}`,
];
const CHANGES = [
  `/parcels edit ${STO} title=Mine`,
  `/parcels archive ${STO}`,
  `/parcels carrier ${STO} yto`,
  `/parcels-admin delete ${STO}`,
  `/parcels-admin freeze ${STO}`,
  `/parcels-admin edit-many ${STO} -- archived=yes`,
  `/parcels-admin delete-many ${STO}`,
];

async function expectNothingTaken(core: Core, taker = guest): Promise<void> {
  for (const text of TRIES) {
    const { shown } = await core.say(text, taker);
    for (const word of WORDS) expect(shown, `${text} shows ${word}`).not.toContain(word);
  }
  for (const text of CHANGES)
    expect(await core.say(text, taker)).toMatchObject({ outcome: 'owned-elsewhere' });
}

describe('a parcel', () => {
  it('stays with the workspace that brought it in, however often others track it', async () => {
    const core = await useCore({}, undefined, { home: ['slack/T1'] });
    await core.say(`/track ${STO} ${TYPED}`, other);
    await expectNothingTaken(core);
    await expectNothingTaken(core, host);
    expect(await readers(core)).toEqual(['T3']);
  });

  it('that nobody brought in is the host’s, however early others track it', async () => {
    const core = await useCore({}, undefined, { home: ['slack/T1'] });
    core.sandbox.world.add('sto', NUMBER, FIELDS);
    await expectNothingTaken(core);
    expect(await readers(core)).toEqual(['T1']);
    expect(await core.say(`/parcels edit ${STO} title=Kettle`, host)).toMatchObject({ outcome: 'ok' });
  });

  it('that nobody brought in is nobody’s where the host has named no workspace, and the list says what to set', async () => {
    const core = await useCore();
    core.sandbox.world.add('sto', NUMBER, FIELDS);
    expect(await readers(core)).toEqual([]);
    const { title, shown } = await core.say('/parcels list', host);
    expect(title).toBe('No parcels here yet');
    expect(shown).toContain('HOME_WORKSPACES=slack/T1');
    await expectNothingTaken(core, host);
    expect((await core.say('/parcels list', host)).shown).not.toContain('HOME_WORKSPACES');
  });

  it('that others track can be seen by them: where it is, and what happens', async () => {
    const core = await useCore({}, undefined, { home: ['slack/T1'] });
    core.sandbox.world.add('sto', NUMBER, FIELDS);
    core.pass(20_000);
    expect((await core.say(`/track ${STO}`, guest)).shown).toMatch(/In transit|Delivered/);
    expect((await core.say('/parcels list', guest)).shown).toContain(NUMBER);
  });

  it('is of one workspace alone when several bring it in at once', async () => {
    const core = await useCore();
    const words = (name: string) => `/track ${STO} title=${name} customer=${name}`;
    const origins = [host, guest, other];
    await Promise.all(origins.map((origin) => core.say(words(origin.channel.workspace), origin)));
    const [owner] = await core.owners.read([KEY]);
    const stored = core.sandbox.world.find('sto', NUMBER)?.fields['title'];
    expect(owner).toMatchObject({ workspace: `slack/${stored}` });
    for (const origin of origins) {
      const { shown } = await core.say(`/parcels status ${STO}`, origin);
      expect(shown.includes(`"Customer","value":"${stored}"`)).toBe(origin.channel.workspace === stored);
      expect(await core.subscriptions.keys(origin.channel)).toEqual([KEY]);
    }
  });

  it('is of one workspace alone when their files name it both', async () => {
    const core = await useCore();
    const numbers = Array.from({ length: 80 }, (_, place) => `4029342${88_000 + place}`);
    const origins = [host, guest];
    const plans = await Promise.all(
      origins.map((origin) => {
        const name = origin.channel.workspace;
        const ordered = origin === host ? numbers : [...numbers].reverse();
        const lines = ordered.map((number) => `sto ${number} title=${name}-${number}`).join('\n');
        return core.say(`/parcels import ${lines}`, origin);
      }),
    );
    await Promise.all(
      plans.map(({ buttons }, place) => core.press(Object.values(buttons)[0] ?? '', {}, origins[place])),
    );
    const owned = await core.owners.read(numbers.map((number) => ({ carrier: 'sto', number })));
    const stored = numbers.map((number) => String(core.sandbox.world.find('sto', number)?.fields['title']));
    expect(owned).toMatchObject(stored.map((title) => ({ workspace: `slack/${title.split('-')[0]}` })));
    for (const origin of origins) {
      const { shown } = await core.say('/parcels export', origin);
      const own = stored.filter((title) => title.startsWith(origin.channel.workspace));
      expect(own.length).toBeGreaterThan(0);
      expect(stored.filter((title) => shown.includes(title))).toEqual(own);
    }
  });
});

/** The service does what it is asked, but its answer to this one call gets lost. */
function loseOneAnswer(
  { services: { api } }: Core,
  name: 'create' | 'createMany',
  problem = 'unavailable',
): void {
  const real = api[name] as (given: unknown) => Promise<unknown>;
  Object.assign(api, {
    async [name](given: NewParcel) {
      await real(given);
      Object.assign(api, { [name]: real });
      return problem === 'unavailable'
        ? failure({ code: 'provider-unavailable', reason: 'no answer in time' })
        : failure({ code: 'tracking-exists', mayBeOurs: true });
    },
  });
}

describe('a parcel whose addition was not confirmed', () => {
  it('is nobody’s until it is tracked again, and then of whoever wanted to add it', async () => {
    const core = await useCore({}, undefined, { home: ['slack/T1'] });
    loseOneAnswer(core, 'create');
    expect(await core.say(`/track ${STO} ${TYPED}`, guest)).toMatchObject({
      outcome: 'provider-unavailable',
    });
    await expectNothingTaken(core, host);
    expect((await core.say('/parcels list carrier:sto', host)).shown).not.toContain('Secretkettle');
    core.pass(60_000);
    expect(await core.say(`/track ${STO} ${TYPED}`, guest)).toMatchObject({ outcome: 'ok' });
    expect(await readers(core)).toEqual(['T2']);
  });

  it('is told to no query of the host’s meanwhile', async () => {
    const core = await useCore({}, undefined, { home: ['slack/T1'] });
    await core.say('/parcels follow carrier:sto', host);
    loseOneAnswer(core, 'create');
    await core.say(`/track ${STO} ${TYPED}`, guest);
    const page = await core.services.api.list({});
    if (!page.ok) throw new Error(page.problem.code);
    await observeAll({ ...core.services, deliveredGraceMs: 1e12 }, page.value.parcels);
    expect(await core.outbox.waiting()).toEqual([]);
  });

  it('is of whoever asked where the service was asked twice for one command', async () => {
    const core = await useCore();
    loseOneAnswer(core, 'create', 'exists');
    expect(await core.say(`/track ${STO} ${TYPED}`, guest)).toMatchObject({ outcome: 'ok' });
    expect(await readers(core)).toEqual(['T2']);
  });

  it('is of whoever asked where the bot died before it was noted', async () => {
    const core = await useCore({}, undefined, { home: ['slack/T1'] });
    const { claim } = core.services.owners;
    Object.assign(core.services.owners, {
      async claim() {
        Object.assign(core.services.owners, { claim });
        throw new Error('the process ends here');
      },
    });
    expect(await core.say(`/track ${STO} ${TYPED}`, guest)).toMatchObject({ outcome: 'bug' });
    expect(await readers(core)).toEqual([]);
    await core.say(`/track ${STO} ${TYPED}`, guest);
    expect(await readers(core)).toEqual(['T2']);
  });

  it('in a file is of whoever repeats it', async () => {
    const core = await useCore();
    loseOneAnswer(core, 'createMany');
    const several = `/track ${STO}, sto 402934288124 ${TYPED}`;
    await core.say(several, guest);
    expect(await readers(core)).toEqual([]);
    await core.say(several, guest);
    expect(await readers(core)).toEqual(['T2']);
  });

  it('is not given to somebody else who lost an answer, too', async () => {
    const core = await useCore();
    loseOneAnswer(core, 'create');
    await core.say(`/track ${STO} ${TYPED}`, guest);
    Object.assign(core.services.api, {
      create: async () => failure({ code: 'provider-unavailable', reason: 'no answer in time' }),
    });
    await core.say(`/track ${STO} title=Mine`, other);
    Object.assign(core.services.api, { create: async () => failure({ code: 'tracking-exists' }) });
    await core.say(`/track ${STO} title=Mine`, other);
    expect(await readers(core)).toEqual([]);
    await core.say(`/track ${STO} ${TYPED}`, guest);
    expect(await readers(core)).toEqual(['T2']);
  });

  it('is not given to somebody who tried before it was there', async () => {
    const core = await useCore({}, undefined, { home: ['slack/T1'] });
    const { create } = core.services.api;
    Object.assign(core.services.api, { create: async () => failure({ code: 'number-rejected' }) });
    await core.say(`/track ${STO}`, guest);
    Object.assign(core.services.api, { create });
    core.pass(60_000);
    core.sandbox.world.add('sto', NUMBER, {});
    core.pass(60_000);
    await core.say(`/track ${STO}`, guest);
    expect(await core.owners.read([KEY])).toEqual(['nobody']);
  });

  it('is not given to somebody who tracks it at the same moment, though nothing is written about it', async () => {
    const core = await useCore({}, undefined, { home: ['slack/T1'] });
    core.sandbox.world.add('sto', NUMBER, {});
    await core.say(`/track ${STO}`, guest);
    await core.say(`/track ${STO}, sto 402934288124`, guest);
    expect(await core.owners.read([KEY])).toEqual(['nobody']);
    core.pass(10 * 60_000);
    await settleAttempts(core.services);
    expect(await core.owners.read([KEY])).toEqual(['nobody']);
  });
});

describe('an attempt of which nobody knows what became of it', () => {
  const MINUTE_MS = 60_000;
  const settle = ({ services }: Core) => settleAttempts(services);

  it('is looked into, so that the parcel is its owner’s though nobody repeats the command', async () => {
    const core = await useCore({}, undefined, { home: ['slack/T1'] });
    loseOneAnswer(core, 'create');
    await core.say(`/track ${STO} ${TYPED}`, { ...guest, isOpen: async () => false });
    expect(await settle(core)).toEqual(success({ settled: 0 }));
    core.pass(4 * MINUTE_MS);
    expect(await settle(core)).toEqual(success({ settled: 1 }));
    expect(await readers(core)).toEqual(['T2']);
    expect(await core.owners.read([KEY])).toMatchObject([{ by: guest.user, readBy: 'channel' }]);
    expect(await settle(core)).toEqual(success({ settled: 0 }));
  });

  it('of a stranger keeps the host from his own parcel no longer than it takes to look', async () => {
    const core = await useCore({}, undefined, { home: ['slack/T1'] });
    core.sandbox.world.add('sto', NUMBER, FIELDS);
    core.pass(2 * MINUTE_MS);
    const { create } = core.services.api;
    Object.assign(core.services.api, {
      create: async () => failure({ code: 'provider-busy', retryAfterMs: 1 }),
    });
    await core.say(`/track ${STO}`, guest);
    await core.say(`/track ${STO} ${TYPED}`, other);
    Object.assign(core.services.api, { create });
    core.pass(4 * MINUTE_MS);
    expect(await settle(core)).toEqual(success({ settled: 2 }));
    expect(await readers(core)).toEqual(['T1']);
  });

  it('is forgotten when nothing came of it', async () => {
    const core = await useCore({}, undefined, { home: ['slack/T1'] });
    Object.assign(core.services.api, {
      create: async () => failure({ code: 'provider-busy', retryAfterMs: 1 }),
    });
    await core.say(`/track ${STO}`, guest);
    core.pass(10 * MINUTE_MS);
    expect(await settle(core)).toEqual(success({ settled: 0 }));
    expect(await core.owners.read([KEY])).toEqual(['unsettled']);
    core.pass(10 * MINUTE_MS);
    expect(await settle(core)).toEqual(success({ settled: 1 }));
    expect(await core.owners.read([KEY])).toEqual(['nobody']);
    expect(await core.redis.exists(core.keys.unsettled)).toBe(0);
  });

  it('waits for the service', async () => {
    const core = await useCore();
    loseOneAnswer(core, 'create');
    await core.say(`/track ${STO} ${TYPED}`, guest);
    core.pass(60 * MINUTE_MS);
    const { list } = core.services.api;
    const away = failure({ code: 'provider-unavailable', reason: 'no answer in time' });
    Object.assign(core.services.api, { list: async () => away });
    expect(await settle(core)).toEqual(away);
    Object.assign(core.services.api, { list });
    expect(await settle(core)).toEqual(success({ settled: 1 }));
    expect(await readers(core)).toEqual(['T2']);
  });
});

describe('a parcel that changes', () => {
  it('is of whoever adds it anew, and not of whoever had it before', async () => {
    const core = await useCore();
    await core.say(`/track ${STO} title=First`, host);
    const tracking = core.sandbox.world.find('sto', NUMBER);
    if (tracking) core.sandbox.world.delete(tracking);
    await core.say(`/track ${STO} ${TYPED}`, guest);
    expect(await readers(core)).toEqual(['T2']);
    expect((await core.say('/parcels list', guest)).shown).not.toContain('First');
    await expectNothingTaken(core, host);
  });

  it('stays its owner’s under another carrier', async () => {
    const core = await useCore();
    await core.say(`/track ${STO} ${TYPED}`, guest);
    await core.say(`/track ${STO}`, host);
    expect(await core.say(`/parcels carrier ${STO} yto`, guest)).toMatchObject({ outcome: 'ok' });
    expect((await core.say(`/parcels status yto ${NUMBER}`, guest)).shown).toContain('Secretkettle');
    expect((await core.say(`/parcels status yto ${NUMBER}`, host)).shown).not.toContain('Secretkettle');
  });
});

it('what still waits to be told of a parcel that was deleted is not told to whoever brings it in anew', async () => {
  const core = await useCore({}, undefined, { home: ['slack/T1'] });
  const { say, press, services, outbox } = core;
  const { notifier, posts } = recordingNotifier('slack');
  await say(`/track ${STO} ${TYPED}`, host);
  await say(`/track ${STO}`, guest);
  const read = await services.api.get(KEY);
  if (!read.ok) throw new Error(read.problem.code);
  await observeAll({ ...services, deliveredGraceMs: 1e12 }, [{ ...read.value, status: 'exception' }]);
  expect((await outbox.look(guest.channel, { intervalMs: 0, burst: 1 })).waiting).toBe(1);
  const { buttons } = await say(`/parcels-admin delete ${STO}`, host);
  expect(await press(buttons['Delete'] ?? '', {}, host)).toMatchObject({ outcome: 'ok' });
  await say(`/track ${STO}`, guest);
  const usage = { listUsage: '', settingsUsage: '' };
  await announce({ ...services, ...usage, notifiers: new Map([['slack', notifier]]) }, guest.channel);
  for (const word of WORDS) expect(JSON.stringify(posts)).not.toContain(word);
  expect((await outbox.look(guest.channel, { intervalMs: 0, burst: 1 })).waiting).toBe(0);
});
