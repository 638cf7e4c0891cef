import type { ServerResponse } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { createArrivals } from './arrivals.ts';
import { haveEqualIds, withComponentIds } from './component-ids.ts';
import { clientFaults, type DiscordFile, discordModalFaults, submittedModal } from './discord-modal.ts';
import { discordWorld } from './discord-world.ts';
import { type ReceivedRequest, readMultipart, startHttpServer } from './http-server.ts';
import { createNonces } from './nonces.ts';

export const DISCORD = {
  token: 'test.token.1',
  application: '900000000000000001',
  guild: '800000000000000001',
  channel: '700000000000000001',
  /** The conversation of the bot and one person. */
  direct: '700000000000000009',
  /** A channel that not everyone may see, a thread of the open one that only some may see, and one that all may. */
  closedChannel: '700000000000000002',
  privateThread: '700000000000000003',
  openThread: '700000000000000004',
  user: '500000000000000001',
};

const VIEW_CHANNEL = '1024';

/** https://docs.discord.com/developers/events/gateway-events#guild-create */
const GUILD = {
  id: DISCORD.guild,
  name: 'Test',
  owner_id: '500000000000000009',
  preferred_locale: 'en-US',
  features: [],
  emojis: [],
  stickers: [],
  roles: [
    {
      id: DISCORD.guild,
      name: '@everyone',
      permissions: VIEW_CHANNEL,
      position: 0,
      color: 0,
      colors: { primary_color: 0 },
    },
  ],
  channels: [
    { id: DISCORD.channel, type: 0, name: 'parcels', position: 0, permission_overwrites: [] },
    {
      id: DISCORD.closedChannel,
      type: 0,
      name: 'board',
      position: 1,
      permission_overwrites: [{ id: DISCORD.guild, type: 0, allow: '0', deny: VIEW_CHANNEL }],
    },
  ],
  threads: [thread(DISCORD.privateThread, 12), thread(DISCORD.openThread, 11)],
  members: [],
  presences: [],
  voice_states: [],
  stage_instances: [],
  guild_scheduled_events: [],
  soundboard_sounds: [],
  member_count: 1,
  joined_at: '2026-01-01T00:00:00Z',
};

/** https://docs.discord.com/developers/resources/channel#channel-object */
function thread(id: string, type: number) {
  const thread_metadata = {
    archived: false,
    auto_archive_duration: 1_440,
    archive_timestamp: '2026-01-01T00:00:00Z',
    locked: false,
  };
  return {
    ...{ id, type, name: 'kettles', guild_id: DISCORD.guild, parent_id: DISCORD.channel },
    ...{ owner_id: '500000000000000009', message_count: 0, member_count: 1, rate_limit_per_user: 0 },
    thread_metadata,
  };
}

const EVERY_PERMISSION = String(2n ** 50n - 1n);
/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object */
const REPLY = 4;
const DEFERRED = 5;
const DEFERRED_UPDATE = 6;
const MODAL = 9;
/** https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-option-type */
const CHANNEL_OPTION = 7;
const OP = { dispatch: 0, heartbeat: 1, identify: 2, resume: 6, hello: 10, heartbeatAck: 11 } as const;

export interface DiscordMessage {
  readonly channel: string;
  // biome-ignore lint/suspicious/noExplicitAny: embeds as they came over the wire
  readonly embeds: any[];
  // biome-ignore lint/suspicious/noExplicitAny: components as they came over the wire
  readonly components?: any[];
  /** Names and contents of what was attached. */
  readonly files?: readonly { readonly name: string; readonly text: string }[];
  readonly allowed_mentions?: { readonly parse: readonly string[] };
  readonly nonce?: string;
  readonly flags?: number;
  readonly content?: string;
  readonly message_reference?: { readonly message_id: string };
  readonly edited?: boolean;
  readonly id?: string;
  /** `post` as the bot, `answer` and `follow-up` to an interaction, `chatter` of people. */
  readonly kind: 'post' | 'answer' | 'follow-up' | 'chatter';
}

/** Who does something, and where. */
export interface Presence {
  readonly user?: string;
  readonly guild?: string | null;
  readonly channel?: string;
  /** What the bot may do there. */
  readonly permissions?: string;
  /** What the person may do; in a channel that nothing is told of, everything unless said otherwise. */
  readonly memberPermissions?: string;
  /** Of a direct message: 1 for the bot's own, 2 for one between people. */
  readonly context?: number;
  /** How often it is handed over. */
  readonly copies?: number;
}

export interface DiscordCommand extends Presence {
  readonly name: string;
  readonly verb?: string;
  /** One that begins with `#` is a channel that was picked. */
  readonly options?: Readonly<Record<string, string>>;
  /** A file attached as the option `file`; `size` where it is said to have another, `gone` where it is not there. */
  readonly attachment?: {
    readonly name: string;
    readonly text: string;
    readonly size?: number;
    readonly gone?: boolean;
  };
}

export interface DiscordRefusal {
  readonly status: number;
  readonly code: number;
  readonly message: string;
  /** The message appears all the same. */
  readonly shown?: boolean;
}

/** https://docs.discord.com/developers/topics/opcodes-and-status-codes#json */
const EQUAL_IDS = { code: 50035, message: 'Invalid Form Body', status: 400 };

/** Instead of an HTTP status: the connection breaks. */
export const CUT = 0;

export interface DiscordPress extends Presence {
  /** The button or, with `values`, the menu. */
  readonly customId: string;
  readonly values?: readonly string[];
  /** Of the message below which it stands. */
  readonly messageFlags?: number;
}

export interface DiscordChoice extends Presence {
  /** As the menu shows it. */
  readonly name: string;
  /** What the message holds, as Discord keeps it. */
  readonly message: object;
}

interface Registered {
  readonly id: string;
  readonly name: string;
  readonly type?: number;
}

const DISCORD_EPOCH = Date.UTC(2015, 0, 1);

export interface DiscordServerOptions {
  /** How many shards are recommended; each server's events go to one of them. */
  readonly shards?: number;
  /** What the bot may do in its server; everything unless said otherwise. */
  readonly permissions?: string;
  /** How the next post fails that no refusal waits for; nothing for not at all. */
  readonly weather?: () => DiscordRefusal | undefined;
}

interface Callback {
  readonly type: number;
  readonly data?: {
    readonly flags?: number;
    readonly choices?: unknown[];
    readonly title?: string;
    readonly custom_id?: string;
    // biome-ignore lint/suspicious/noExplicitAny: components as they came over the wire
    readonly components?: any[];
    // biome-ignore lint/suspicious/noExplicitAny: embeds as they came over the wire
    readonly embeds?: any[];
  };
}

/**
 * Discord's REST API and gateway on loopback, as https://docs.discord.com/developers describes them: HELLO, IDENTIFY,
 * READY, INTERACTION_CREATE, and messages with an enforced nonce.
 */
export async function startDiscordServer({
  weather = () => undefined,
  shards = 1,
  permissions = EVERY_PERMISSION,
}: DiscordServerOptions = {}) {
  const messages: DiscordMessage[] = [];
  const callbacks = new Map<string, Callback>();
  /** Interaction → flags of the message on which something was pressed. */
  const pressedFlags = new Map<string, number>();
  /** Modals that were shown, by their ids, with the press below a message that led to each. */
  const shownModals = new Map<string, { readonly modal: unknown; readonly press: object }>();
  /** Interaction → what was pressed. */
  const presses = new Map<string, object>();
  /** Interactions that are a form that came back. */
  const submissions = new Set<string>();
  /** Interactions whose answer was announced and has not come. */
  const awaited = new Set<string>();
  /** Interactions that were acknowledged more than once. */
  const repeated: string[] = [];
  const attached = new Map<string, string>();
  const refusals: DiscordRefusal[] = [];
  const nonces = createNonces<object>();
  /** Message id → name. */
  const threads = new Map<string, string>();
  /** With the shard that each has identified as, `[0, 1]` for the only one. */
  const sockets = new Map<WebSocket, readonly [id: number, count: number]>();
  const { notice, until } = createArrivals(() => ({ messages, callbacks: [...callbacks] }));
  const world = discordWorld(DISCORD.application);
  const identified: { intents: number; shard?: [number, number] }[] = [];
  let registered: unknown[] = [];
  let registrations = 0;
  let posts = 0;
  let isLockedOut = false;
  /** In which channels the history may not be read. */
  let isHidden = (_channel: string) => false;
  let ids = 0n;
  let sequence = 0;

  /** Ids begin with the moment of their making. https://docs.discord.com/developers/reference#snowflakes */
  const nextId = () => {
    const earliest = BigInt(Date.now() - DISCORD_EPOCH) << 22n;
    ids = earliest > ids ? earliest : ids + 1n;
    return String(ids);
  };
  const nextSequence = () => {
    sequence += 1;
    return sequence;
  };
  const record = (message: DiscordMessage) => {
    messages.push(message);
    notice();
  };

  const routes: readonly (readonly [
    method: string,
    path: RegExp,
    route: (match: RegExpExecArray, body: never, query: URLSearchParams) => object | null,
  ])[] = [
    [
      'GET',
      /^\/gateway\/bot$/,
      () => ({
        url: url.replace('http', 'ws'),
        shards,
        session_start_limit: { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 16 },
      }),
    ],
    ...world.routes,
    ['GET', /^\/users\/@me$/, () => bot],
    ['GET', /^\/applications\/@me$/, () => ({ id: DISCORD.application, name: 'Parcels', bot_public: true })],
    [
      'GET',
      /^\/users\/@me\/guilds$/,
      () => [{ id: DISCORD.guild, name: GUILD.name, owner: false, permissions }],
    ],
    ['GET', /^\/applications\/\d+\/commands$/, () => registered],
    [
      'PUT',
      /^\/applications\/\d+\/commands$/,
      (_, body: object[]) => {
        const faults = body.flatMap(menuFaults);
        if (faults.length > 0)
          return { code: 50035, message: `Invalid Form Body: ${faults.join(', ')}`, status: 400 };
        registrations += 1;
        // As Discord does: ids are added, and what is false or empty is left out.
        registered = JSON.parse(JSON.stringify(body), (_key, value) =>
          value === false ? undefined : value,
        ).map((command: object) => ({
          ...{ type: 1, description: '' },
          ...command,
          ...{ id: nextId(), version: nextId(), nsfw: false },
        }));
        return registered;
      },
    ],
    [
      'POST',
      /^\/interactions\/\d+\/([^/]+)\/callback$/,
      ([, token = ''], body: Callback) => {
        if (callbacks.has(token)) {
          repeated.push(token);
          return { code: 40060, message: 'Interaction has already been acknowledged.', status: 400 };
        }
        const { type, data } = body;
        if (type === MODAL) {
          const faults = submissions.has(token) ? ['a form in answer to a form'] : discordModalFaults(data);
          if (faults.length > 0)
            return { code: 50035, message: `Invalid Form Body: ${faults.join(', ')}`, status: 400 };
          shownModals.set(data?.custom_id ?? '', { modal: data, press: presses.get(token) ?? {} });
        }
        callbacks.set(token, body);
        if (type === DEFERRED) awaited.add(token);
        if (type === REPLY && data?.embeds) {
          keep(token.split('.')[1] ?? '', 'answer', {
            embeds: data.embeds,
            flags: data.flags ?? 0,
          } as DiscordMessage);
        }
        notice();
        return null;
      },
    ],
    [
      'PATCH',
      /^\/webhooks\/\d+\/([^/]+)\/messages\/@original$/,
      ([, token = ''], body: DiscordMessage) => answerTo(token, body),
    ],
    [
      'DELETE',
      /^\/webhooks\/\d+\/([^/]+)\/messages\/@original$/,
      ([, token = '']) =>
        awaited.delete(token) ? null : { code: 10008, message: 'Unknown Message', status: 404 },
    ],
    [
      'POST',
      /^\/webhooks\/\d+\/([^/]+)$/,
      // While the first answer is awaited, a follow-up is that answer, whatever it says about who may see it.
      ([, token = ''], body: DiscordMessage) =>
        awaited.has(token)
          ? answerTo(token, body)
          : keep(token.split('.')[1] ?? '', 'follow-up', { flags: 0, ...body }),
    ],
    [
      'POST',
      /^\/users\/@me\/channels$/,
      (_, { recipient_id }: { recipient_id: string }) => ({
        id: `4${recipient_id.slice(1)}`,
        type: 1,
        recipients: [{ id: recipient_id, username: 'dana', discriminator: '0', avatar: null }],
      }),
    ],
    [
      'GET',
      /^\/channels\/(\d+)$/,
      ([, channel = '']) => ({
        id: channel,
        type: 0,
        ...world.channelOf(channel),
        last_message_id: messages.findLast((each) => each.channel === channel)?.id ?? null,
      }),
    ],
    [
      'GET',
      /^\/channels\/(\d+)\/messages$/,
      ([, channel = ''], _, query) => {
        // A thread has the id of the message to which it belongs, and the rights of that message's channel.
        if (isHidden(messages.find(({ id }) => id === channel)?.channel ?? channel)) return [];
        const after = BigInt(query.get('after') ?? 0);
        const posted = messages.filter(
          (each) =>
            each.channel === channel &&
            ['post', 'chatter'].includes(each.kind) &&
            BigInt(each.id ?? 0) > after,
        );
        const limit = Number(query.get('limit') ?? 50);
        // Those that follow the given one, or else the last ones; the newest is first either way.
        const shown = query.has('after') ? posted.slice(0, limit) : posted.slice(-limit);
        return shown
          .map(({ id, embeds, components = [] }) => ({
            ...blankMessage(channel),
            id,
            embeds,
            components: withComponentIds(components),
          }))
          .reverse();
      },
    ],
    [
      'PATCH',
      /^\/channels\/(\d+)\/messages\/(\d+)$/,
      ([, channel = '', id = ''], body: Partial<DiscordMessage>) => {
        const place = messages.findIndex((each) => each.channel === channel && each.id === id);
        const before = messages[place];
        if (!before) return { code: 10008, message: 'Unknown Message', status: 404 };
        if (haveEqualIds(body.components ?? [])) return EQUAL_IDS;
        messages[place] = { ...before, ...body, edited: true };
        notice();
        return { ...blankMessage(channel), id };
      },
    ],
    [
      'POST',
      /^\/channels\/(\d+)\/messages\/(\d+)\/threads$/,
      ([, channel = '', id = ''], { name }: { name: string }) => {
        if (threads.has(id))
          return { code: 160004, message: 'A thread has already been created for this message', status: 400 };
        threads.set(id, name);
        return { id, type: 11, name, parent_id: channel };
      },
    ],
    [
      'POST',
      /^\/channels\/(\d+)\/messages$/,
      ([, channel = ''], body: DiscordMessage & { enforce_nonce?: boolean }) => {
        const known = body.enforce_nonce && body.nonce ? nonces.find(body.nonce) : undefined;
        if (known) return known;
        if (haveEqualIds(body.components ?? [])) return EQUAL_IDS;
        const message = keep(channel, 'post', body);
        if (body.nonce) nonces.keep(body.nonce, message);
        return message;
      },
    ],
  ];

  function answerTo(token: string, body: DiscordMessage) {
    awaited.delete(token);
    const { type, data } = callbacks.get(token) ?? {};
    // What takes the place of a message is seen by whoever saw that one.
    const flags = (type === DEFERRED_UPDATE ? pressedFlags.get(token) : data?.flags) ?? 0;
    return keep(token.split('.')[1] ?? '', 'answer', { ...body, flags });
  }

  function keep(channel: string, kind: DiscordMessage['kind'], body: DiscordMessage) {
    const message = blankMessage(channel);
    record({ ...body, id: message.id, channel, kind });
    return message;
  }

  function blankMessage(channel: string) {
    return {
      id: nextId(),
      channel_id: channel,
      type: 0,
      content: '',
      embeds: [],
      attachments: [],
      mentions: [],
      mention_roles: [],
      author: bot,
      timestamp: new Date().toISOString(),
      edited_timestamp: null,
      tts: false,
      mention_everyone: false,
      pinned: false,
    };
  }

  const bot = { id: DISCORD.application, username: 'parcels', discriminator: '0', avatar: null, bot: true };

  const {
    url,
    server,
    stop: stopHttp,
  } = await startHttpServer(async (request, response) => {
    const file = attached.get(request.url);
    if (file !== undefined) {
      response.end(file);
      return;
    }
    if (!request.url.startsWith('/api/v10/')) {
      fail(response, 404, 0, '404: Not Found');
      return;
    }
    const path = decodeURIComponent(request.url.replace('/api/v10', '').replace(/\?.*/, ''));
    const isPublic = /^\/(interactions|webhooks)\//.test(path);
    if (!isPublic && (isLockedOut || request.headers.authorization !== `Bot ${DISCORD.token}`))
      return fail(response, 401, 0, '401: Unauthorized');
    await answer(request, path, response);
  });

  async function answer(request: ReceivedRequest, path: string, response: ServerResponse): Promise<void> {
    const { method } = request;
    // Whoever only looks at a channel posts nothing.
    const isAboutMessages = /^\/channels\/\d+\/messages/.test(path);
    if (isAboutMessages) posts += 1;
    const isPost = method === 'POST' && isAboutMessages;
    const [, into = ''] = /^\/channels\/(\d+)\/messages$/.exec(path) ?? [];
    const closed = isPost ? (world.refusalOf(into) ?? undefined) : undefined;
    const refusal: DiscordRefusal | undefined = isAboutMessages
      ? (closed ?? refusals.shift() ?? (isPost ? weather() : undefined))
      : undefined;
    const found = routes.find(([wanted, pattern]) => wanted === method && pattern.test(path));
    const match = found?.[1].exec(path);
    const { status, code, message }: DiscordRefusal = refusal ?? {
      status: 404,
      code: 0,
      message: '404: Not Found',
    };
    const isHandled = found && match && (!refusal || refusal.shown);
    const { searchParams } = new URL(request.url, 'http://localhost');
    const result = isHandled ? found[2](match, (await readBody(request)) as never, searchParams) : null;
    if (refusal?.status === CUT) {
      response.socket?.destroy();
      return;
    }
    if (refusal || !isHandled) {
      fail(response, status, code, message);
      return;
    }
    if (result && 'code' in result && 'status' in result && 'message' in result) {
      fail(response, Number(result.status), Number(result.code), String(result.message));
      return;
    }
    if (result === null) response.writeHead(204).end();
    else response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(result));
  }

  async function readBody(request: ReceivedRequest): Promise<object> {
    if (!request.headers['content-type']?.startsWith('multipart/')) {
      return request.body ? JSON.parse(request.body) : {};
    }
    const form = await readMultipart(request);
    const files = [...form.values()].filter((part) => typeof part !== 'string');
    const texts = await Promise.all(
      files.map(async (part) => ({ name: part.name, text: await part.text() })),
    );
    return { ...JSON.parse(String(form.get('payload_json'))), files: texts };
  }

  function fail(response: ServerResponse, status: number, code: number, message: string): void {
    response
      .writeHead(status, { 'Content-Type': 'application/json' })
      .end(
        JSON.stringify({ code, message, ...(status === 429 ? { retry_after: 0.05, global: false } : {}) }),
      );
  }

  const gateway = new WebSocketServer({ server });
  gateway.on('connection', (socket) => {
    socket.on('close', () => sockets.delete(socket));
    const send = (op: number, d: unknown, t: string | null = null) =>
      socket.send(JSON.stringify({ op, d, t, s: t ? nextSequence() : null }));
    send(OP.hello, { heartbeat_interval: 41_250 });
    socket.on('message', (data) => {
      const { op, d } = JSON.parse(String(data));
      if (op === OP.heartbeat) send(OP.heartbeatAck, null);
      if (op !== OP.identify) return;
      if (isLockedOut || d.token !== DISCORD.token) return socket.close(4004, 'Authentication failed.');
      identified.push(d);
      sockets.set(socket, d.shard ?? [0, 1]);
      send(
        OP.dispatch,
        {
          v: 10,
          user: bot,
          session_id: 'session',
          shard: d.shard ?? [0, 1],
          resume_gateway_url: url.replace('http', 'ws'),
          application: { id: DISCORD.application, flags: 0 },
          guilds: isFor(d.shard ?? [0, 1], DISCORD.guild) ? [{ id: DISCORD.guild, unavailable: true }] : [],
        },
        'READY',
      );
      if (isFor(d.shard ?? [0, 1], DISCORD.guild)) send(OP.dispatch, GUILD, 'GUILD_CREATE');
    });
  });

  /** Every process that is connected for the server's shard gets it; direct messages go to the first shard. */
  function dispatch(t: string, d: unknown, guild: string | null): void {
    for (const [socket, shard] of sockets) {
      if (isFor(shard, guild)) socket.send(JSON.stringify({ op: OP.dispatch, t, s: nextSequence(), d }));
    }
  }

  function interact(
    type: number,
    data: object,
    {
      guild = DISCORD.guild,
      channel = DISCORD.channel,
      permissions = EVERY_PERMISSION,
      user: person = DISCORD.user,
      memberPermissions = world.channels.has(channel)
        ? String(world.permissionsOf(person, channel))
        : EVERY_PERMISSION,
      context = guild ? 0 : 1,
      copies = 1,
    }: Presence,
    more: object = {},
    note: (token: string) => void = () => {},
  ): string {
    const id = nextId();
    const token = `token-${id}.${channel}`;
    const user = { id: person, username: 'dana', discriminator: '0', avatar: null };
    const member = {
      user,
      roles: world.guilds.get(guild ?? '')?.members[person] ?? [],
      permissions: memberPermissions,
      joined_at: '2026-01-01T00:00:00Z',
      deaf: false,
      mute: false,
      flags: 0,
    };
    const place = guild
      ? { guild_id: guild, guild: { id: guild, locale: 'en-US', features: [] }, member }
      : { user };
    const interaction = {
      id,
      application_id: DISCORD.application,
      type,
      token,
      version: 1,
      channel_id: channel,
      channel: { id: channel, type: guild ? 0 : 1 },
      locale: 'en-US',
      app_permissions: permissions,
      entitlements: [],
      authorizing_integration_owners: {},
      context,
      data,
      ...place,
      ...more,
    };
    note(token);
    for (let copy = 0; copy < copies; copy += 1) dispatch('INTERACTION_CREATE', interaction, guild);
    return token;
  }

  function commandData({ name, verb, options = {}, attachment }: DiscordCommand, focused?: string): object {
    const given: object[] = Object.entries(options).map(([key, value]) => ({
      type: value.startsWith('#') ? CHANNEL_OPTION : 3,
      name: key,
      value: value.replace(/^#/, ''),
      ...(key === focused ? { focused: true } : {}),
    }));
    const picked = Object.values(options).flatMap((value) => (value.startsWith('#') ? [value.slice(1)] : []));
    const channels = Object.fromEntries(
      picked.map((each) => [each, { id: each, name: 'somewhere', type: 0, permissions: EVERY_PERMISSION }]),
    );
    const resolved = picked.length > 0 ? { channels } : {};
    const basics = { id: nextId(), name, type: 1, ...(picked.length > 0 ? { resolved } : {}) };
    const nest = () => (verb ? [{ type: 1, name: verb, options: given }] : given);
    if (!attachment) return { ...basics, options: nest() };
    const id = nextId();
    const path = `/attachments/${id}/${attachment.name}`;
    if (!attachment.gone) attached.set(path, attachment.text);
    given.push({ type: 11, name: 'file', value: id });
    const { size = Buffer.byteLength(attachment.text) } = attachment;
    const file = { id, filename: attachment.name, size, url: `${url}${path}`, proxy_url: `${url}${path}` };
    return { ...basics, options: nest(), resolved: { attachments: { [id]: file } } };
  }

  return {
    apiUrl: `${url}/api`,
    messages,
    guilds: world.guilds,
    channels: world.channels,
    threads,
    identified,
    repeated,
    posts: () => posts,
    /** As if it had never been there. */
    stop() {
      for (const socket of gateway.clients) socket.terminate();
      gateway.close();
      stopHttp();
    },
    /** The bot's token is accepted no more, or again. */
    lockOut(isRefused: boolean) {
      isLockedOut = isRefused;
    },
    /** Ends every connection of the gateway as Discord does where the token is accepted no more. */
    closeSockets() {
      for (const socket of sockets.keys()) socket.close(4004, 'Authentication failed.');
    },
    /** The bot may go on posting, but has lost *Read Message History*; everywhere unless said otherwise. */
    hideHistory(where: (channel: string) => boolean = () => true) {
      isHidden = where;
    },
    commands: () => registered,
    registrations: () => registrations,
    refuse: (...answers: DiscordRefusal[]) => void refusals.push(...answers),

    /** Resolves to how the bot answered first, and after how many milliseconds. */
    async send(command: DiscordCommand) {
      const started = Date.now();
      const token = interact(2, commandData(command), command);
      const callback = await until(() => callbacks.get(token));
      return { ...callback, after: Date.now() - started };
    },

    /**
     * Chooses an entry in the menu of a message, of which Discord shows only those that are registered; resolves to how
     * the bot answered first. https://docs.discord.com/developers/interactions/application-commands#message-commands
     */
    async choose({ name, message, ...who }: DiscordChoice) {
      const entry = (registered as Registered[]).find((each) => each.name === name && each.type === 3);
      if (!entry) throw new Error(`No entry “${name}” is registered for messages.`);
      const shown = {
        ...blankMessage(who.channel ?? DISCORD.channel),
        author: { ...bot, id: DISCORD.user, bot: false },
        ...message,
      };
      const data = {
        id: entry.id,
        name,
        type: 3,
        target_id: shown.id,
        resolved: { messages: { [shown.id]: shown } },
      };
      const token = interact(2, data, who);
      return until(() => callbacks.get(token));
    },

    /** Presses a button or chooses from a menu; resolves to how the bot answered first. */
    async press({ customId, values, messageFlags = 0, ...who }: DiscordPress) {
      const component_type = values ? 3 : 2;
      const data = { custom_id: customId, component_type, ...(values ? { values } : {}) };
      const message = { ...blankMessage(who.channel ?? DISCORD.channel), flags: messageFlags };
      const token = interact(3, data, who, { message }, (each) => {
        pressedFlags.set(each, messageFlags);
        presses.set(each, { message });
      });
      return until(() => callbacks.get(token));
    },

    /** Somebody writes into a channel, in reply to a message or not; what is written may be handed over twice. */
    write(content: string, repliedTo?: string, copies = 1) {
      const author = { id: '500000000000000001', username: 'dana', discriminator: '0', avatar: null };
      const reply = repliedTo
        ? { message_reference: { message_id: repliedTo, channel_id: DISCORD.channel } }
        : {};
      const message = {
        ...blankMessage(DISCORD.channel),
        content,
        author,
        guild_id: DISCORD.guild,
        ...reply,
      };
      for (let copy = 0; copy < copies; copy += 1) dispatch('MESSAGE_CREATE', message, DISCORD.guild);
    },

    /** Somebody, or a bot, writes to the bot itself; `type` as in https://docs.discord.com/developers/resources/message#message-object-message-types */
    writeDirectly(content: string, { bot: isBot = false, type = 0, event = 'MESSAGE_CREATE' } = {}) {
      const author = { ...bot, id: DISCORD.user, username: 'dana', bot: isBot };
      const message = { ...blankMessage(DISCORD.direct), channel_type: 1, content, author, type };
      dispatch(event, message, null);
    },

    /** The bot is taken out of its server, or an outage hides it. https://docs.discord.com/developers/events/gateway-events#guild-delete */
    takeOut(why: 'kicked' | 'outage') {
      const unavailable = why === 'outage' ? { unavailable: true } : {};
      dispatch('GUILD_DELETE', { id: DISCORD.guild, ...unavailable }, DISCORD.guild);
    },

    /** People write to each other, which the bot sees only when it reads the history. */
    chatter(channel: string, count: number) {
      for (let written = 0; written < count; written += 1)
        keep(channel, 'chatter', { channel, kind: 'chatter', embeds: [] });
    },

    /** A file for a form. */
    upload(filename: string, text: string): DiscordFile {
      const id = nextId();
      const path = `/attachments/${id}/${filename}`;
      attached.set(path, text);
      const size = Buffer.byteLength(text);
      return { id, filename, size, url: `${url}${path}`, proxy_url: `${url}${path}` };
    },

    /**
     * Sends a form back as it was shown, but for what is entered into these fields; resolves to how the bot answered
     * first. A form that was never shown is forged: nothing but texts.
     */
    async submit(
      customId: string,
      entered: Readonly<Record<string, string | readonly string[] | DiscordFile>>,
      who: Presence = {},
    ) {
      const shown = shownModals.get(customId);
      const faults = shown ? clientFaults(shown.modal, entered) : [];
      if (faults.length > 0) throw new Error(`Discord sends no such form: ${faults.join(', ')}`);
      const forged = Object.entries(entered).map(([custom_id, value], id) => ({
        ...{ type: 18, id, component: { type: 4, id, custom_id, value } },
      }));
      const data = shown ? submittedModal(shown.modal, entered) : { custom_id: customId, components: forged };
      const token = interact(5, data, who, shown?.press, (each) => {
        submissions.add(each);
        const message = shown && 'message' in shown.press ? (shown.press.message as DiscordMessage) : null;
        if (message) pressedFlags.set(each, message.flags ?? 0);
      });
      return until(() => callbacks.get(token));
    },

    /** What is suggested while the focused option is being typed. */
    async autocomplete(command: DiscordCommand, focused: string) {
      const token = interact(4, commandData(command, focused), command);
      const { data } = await until(() => callbacks.get(token));
      return (data?.choices ?? []) as { name: string; value: string }[];
    },

    message: (fits: (message: DiscordMessage) => boolean) => until(() => messages.find(fits)),
  };
}

/** Why Discord takes no such entry in a menu. https://docs.discord.com/developers/interactions/application-commands#create-global-application-command */
function menuFaults(command: {
  name?: string;
  type?: number;
  description?: string;
  options?: unknown;
}): string[] {
  const { name = '', type = 1, description, options } = command;
  if (type === 1) return [];
  const faults = name.length < 1 || name.length > 32 ? [`name of ${name.length} characters`] : [];
  return [...faults, ...(description ? ['a description'] : []), ...(options ? ['options'] : [])];
}

/** https://docs.discord.com/developers/events/gateway#sharding-sharding-formula */
function isFor([id, count]: readonly [number, number], guild: string | null): boolean {
  return guild === null ? id === 0 : Number((BigInt(guild) >> 22n) % BigInt(count)) === id;
}
