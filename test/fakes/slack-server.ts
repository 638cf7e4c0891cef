import { createHmac, randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { type ReceivedRequest, useHttpServer } from './http-server.ts';

export interface SlackMessage {
  readonly channel: string;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: Block Kit as it came over the wire
  readonly blocks: any[];
  /** Null for messages posted as the bot. */
  readonly responseType: string | null;
  readonly metadata: { readonly event_payload?: { readonly delivery?: string } } | null;
  readonly at: number;
}

export interface SlashCommand {
  readonly command: string;
  readonly text: string;
  readonly team?: string;
  readonly channel?: string;
  /** Leaves the response URL out. */
  readonly silent?: boolean;
}

export const SLACK = {
  botToken: 'xoxb-test',
  appToken: 'xapp-test',
  signingSecret: 'shhh',
  team: 'T0TEST',
  channel: 'C0TEST',
};

interface HttpFailure {
  readonly status: number;
  readonly headers?: Record<string, string>;
}
type Method = (
  args: Readonly<Record<string, string>>,
  request: ReceivedRequest,
) => { readonly ok: boolean } | HttpFailure;

/**
 * A Slack workspace on loopback: Web API, Socket Mode and response URLs, as https://docs.slack.dev describes them.
 * `refuse` makes the next posts fail with these errors.
 */
export async function useSlackServer() {
  const messages: SlackMessage[] = [];
  const refusals: string[] = [];
  const acks = new Map<string, () => void>();
  const sockets = new Set<WebSocket>();
  const waiting: (() => void)[] = [];
  let sent = 0;
  let requests = 0;

  const record = (message: SlackMessage) => {
    messages.push(message);
    for (const wake of waiting.splice(0)) wake();
  };

  const methods: Record<string, Method> = {
    'auth.test': (_, { headers }) =>
      headers.authorization === `Bearer ${SLACK.botToken}`
        ? { ok: true, team_id: SLACK.team, user_id: 'U0BOT', bot_id: 'B0BOT', user: 'parcels', team: 'Test' }
        : { ok: false, error: 'invalid_auth' },
    'apps.connections.open': (_, { headers }) =>
      headers.authorization === `Bearer ${SLACK.appToken}`
        ? { ok: true, url: `${url.replace('http', 'ws')}/link` }
        : { ok: false, error: 'invalid_auth' },
    'chat.postEphemeral': (args) => {
      const { channel = '', text = '', blocks = '[]' } = args;
      record({
        channel,
        text,
        blocks: JSON.parse(blocks),
        responseType: 'ephemeral',
        metadata: null,
        at: Date.now(),
      });
      return { ok: true };
    },
    'chat.postMessage': (args) => {
      requests += 1;
      const error = refusals.shift();
      if (error === 'HTTP 500') return { status: 500 };
      if (error === 'ratelimited') return { status: 429, headers: { 'Retry-After': '1' } };
      if (error) return { ok: false, error };
      sent += 1;
      const ts = `1700000000.${String(sent).padStart(6, '0')}`;
      record({
        channel: args['channel'] ?? '',
        text: args['text'] ?? '',
        blocks: JSON.parse(args['blocks'] ?? '[]'),
        metadata: args['metadata'] ? JSON.parse(args['metadata']) : null,
        responseType: null,
        at: Date.now(),
      });
      return { ok: true, channel: args['channel'], ts, message: {} };
    },
  };

  const { url, server } = await useHttpServer((request, response) => {
    if (request.url.startsWith('/response/')) return respond(request, response);
    const method = methods[request.url.replace('/api/', '')];
    const answer = method
      ? method(Object.fromEntries(new URLSearchParams(request.body)), request)
      : { ok: false, error: 'unknown_method' };
    if ('status' in answer) response.writeHead(answer.status, answer.headers).end();
    else response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer));
  });

  function respond({ url: path, body }: ReceivedRequest, response: ServerResponse): void {
    const { text = '', blocks = [], response_type = 'ephemeral' } = JSON.parse(body);
    record({
      channel: path.replace('/response/', ''),
      text,
      blocks,
      responseType: response_type,
      metadata: null,
      at: Date.now(),
    });
    response.end('ok');
  }

  const gateway = new WebSocketServer({ server, path: '/link' });
  gateway.on('connection', (socket) => {
    sockets.add(socket);
    socket.send(JSON.stringify({ type: 'hello', num_connections: 1, connection_info: { app_id: 'A0TEST' } }));
    socket.on('message', (data) => {
      const { envelope_id } = JSON.parse(String(data));
      acks.get(envelope_id)?.();
    });
  });
  onTestFinished(() => {
    for (const socket of sockets) socket.terminate();
    gateway.close();
  });

  const payload = ({
    command,
    text,
    team = SLACK.team,
    channel = SLACK.channel,
    silent = false,
  }: SlashCommand) => ({
    token: 'legacy',
    team_id: team,
    team_domain: 'test',
    channel_id: channel,
    channel_name: 'parcels',
    user_id: 'U0USER',
    user_name: 'dana',
    command,
    text,
    api_app_id: 'A0TEST',
    is_enterprise_install: 'false',
    ...(silent ? {} : { response_url: `${url}/response/${channel}` }),
    trigger_id: randomUUID(),
  });

  return {
    apiUrl: `${url}/api/`,
    messages,
    requests: () => requests,
    close() {
      server.closeAllConnections();
      server.close();
    },
    refuse: (...errors: string[]) => void refusals.push(...errors),

    /** Over Socket Mode; resolves to the milliseconds until the receipt. */
    async send(command: SlashCommand): Promise<number> {
      const [socket] = sockets;
      if (!socket) throw new Error('Nobody is connected by Socket Mode.');
      const envelope_id = randomUUID();
      const started = Date.now();
      const acked = new Promise<void>((resolve) => acks.set(envelope_id, resolve));
      socket.send(
        JSON.stringify({
          envelope_id,
          type: 'slash_commands',
          accepts_response_payload: true,
          payload: payload(command),
        }),
      );
      await acked;
      return Date.now() - started;
    },

    /** Over signed HTTP; resolves to the status of the receipt. */
    async post(
      target: string,
      command: SlashCommand,
      forged: { secret?: string; timestamp?: number } = {},
    ): Promise<number> {
      const body = new URLSearchParams(payload(command)).toString();
      const timestamp = forged.timestamp ?? Math.floor(Date.now() / 1000);
      const signature = createHmac('sha256', forged.secret ?? SLACK.signingSecret)
        .update(`v0:${timestamp}:${body}`)
        .digest('hex');
      const response = await fetch(target, {
        method: 'POST',
        body,
        headers: {
          'Content-Type': 'application/x-www-form-urlencoded',
          'X-Slack-Request-Timestamp': String(timestamp),
          'X-Slack-Signature': `v0=${signature}`,
        },
      });
      return response.status;
    },

    /** Resolves to the first message that fits, those already there included. */
    async message(fits: (message: SlackMessage) => boolean): Promise<SlackMessage> {
      for (;;) {
        const found = messages.find(fits);
        if (found) return found;
        await new Promise<void>((resolve) => waiting.push(resolve));
      }
    },
  };
}
