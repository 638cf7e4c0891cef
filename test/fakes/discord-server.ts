import type { ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { type ReceivedRequest, useHttpServer } from './http-server.ts';

export const DISCORD = {
  token: 'test.token.1',
  application: '900000000000000001',
  guild: '800000000000000001',
  channel: '700000000000000001',
};

const EVERY_PERMISSION = String(2n ** 50n - 1n);
const OP = { dispatch: 0, heartbeat: 1, identify: 2, resume: 6, hello: 10, heartbeatAck: 11 } as const;

export interface DiscordMessage {
  readonly channel: string;
  // biome-ignore lint/suspicious/noExplicitAny: embeds as they came over the wire
  readonly embeds: any[];
  readonly allowed_mentions?: { readonly parse: readonly string[] };
  readonly nonce?: string;
  readonly flags?: number;
  /** `post` as the bot, the others as an answer to an interaction. */
  readonly kind: 'post' | 'answer' | 'follow-up';
}

export interface DiscordCommand {
  readonly name: string;
  readonly verb?: string;
  readonly options?: Readonly<Record<string, string>>;
  readonly guild?: string | null;
  readonly channel?: string;
  readonly permissions?: string;
}

/**
 * Discord's REST API and gateway on loopback, as https://docs.discord.com/developers describes them: HELLO, IDENTIFY,
 * READY, INTERACTION_CREATE, and messages with an enforced nonce.
 */
export async function useDiscordServer() {
  const messages: DiscordMessage[] = [];
  const callbacks = new Map<string, { type: number; data?: { flags?: number; choices?: unknown[] } }>();
  const refusals: { status: number; code: number; message: string }[] = [];
  const byNonce = new Map<string, object>();
  const sockets = new Set<WebSocket>();
  const waiting: (() => void)[] = [];
  const identified: { intents: number }[] = [];
  let registered: unknown[] = [];
  let registrations = 0;
  let posts = 0;
  let ids = 600000000000000000n;
  let sequence = 0;

  const nextId = () => {
    ids += 1n;
    return String(ids);
  };
  const nextSequence = () => {
    sequence += 1;
    return sequence;
  };
  const wake = () => {
    for (const each of waiting.splice(0)) each();
  };
  const record = (message: DiscordMessage) => {
    messages.push(message);
    wake();
  };

  const routes: readonly (readonly [
    method: string,
    path: RegExp,
    route: (match: RegExpExecArray, body: never) => object | null,
  ])[] = [
    [
      'GET',
      /^\/gateway\/bot$/,
      () => ({
        url: url.replace('http', 'ws'),
        shards: 1,
        session_start_limit: { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 1 },
      }),
    ],
    ['GET', /^\/applications\/\d+\/commands$/, () => registered],
    [
      'PUT',
      /^\/applications\/\d+\/commands$/,
      (_, body: object[]) => {
        registrations += 1;
        // As Discord does: ids are added, and what is false or empty is left out.
        registered = JSON.parse(JSON.stringify(body), (_key, value) =>
          value === false ? undefined : value,
        ).map((command: object) => ({ ...command, id: nextId(), version: nextId(), nsfw: false }));
        return registered;
      },
    ],
    [
      'POST',
      /^\/interactions\/\d+\/([^/]+)\/callback$/,
      ([, token = ''], body) => {
        callbacks.set(token, body);
        wake();
        return null;
      },
    ],
    [
      'PATCH',
      /^\/webhooks\/\d+\/([^/]+)\/messages\/@original$/,
      ([, token = ''], body: DiscordMessage) =>
        keep(token.split('.')[1] ?? '', 'answer', { ...body, flags: callbacks.get(token)?.data?.flags ?? 0 }),
    ],
    [
      'POST',
      /^\/webhooks\/\d+\/([^/]+)$/,
      ([, token = ''], body: DiscordMessage) => keep(token.split('.')[1] ?? '', 'follow-up', body),
    ],
    [
      'POST',
      /^\/channels\/(\d+)\/messages$/,
      ([, channel = ''], body: DiscordMessage & { enforce_nonce?: boolean }) => {
        const known = body.enforce_nonce && body.nonce ? byNonce.get(body.nonce) : undefined;
        if (known) return known;
        const message = keep(channel, 'post', body);
        if (body.nonce) byNonce.set(body.nonce, message);
        return message;
      },
    ],
  ];

  function keep(channel: string, kind: DiscordMessage['kind'], body: DiscordMessage) {
    record({ ...body, channel, kind });
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

  const { url, server } = await useHttpServer((request, response) => {
    if (!request.url.startsWith('/api/v10/')) {
      fail(response, 404, 0, '404: Not Found');
      return;
    }
    const path = decodeURIComponent(request.url.replace('/api/v10', '').replace(/\?.*/, ''));
    const isPublic = /^\/(interactions|webhooks)\//.test(path);
    if (!isPublic && request.headers.authorization !== `Bot ${DISCORD.token}`)
      return fail(response, 401, 0, '401: Unauthorized');
    answer(request, path, response);
  });

  function answer({ method, body }: ReceivedRequest, path: string, response: ServerResponse): void {
    if (path.startsWith('/channels/')) posts += 1;
    const refusal = path.startsWith('/channels/') ? refusals.shift() : undefined;
    const found = routes.find(([wanted, pattern]) => wanted === method && pattern.test(path));
    const match = found?.[1].exec(path);
    const { status, code, message } = refusal ?? { status: 404, code: 0, message: '404: Not Found' };
    if (refusal || !found || !match) {
      fail(response, status, code, message);
      return;
    }
    const result = found[2](match, (body ? JSON.parse(body) : {}) as never);
    if (result === null) response.writeHead(204).end();
    else response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(result));
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
    sockets.add(socket);
    const send = (op: number, d: unknown, t: string | null = null) =>
      socket.send(JSON.stringify({ op, d, t, s: t ? nextSequence() : null }));
    send(OP.hello, { heartbeat_interval: 41_250 });
    socket.on('message', (data) => {
      const { op, d } = JSON.parse(String(data));
      if (op === OP.heartbeat) send(OP.heartbeatAck, null);
      if (op !== OP.identify) return;
      if (d.token !== DISCORD.token) return socket.close(4004, 'Authentication failed.');
      identified.push(d);
      send(
        OP.dispatch,
        {
          v: 10,
          user: bot,
          session_id: 'session',
          resume_gateway_url: url.replace('http', 'ws'),
          application: { id: DISCORD.application, flags: 0 },
          guilds: [],
        },
        'READY',
      );
    });
  });
  onTestFinished(() => {
    for (const socket of sockets) socket.terminate();
    gateway.close();
  });

  function interact(
    type: number,
    {
      name,
      verb,
      options = {},
      guild = DISCORD.guild,
      channel = DISCORD.channel,
      permissions = EVERY_PERMISSION,
    }: DiscordCommand,
    focused?: string,
  ): string {
    const id = nextId();
    const token = `token-${id}.${channel}`;
    const given = Object.entries(options).map(([key, value]) => ({
      type: 3,
      name: key,
      value,
      ...(key === focused ? { focused: true } : {}),
    }));
    const user = { id: '500000000000000001', username: 'dana', discriminator: '0', avatar: null };
    const place = guild
      ? {
          guild_id: guild,
          guild: { id: guild, locale: 'en-US', features: [] },
          member: {
            user,
            roles: [],
            permissions: '0',
            joined_at: '2026-01-01T00:00:00Z',
            deaf: false,
            mute: false,
            flags: 0,
          },
        }
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
      context: guild ? 0 : 1,
      data: {
        id: nextId(),
        name,
        type: 1,
        options: verb ? [{ type: 1, name: verb, options: given }] : given,
      },
      ...place,
    };
    for (const socket of sockets)
      socket.send(
        JSON.stringify({ op: OP.dispatch, t: 'INTERACTION_CREATE', s: nextSequence(), d: interaction }),
      );
    return token;
  }

  async function until<T>(look: () => T | undefined): Promise<T> {
    for (;;) {
      const found = look();
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  }

  return {
    apiUrl: `${url}/api`,
    messages,
    identified,
    posts: () => posts,
    close() {
      server.closeAllConnections();
      server.close();
    },
    commands: () => registered,
    registrations: () => registrations,
    refuse: (...answers: { status: number; code: number; message: string }[]) =>
      void refusals.push(...answers),

    /** Resolves to how the bot answered first, and after how many milliseconds. */
    async send(command: DiscordCommand) {
      const started = Date.now();
      const token = interact(2, command);
      const callback = await until(() => callbacks.get(token));
      return { ...callback, after: Date.now() - started };
    },

    /** What is suggested while the focused option is being typed. */
    async autocomplete(command: DiscordCommand, focused: string) {
      const token = interact(4, command, focused);
      const { data } = await until(() => callbacks.get(token));
      return (data?.choices ?? []) as { name: string; value: string }[];
    },

    message: (fits: (message: DiscordMessage) => boolean) => until(() => messages.find(fits)),
  };
}
