import { describe, expect, it } from 'vitest';
import type { AttachedFile } from '../../src/chat/attached-file.ts';
import { createDoor } from '../../src/chat/door.ts';
import type { FormOpener, Responder, Visit } from '../../src/chat/visit.ts';
import { encodeCall } from '../../src/domain/call.ts';
import type { Card } from '../../src/domain/card.ts';
import type { Form } from '../../src/domain/form.ts';
import { StoreUnavailable } from '../../src/ports/store-unavailable.ts';
import { useCore } from '../support/core.ts';
import { openGate } from '../support/open-gate.ts';
import { originAt } from '../support/origin.ts';
import { recordingResponder } from '../support/recording-responder.ts';
import { useHttpServer } from '../support/use-servers.ts';

const here = originAt('T1', 'C1');
const TRACK = '/track sto 402934299065 title=Kettle';

async function setup() {
  const core = await useCore();
  const { dispatcher, memory, services, logger } = core;
  const openDoor = () => createDoor({ dispatcher, gate: openGate, memory, clock: services.clock, logger });
  const door = openDoor();
  let visits = 0;
  /** Enters with something typed, or with what is given instead. */
  async function enter(asked: string | Partial<Visit>, change: Partial<Responder> = {}) {
    const { shown, responder } = recordingResponder(change);
    visits += 1;
    const visit = typeof asked === 'string' ? { asked: { kind: 'text', text: asked } as const } : asked;
    const nothing = { kind: 'text', text: '' } as const;
    await door.enter({ id: [`visit ${visits}`], origin: here, asked: nothing, responder, ...visit });
    return shown.map(({ to, card }) => ({ to, card, title: card.title }));
  }
  return { ...core, door, openDoor, enter };
}

/** Presses what has this label. */
function pressOf(card: Card | undefined, label: string): Pick<Visit, 'asked'> {
  const action = card?.actions?.find((each) => each.type === 'button' && each.label === label);
  if (action?.type !== 'button') throw new Error(`There is no button “${label}”.`);
  return { asked: { kind: 'call', token: encodeCall(action.call) } };
}

/** A platform that shows forms, unless it is told otherwise. */
function opener(open: FormOpener['open'] = async () => 'opened') {
  const forms: Form[] = [];
  const tokens: string[] = [];
  const opener: FormOpener = {
    withinMs: 60_000,
    room: { fields: 5, text: 4_000 },
    async open(form, token) {
      forms.push(form);
      tokens.push(token);
      return open(form, token);
    },
  };
  return { forms, tokens, opener };
}

const late = opener(async () => 'too-late').opener;

describe('the door', () => {
  it('answers one visit once, in whichever process, and another platform’s all the same', async () => {
    const { door, openDoor } = await setup();
    const { shown, responder } = recordingResponder();
    const asked = { kind: 'text', text: '/parcels list' } as const;
    const visit = { id: ['a', undefined, 'b'], origin: here, asked, responder };
    await Promise.all([door.enter(visit), openDoor().enter(visit)]);
    await door.enter(visit);
    expect(shown).toHaveLength(1);
    const other = { ...here, channel: { ...here.channel, platform: 'pigeon' } };
    await door.enter({ ...visit, origin: other });
    await door.enter({ ...visit, id: ['a', 'b'] });
    await door.enter({ ...visit, id: null });
    await door.enter({ ...visit, id: null });
    expect(shown).toHaveLength(5);
  });

  it('shows to everybody what is for everybody, and what was refused to the asker alone', async () => {
    const { enter } = await setup();
    expect(await enter(TRACK)).toMatchObject([{ to: 'channel', title: 'Kettle' }]);
    expect(await enter('/parcels list')).toMatchObject([{ to: 'asker' }]);
    expect(await enter('/track sot 402934299065')).toMatchObject([{ to: 'asker' }]);
  });

  it('says for whom an answer comes before anything takes time', async () => {
    const { enter, asked } = await setup();
    const order: string[] = [];
    const accept: Responder['accept'] = async (visibility) => {
      order.push(`${visibility} after ${asked.length} calls`);
    };
    const given = { carrier: 'sto', number: '402934299065' };
    await enter({ asked: { kind: 'options', verb: 'track', given } }, { accept });
    await enter({ asked: { kind: 'options', verb: 'following', given: {} } }, { accept });
    expect(order).toEqual(['channel after 0 calls', expect.stringMatching(/^asker after/)]);
  });

  it('says it of what a button’s draft holds, not of its looks', async () => {
    const { enter, asked } = await setup();
    const lines = { lines: 'sto 402934299065\nsto 402934299066' };
    const [plan] = await enter({ asked: { kind: 'options', verb: 'import', given: lines } });
    const calls = asked.length;
    let before = -1;
    const [done] = await enter(pressOf(plan?.card, 'Import 2 parcels'), {
      forms: opener().opener,
      accept: async () => {
        before = asked.length;
      },
    });
    expect(done?.title).toMatch(/2 parcels added/);
    expect(before).toBe(calls);
  });

  it('remembers a message: whoever replies to it means its parcel, here and nowhere else', async () => {
    const { enter } = await setup();
    await enter(TRACK, { toChannel: async () => ({ messageId: 'm1', barred: null }) });
    await enter('/track sto 402934299066 title=Lamp');
    const status = { asked: { kind: 'text', text: 'status this' }, repliesTo: 'm1' } as const;
    expect(await enter(status)).toMatchObject([{ title: 'Kettle' }]);
    const [elsewhere] = await enter({ ...status, origin: originAt('T1', 'C2') });
    expect(elsewhere?.title).not.toBe('Kettle');
  });

  it('tells the asker what keeps it from posting there, in the platform’s words', async () => {
    const { enter } = await setup();
    const toChannel = async () => ({ messageId: null, barred: 'Open the window.' });
    expect(await enter(TRACK, { toChannel })).toMatchObject([
      {
        to: 'asker',
        title: 'I cannot post here by myself',
        card: { blocks: [{ text: 'Open the window.' }] },
      },
    ]);
  });

  it('tells the asker why a file was not handed over', async () => {
    const { enter } = await setup();
    const handOver = async () => 'It is too heavy.';
    expect(await enter('/parcels list', { handOver })).toMatchObject([
      { to: 'asker' },
      {
        to: 'asker',
        title: 'The file could not be handed over',
        card: { blocks: [{ text: 'It is too heavy.' }] },
      },
    ]);
  });

  it('apologises where an answer cannot be shown, and logs the cause', async () => {
    const { enter, logger } = await setup();
    const cause = new Error('the bird is ill');
    const toChannel = async () => Promise.reject(cause);
    expect(await enter(TRACK, { toChannel })).toMatchObject([
      { to: 'asker', title: /went wrong on our side/ },
    ]);
    expect(await enter('/parcels list', { toAsker: toChannel })).toEqual([]);
    const errors = logger.lines.filter(({ level }) => level === 'error');
    expect(errors.map(({ details }) => details)).toMatchObject([{ err: cause }, { err: cause }]);
  });

  it('does not act on another parcel while it cannot look up which one is meant', async () => {
    const { enter, memory, subscriptions } = await setup();
    await enter(TRACK);
    memory.readMessage = async () => {
      throw new StoreUnavailable(new Error('ECONNREFUSED'));
    };
    expect(await enter({ asked: { kind: 'text', text: 'stop' }, repliesTo: 'm1' })).toMatchObject([
      { to: 'asker', title: /memory is away/ },
    ]);
    expect(await subscriptions.keys(here.channel)).toHaveLength(1);
  });
});

describe('a form at the door', () => {
  const edit = { asked: { kind: 'text', text: '/parcels edit sto 402934299065' } } as const;

  it('is opened without another word', async () => {
    const { enter } = await setup();
    await enter(TRACK);
    const { forms, opener: open } = opener();
    const accept = async () => {
      throw new Error('a form must be the first word');
    };
    expect(await enter(edit, { forms: open, accept })).toEqual([]);
    expect(forms).toMatchObject([{ title: 'Edit parcel (1 of 2)' }]);
    expect(forms[0]?.fields[0]).toMatchObject({ name: 'title', value: 'Kettle' });
  });

  it('is put behind a button when it comes too late, for the asker and the workspace alone', async () => {
    const { enter, openDoor, redis, prefix } = await setup();
    await enter(TRACK);
    const accepted: string[] = [];
    const accept = async (visibility: string) => void accepted.push(visibility);
    const [answer] = await enter(edit, { forms: late, accept });
    expect({ answer, accepted }).toMatchObject({
      answer: { to: 'asker', title: 'Edit parcel' },
      accepted: ['asker'],
    });
    const press = pressOf(answer?.card, 'Open the form');

    const { forms, opener: open } = opener();
    for (const stranger of [originAt('T2', 'C1'), originAt('T1', 'C1', { user: 'U2' })]) {
      const told = await enter({ ...press, origin: stranger }, { forms: open });
      expect(told).toMatchObject([{ to: 'asker', title: 'That button does not work any more' }]);
    }
    expect(forms).toEqual([]);

    const { responder } = recordingResponder({ forms: open });
    await openDoor().enter({ id: ['another process'], origin: here, ...press, responder });
    expect(forms).toMatchObject([{ title: 'Edit parcel (1 of 2)' }]);
    expect(forms[0]?.fields[0]).toMatchObject({ name: 'title', value: 'Kettle' });

    const [key = ''] = await redis.keys(`{${prefix}}:form:*`);
    expect(await redis.ttl(key)).toBeGreaterThan(14 * 60);
  });

  it('is put behind a button when what it is filled with takes too long', async () => {
    const { enter, services } = await setup();
    await enter(TRACK);
    const { get } = services.api;
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    Object.assign(services.api, {
      get: (...args: Parameters<typeof get>) => released.then(() => get(...args)),
    });
    const { forms, opener: open } = opener();
    const answers = await enter(edit, {
      forms: { ...open, withinMs: 1 },
      accept: async () => release(),
    });
    expect(answers).toMatchObject([{ to: 'asker', title: 'Edit parcel' }]);
    expect(forms).toEqual([]);
  });

  it('is said in words where a platform refuses it, and where it shows none', async () => {
    const { enter, logger } = await setup();
    await enter(TRACK);
    const refusing = opener(async () => Promise.reject(new Error('too many fields'))).opener;
    for (const forms of [refusing, null]) {
      const [answer] = await enter(edit, { forms });
      expect(JSON.stringify(answer)).toContain('/parcels edit sto 402934299065 title=');
    }
    expect(logger.lines.filter(({ message }) => message.includes('form could not be opened'))).toHaveLength(
      1,
    );
  });
});

describe('what comes along', () => {
  const importing = { asked: { kind: 'options', verb: 'import', given: {} } } as const;
  const file = { argument: 'file', size: 60, keeper: 'Pigeon Post', isTrusted: true } as const;
  const CSV = 'carrier,number\nsto,402934299065\n';

  async function keep() {
    const server = await useHttpServer((request, response) => {
      const big = request.url === '/big' ? 'x'.repeat(1_000_001) : CSV;
      const status = request.headers.authorization === 'Feather' ? 200 : 403;
      response.writeHead(status).end(big);
    });
    return server.url;
  }

  it('is read with the platform’s headers, and fills its argument', async () => {
    const { enter } = await setup();
    const url = `${await keep()}/parcels.csv`;
    const headers = { Authorization: 'Feather' };
    const [plan] = await enter({ ...importing, file: { ...file, url, headers } }, { forms: opener().opener });
    expect(JSON.stringify(plan?.card)).toContain('1 parcel');
  });

  it.each<[string, Partial<AttachedFile> & { path?: string }, string]>([
    ['is said to be too big', { size: 1_000_001 }, 'It is bigger than 1 MB.'],
    ['is bigger than it is said to be', { path: '/big' }, 'It is bigger than 1 MB.'],
    ['lies elsewhere', { isTrusted: false }, 'It does not lie with Pigeon Post.'],
    ['is not handed out', { headers: {} }, 'Pigeon Post did not hand it out (HTTP 403).'],
    ['cannot be reached', { url: 'http://127.0.0.1:1/' }, 'Pigeon Post did not hand it out in time.'],
  ])('but %s: the asker is told, and nothing is done', async (_, change, reason) => {
    const { enter, asked } = await setup();
    const url = `${await keep()}${change.path ?? '/'}`;
    const attached = { ...file, url, headers: { Authorization: 'Feather' }, ...change };
    const answers = await enter({ ...importing, file: attached });
    expect(answers).toMatchObject([{ to: 'asker', title: 'That file could not be read' }]);
    expect(JSON.stringify(answers)).toContain(reason);
    expect(asked.filter((each) => each !== 'carriers')).toEqual([]);
  });
});

describe('progress', () => {
  it('is shown now and then, and fails nothing', async () => {
    const { enter, services, pass, logger } = await setup();
    const numbers = Array.from({ length: 130 }, (_, index) => `4029342${String(index).padStart(5, '0')}`);
    const [plan] = await enter(`/track sto ${numbers.join(' ')}`);
    const create = services.api.createMany;
    Object.assign(services.api, {
      createMany: (...args: Parameters<typeof create>) => {
        pass(2_000);
        return create(...args);
      },
    });
    const seen: string[] = [];
    const progress = async ({ title }: Card) => {
      seen.push(title);
      throw new Error('the ink is dry');
    };
    const [done] = await enter(pressOf(plan?.card, 'Import 130 parcels'), { progress });
    expect(done?.title).toMatch(/130 parcels added/);
    expect(seen).toEqual(['Importing: 40 of 130', 'Importing: 120 of 130']);
    expect(logger.lines.filter(({ message }) => message.includes('progress'))).toHaveLength(2);
  });
});

describe('suggestions at the door', () => {
  it('come once for each question, and are none when looking fails', async () => {
    const { door, enter, subscriptions, logger } = await setup();
    await enter(TRACK);
    const typing = { asker: here, verb: 'status', argument: 'number', typed: 'kett' };
    expect(await door.suggest({ ...typing, id: ['q'] })).toMatchObject([{ value: 'sto/402934299065' }]);
    expect(await door.suggest({ ...typing, id: ['q'] })).toBeNull();
    subscriptions.list = async () => {
      throw new Error('the list is lost');
    };
    expect(await door.suggest({ ...typing, id: null })).toEqual([]);
    expect(logger.lines.at(-1)).toMatchObject({ level: 'warn', details: { verb: 'status' } });
  });
});
