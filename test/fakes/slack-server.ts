import { createHmac, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { createArrivals } from './arrivals.ts';
import { type ReceivedRequest, readMultipart, startHttpServer } from './http-server.ts';
import { type SlackShortcutUse, shortcutPayload } from './slack-shortcut.ts';
import { slackViewFaults, stateOf } from './slack-view.ts';
import { slackWorld } from './slack-world.ts';

export interface SlackMessage {
  readonly channel: string;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: Block Kit as it came over the wire
  readonly blocks: any[];
  /** Null for messages posted as the bot. */
  readonly responseType: string | null;
  /** Of messages posted as the bot, and of chatter. */
  readonly ts?: string;
  /** Of chatter: who wrote it. */
  readonly user?: string;
  readonly thread?: string;
  /** Whether a message in a thread is shown in the channel as well. */
  readonly broadcast?: boolean;
  readonly edited?: boolean;
  /** Whether it took the place of the message it answers. */
  readonly replaced?: boolean;
  readonly metadata: { readonly event_payload?: { readonly delivery?: string } } | null;
  readonly at: number;
}

export interface SlackUpload {
  readonly name: string;
  readonly channel: string;
  readonly text: string;
  readonly alt: string;
}

export interface SlackPress {
  /** What the button or the chosen option carries. */
  readonly value: string;
  /** Whether the message below which it stands is shown to the asker alone. */
  readonly ephemeral?: boolean;
  readonly user?: string;
  readonly team?: string;
  /** Where the person is at home, where that is another workspace. */
  readonly userTeam?: string;
  readonly channel?: string;
}

export interface SlashCommand {
  readonly user?: string;
  readonly trigger?: string;
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
  /** A private channel that the bot is a member of, and one that it cannot see. */
  closedChannel: 'C0CLOSED',
  hiddenChannel: 'C0HIDDEN',
  /** An owner of the workspace, unlike everybody else. */
  admin: 'U0ADMIN',
};

const MANIFEST: { readonly oauth_config: { readonly scopes: { readonly bot: readonly string[] } } } =
  JSON.parse(readFileSync(new URL('../../adapters/slack/manifest.json', import.meta.url), 'utf8'));

export interface SlackServerOptions {
  /** What the app may do; what its manifest asks for unless said otherwise. */
  readonly scopes?: readonly string[];
  /** How the next post fails that no refusal waits for; nothing for not at all. */
  readonly weather?: () => string | undefined;
}

interface HttpFailure {
  readonly status: number;
  readonly headers?: Record<string, string>;
}
/** Instead of an HTTP status: the connection breaks. */
const CUT = 0;
type Method = (
  args: Readonly<Record<string, string>>,
  request: ReceivedRequest,
) => { readonly ok: boolean } | HttpFailure;

/**
 * A Slack workspace on loopback: Web API, Socket Mode and response URLs, as https://docs.slack.dev describes them.
 * `refuse` makes the next posts fail with these errors.
 */
export async function startSlackServer({
  weather = () => undefined,
  scopes = MANIFEST.oauth_config.scopes.bot,
}: SlackServerOptions = {}) {
  const messages: SlackMessage[] = [];
  const refusals: string[] = [];
  const uploads: SlackUpload[] = [];
  const pending = new Map<string, { name: string; alt: string; text: string }>();
  // biome-ignore lint/suspicious/noExplicitAny: views as they came over the wire
  const views: any[] = [];
  const handedOut = new Map<string, string>();
  const acks = new Map<string, (payload: unknown) => void>();
  const sockets = new Set<WebSocket>();
  const { notice, until } = createArrivals(() => ({ messages, views, uploads }));
  const world = slackWorld(SLACK.team, SLACK.admin);
  const calls: { method: string; args: Readonly<Record<string, string>> }[] = [];
  let lastTs = 0;
  let requests = 0;
  /** Why no method accepts the bot's token; null where all do. */
  let lockedOut: string | null = null;
  /** Why nobody may connect by Socket Mode; null where that is not so. */
  let closed: string | null = null;
  /** The channel that the bot is no member of any more. */
  let left: string | null = null;
  /** Public channels are open to posts of a bot that is no member, but not to its eyes. */
  let isHidden = (_channel: string) => false;

  /** Seconds, with a fraction that no other message has. */
  const nextTs = () => {
    lastTs = Math.max(lastTs + 1, Date.now() * 1_000);
    return `${Math.floor(lastTs / 1e6)}.${String(lastTs % 1e6).padStart(6, '0')}`;
  };
  const record = (message: SlackMessage) => {
    messages.push(message);
    notice();
  };

  const methods: Record<string, Method> = {
    'auth.test': (_, { headers }) =>
      headers.authorization === `Bearer ${SLACK.botToken}`
        ? { ok: true, team_id: SLACK.team, user_id: 'U0BOT', bot_id: 'B0BOT', user: 'parcels', team: 'Test' }
        : { ok: false, error: 'invalid_auth' },
    'apps.connections.open': (_, { headers }) =>
      closed !== null
        ? { ok: false, error: closed }
        : headers.authorization === `Bearer ${SLACK.appToken}`
          ? { ok: true, url: `${url.replace('http', 'ws')}/link` }
          : { ok: false, error: 'invalid_auth' },
    'conversations.history': ({ channel = '', limit = '100', oldest = '0', cursor = '0', ...asked }) => {
      if (isHidden(channel)) return { ok: false, error: 'not_in_channel' };
      const posted = messages
        .filter(
          (each) =>
            each.channel === channel &&
            each.ts &&
            (!each.thread || each.broadcast) &&
            Number(each.ts) > Number(oldest),
        )
        .reverse();
      const shown = posted.map((each) => asListed(each, asked));
      return pageOf(shown, Number(cursor), Number(limit));
    },
    // The first message always, then the replies from the oldest on, as many as fit.
    'conversations.replies': ({
      channel = '',
      ts = '',
      limit = '1000',
      oldest = '0',
      cursor = '0',
      ...asked
    }) => {
      if (isHidden(channel)) return { ok: false, error: 'not_in_channel' };
      const thread = messages.filter(
        (each) => each.channel === channel && (each.ts === ts || each.thread === ts),
      );
      if (thread.length === 0) return { ok: false, error: 'thread_not_found' };
      const [first, ...replies] = thread;
      const fitting = replies.filter((each) => Number(each.ts) > Number(oldest));
      const shown = [...(first ? [first] : []), ...fitting].map((each) => asListed(each, asked));
      return pageOf(shown, Number(cursor), Number(limit));
    },
    'chat.update': (args) => {
      const place = messages.findIndex((each) => each.channel === args['channel'] && each.ts === args['ts']);
      const before = messages[place];
      if (!before) return { ok: false, error: 'message_not_found' };
      messages[place] = {
        ...before,
        text: args['text'] ?? '',
        blocks: JSON.parse(args['blocks'] ?? '[]'),
        ...(args['metadata'] ? { metadata: JSON.parse(args['metadata']) } : {}),
        edited: true,
      };
      notice();
      return { ok: true, channel: args['channel'], ts: args['ts'] };
    },
    ...world.methods,
    'usergroups.users.list': ({ usergroup = '' }) => ({
      ok: true,
      users: usergroup === 'S0CREW' ? ['U0USER'] : [],
    }),
    'conversations.open': ({ users = '' }) => ({ ok: true, channel: { id: `D-${users}` } }),
    'views.open': ({ view = '{}', trigger_id = '' }) => {
      if (trigger_id.startsWith('expired')) return { ok: false, error: 'expired_trigger_id' };
      const opened = JSON.parse(view);
      const messages = slackViewFaults(opened);
      if (messages.length > 0)
        return { ok: false, error: 'invalid_arguments', response_metadata: { messages } };
      const id = `V${views.length + 1}`;
      views.push({ ...opened, id });
      notice();
      return { ok: true, view: { id } };
    },
    'files.getUploadURLExternal': ({ filename: name = '', alt_text: alt = '' }) => {
      const id = `F${pending.size + 1}`;
      pending.set(id, { name, alt, text: '' });
      return { ok: true, file_id: id, upload_url: `${url}/upload/${id}` };
    },
    'files.completeUploadExternal': ({ files = '[]', channel_id: channel = '' }) => {
      for (const { id } of JSON.parse(files)) {
        const file = pending.get(id);
        if (file) uploads.push({ ...file, channel });
      }
      notice();
      return { ok: true, files: JSON.parse(files) };
    },
    'chat.postEphemeral': (args) => {
      const { channel = '', text = '', blocks = '[]', thread_ts: thread } = args;
      if (channel === left) return { ok: false, error: 'not_in_channel' };
      record({
        ...(thread ? { thread } : {}),
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
      const { channel = '' } = args;
      const closed = channel === left ? 'not_in_channel' : world.refusalOf(channel);
      const error = closed ?? refusals.shift() ?? weather();
      if (error === 'HTTP 500') return { status: 500 };
      if (error === 'cut') return { status: CUT };
      const lost = error === 'shown, then HTTP 500';
      if (error === 'ratelimited') return { status: 429, headers: { 'Retry-After': '1' } };
      if (error && !lost) return { ok: false, error };
      const ts = nextTs();
      record({
        channel: args['channel'] ?? '',
        text: args['text'] ?? '',
        blocks: JSON.parse(args['blocks'] ?? '[]'),
        ts,
        ...(args['thread_ts']
          ? { thread: args['thread_ts'], broadcast: args['reply_broadcast'] === 'true' }
          : {}),
        metadata: args['metadata'] ? JSON.parse(args['metadata']) : null,
        responseType: null,
        at: Date.now(),
      });
      if (lost) return { status: 500 };
      return { ok: true, channel: args['channel'], ts, message: {} };
    },
  };

  const {
    url,
    server,
    stop: stopHttp,
  } = await startHttpServer(async (request, response) => {
    if (request.url.startsWith('/response/')) return respond(request, response);
    if (request.url.startsWith('/upload/')) return receive(request, response);
    if (request.url.startsWith('/files/')) return handOut(request, response);
    const name = request.url.replace('/api/', '');
    const args = Object.fromEntries(new URLSearchParams(request.body));
    calls.push({ method: name, args });
    const method = methods[name];
    const isBot = request.headers.authorization === `Bearer ${SLACK.botToken}`;
    const answer =
      lockedOut !== null && isBot
        ? { ok: false, error: lockedOut }
        : scopeMissing(name, args)
          ? { ok: false, error: 'missing_scope' }
          : method
            ? method(args, request)
            : { ok: false, error: 'unknown_method' };
    if ('status' in answer && answer.status === CUT) response.socket?.destroy();
    else if ('status' in answer) response.writeHead(answer.status, answer.headers).end();
    else {
      const headers = { 'Content-Type': 'application/json', 'X-OAuth-Scopes': scopes.join(',') };
      response.writeHead(200, headers).end(JSON.stringify(answer));
    }
  });

  /** Whoever looks at a direct message needs a scope of its own. */
  function scopeMissing(name: string, { channel = '' }: Readonly<Record<string, string>>): boolean {
    return name === 'conversations.info' && channel.startsWith('D') && !scopes.includes('im:read');
  }

  async function receive(request: ReceivedRequest, response: ServerResponse): Promise<void> {
    const file = pending.get(request.url.replace('/upload/', ''));
    const isForm = request.headers['content-type']?.startsWith('multipart/');
    const parts = isForm ? [...(await readMultipart(request)).values()] : [];
    const [part] = parts.filter((each) => typeof each !== 'string');
    if (file) file.text = part ? await part.text() : request.body;
    response.end('OK');
  }

  /** As Slack does, a file is given to a token only. */
  function handOut({ url: path, headers }: ReceivedRequest, response: ServerResponse): void {
    const allowed = headers.authorization === `Bearer ${SLACK.botToken}`;
    const text = handedOut.get(path);
    response.writeHead(allowed ? (text === undefined ? 404 : 200) : 403).end(allowed ? text : '');
  }

  function respond({ url: path, body }: ReceivedRequest, response: ServerResponse): void {
    const { text = '', blocks = [], response_type = 'ephemeral', ...how } = JSON.parse(body);
    record({
      channel: path.replace('/response/', ''),
      text,
      blocks,
      responseType: how.delete_original ? 'deleted' : response_type,
      replaced: how.replace_original === true,
      metadata: null,
      at: Date.now(),
    });
    response.end('ok');
  }

  const gateway = new WebSocketServer({ server, path: '/link' });
  gateway.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.send(JSON.stringify({ type: 'hello', num_connections: 1, connection_info: { app_id: 'A0TEST' } }));
    socket.on('message', (data) => {
      const { envelope_id, payload } = JSON.parse(String(data));
      acks.get(envelope_id)?.(payload);
    });
  });

  const payload = ({
    command,
    text,
    team = SLACK.team,
    channel = SLACK.channel,
    silent = false,
    user = 'U0USER',
    trigger = randomUUID(),
  }: SlashCommand) => ({
    token: 'legacy',
    team_id: team,
    team_domain: 'test',
    channel_id: channel,
    channel_name: 'parcels',
    user_id: user,
    user_name: 'dana',
    command,
    text,
    api_app_id: 'A0TEST',
    is_enterprise_install: 'false',
    ...(silent ? {} : { response_url: `${url}/response/${channel}` }),
    trigger_id: trigger,
  });

  const chosen = (use: SlackShortcutUse) =>
    shortcutPayload({ team: SLACK.team, channel: SLACK.channel, trigger: randomUUID(), ...use }, url);

  async function postSigned(
    target: string,
    body: string,
    forged: { secret?: string; timestamp?: number } = {},
  ): Promise<number> {
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
  }

  async function deliver(type: string, content: object): Promise<unknown> {
    const [socket] = sockets;
    if (!socket) throw new Error('Nobody is connected by Socket Mode.');
    const envelope_id = randomUUID();
    const acked = new Promise<unknown>((resolve) => acks.set(envelope_id, resolve));
    socket.send(JSON.stringify({ envelope_id, type, accepts_response_payload: true, payload: content }));
    return acked;
  }

  return {
    apiUrl: `${url}/api/`,
    messages,
    people: world.people,
    conversations: world.conversations,
    /** Every call of the Web API. */
    calls,
    requests: () => requests,
    /** As if it had never been there. */
    stop() {
      for (const socket of sockets) socket.terminate();
      gateway.close();
      stopHttp();
    },
    refuse: (...errors: string[]) => void refusals.push(...errors),

    /** Over Socket Mode; resolves to the milliseconds until the receipt. */
    async send(command: SlashCommand): Promise<number> {
      const started = Date.now();
      await deliver('slash_commands', payload(command));
      return Date.now() - started;
    },

    /** Presses a button below a message. */
    async press({
      value,
      ephemeral = false,
      user = 'U0USER',
      team = SLACK.team,
      userTeam = team,
      channel = SLACK.channel,
    }: SlackPress): Promise<void> {
      await deliver('interactive', {
        type: 'block_actions',
        user: { id: user, team_id: userTeam },
        team: { id: team },
        channel: { id: channel },
        container: { type: 'message', channel_id: channel, is_ephemeral: ephemeral },
        trigger_id: randomUUID(),
        response_url: `${url}/response/${channel}`,
        actions: [{ type: 'button', action_id: 'call-0', block_id: 'b', value, action_ts: '1' }],
      });
    },

    /** Chooses a shortcut in the menu of a message, or of the app. */
    shortcut: (use: SlackShortcutUse) => deliver('interactive', chosen(use)),
    /** The same over signed HTTP; resolves to the status of the receipt. */
    postShortcut: (target: string, use: SlackShortcutUse) =>
      postSigned(target, new URLSearchParams({ payload: JSON.stringify(chosen(use)) }).toString()),

    /** Calls the bot by its name, in the thread of a message or without; Slack may send the same event again. */
    async mention(
      text: string,
      {
        thread,
        event = randomUUID(),
        user = 'U0USER',
        userTeam = SLACK.team,
      }: { thread?: string; event?: string; user?: string; userTeam?: string } = {},
    ) {
      await deliver('events_api', {
        type: 'event_callback',
        // Where others share the channel, it is theirs that may be named here.
        team_id: userTeam,
        api_app_id: 'A0TEST',
        event_id: event,
        event_time: 1700000000,
        authorizations: [{ team_id: SLACK.team, user_id: 'U0BOT', is_bot: true }],
        event: {
          type: 'app_mention',
          user,
          team: userTeam,
          user_team: userTeam,
          text: `<@U0BOT> ${text}`,
          ts: '1700000001.000001',
          channel: SLACK.channel,
          event_ts: '1700000001.000001',
          ...(thread ? { thread_ts: thread } : {}),
        },
      });
    },

    /** Somebody writes to the bot itself; `more` as Slack tells of what is written otherwise, or was not. */
    async write(
      text: string,
      {
        event = randomUUID(),
        user = 'U0USER',
        ...more
      }: object & { event?: string; user?: string | undefined } = {},
    ) {
      await deliver('events_api', {
        type: 'event_callback',
        team_id: SLACK.team,
        api_app_id: 'A0TEST',
        event_id: event,
        event_time: 1700000000,
        authorizations: [{ team_id: SLACK.team, user_id: 'U0BOT', is_bot: true }],
        event: {
          type: 'message',
          channel_type: 'im',
          user,
          team: SLACK.team,
          text,
          ts: '1700000001.000001',
          channel: `D-${user}`,
          event_ts: '1700000001.000001',
          ...more,
        },
      });
    },

    /** People write to each other, which the bot sees only when it reads the history. */
    chatter(channel: string, count: number) {
      const common = { channel, text: 'Good morning', blocks: [], metadata: null, responseType: null };
      for (let written = 0; written < count; written += 1)
        record({ ...common, ts: nextTs(), user: 'U0OTHER', at: Date.now() });
    },

    /** Ends every Socket Mode connection, and lets nobody connect for a reason; or again, for none. */
    closeSockets(why: string | null) {
      closed = why;
      for (const socket of why === null ? [] : sockets) socket.close();
    },

    /** The bot's token is accepted no more, for a reason; or again, for none. */
    lockOut(why: string | null) {
      lockedOut = why;
    },

    /** The bot is no member of the channel any more. */
    remove() {
      left = SLACK.channel;
    },

    /** The bot may go on posting, but was never made a member; of no channel unless said otherwise. */
    hideHistory(where: (channel: string) => boolean = () => true) {
      isHidden = where;
    },

    /** The bot is made a member of the channel. */
    async invite() {
      left = null;
      await deliver('events_api', {
        type: 'event_callback',
        team_id: SLACK.team,
        api_app_id: 'A0TEST',
        event_id: randomUUID(),
        event_time: 1700000000,
        authorizations: [{ team_id: SLACK.team, user_id: 'U0BOT', is_bot: true }],
        event: {
          type: 'member_joined_channel',
          user: 'U0BOT',
          channel: SLACK.channel,
          channel_type: 'C',
          team: SLACK.team,
          inviter: 'U0USER',
          event_ts: '1700000002.000001',
        },
      });
    },

    /** Tokens are revoked, as when the app is uninstalled, which is told as well. */
    async revoke(why: 'uninstalled' | 'replaced') {
      const event = (content: object) =>
        deliver('events_api', {
          type: 'event_callback',
          team_id: SLACK.team,
          api_app_id: 'A0TEST',
          event_id: randomUUID(),
          event_time: 1700000000,
          event: content,
        });
      await event({ type: 'tokens_revoked', tokens: { oauth: [], bot: ['U0BOT'] } });
      if (why === 'uninstalled') await event({ type: 'app_uninstalled' });
    },

    /**
     * Sends a form back as it was shown, but for these elements' states, by the names of their blocks. Resolves to what
     * the receipt says: nothing where the form is closed.
     */
    async submit(
      view: { private_metadata: string; callback_id: string },
      entered: Readonly<Record<string, object>>,
      { user = 'U0USER', userTeam = SLACK.team }: { user?: string; userTeam?: string } = {},
    ) {
      const values = stateOf(view, entered);
      return deliver('interactive', {
        type: 'view_submission',
        user: { id: user, team_id: userTeam },
        team: { id: userTeam },
        view: {
          ...view,
          type: 'modal',
          app_installed_team_id: SLACK.team,
          state: { values },
        },
      });
    },

    /** What an external select of a form offers for what was typed. */
    async suggest(
      view: { id: string; private_metadata: string; callback_id: string },
      block_id: string,
      action_id: string,
      value: string,
    ) {
      const answer = (await deliver('interactive', {
        type: 'block_suggestion',
        user: { id: 'U0USER' },
        team: { id: SLACK.team },
        action_id,
        block_id,
        value,
        container: { type: 'view', view_id: view.id },
        view: { ...view, type: 'modal' },
      })) as { options: { text: { text: string }; value: string }[] };
      return answer.options;
    },

    /** A file that lies with Slack, for a form; `size` where it is said to have another, `gone` where it is not there. */
    file(text: string, { size = Buffer.byteLength(text), gone = false } = {}) {
      const path = gone ? '/files/0' : `/files/${handedOut.size + 1}`;
      if (!gone) handedOut.set(path, text);
      return { id: 'F0', url_private_download: `${url}${path}`, size };
    },

    uploads,
    views,
    view: () => until(() => views.at(-1)),
    upload: (fits: (upload: SlackUpload) => boolean) => until(() => uploads.find(fits)),

    /** Over signed HTTP; resolves to the status of the receipt. */
    post: (target: string, command: SlashCommand, forged: { secret?: string; timestamp?: number } = {}) =>
      postSigned(target, new URLSearchParams(payload(command)).toString(), forged),

    /** Resolves to the first message that fits, those already there included. */
    message: (fits: (message: SlackMessage) => boolean) => until(() => messages.find(fits)),
  };
}

/** What it was posted with is told to those alone who ask for it. https://docs.slack.dev/reference/methods/conversations.replies */
function asListed({ ts, text, metadata }: SlackMessage, asked: Readonly<Record<string, string>>) {
  const isAskedFor = asked['include_all_metadata'] === 'true' && metadata;
  return { type: 'message', ts, text, ...(isAskedFor ? { metadata } : {}) };
}

/** https://docs.slack.dev/apis/web-api/pagination */
function pageOf(all: readonly object[], from: number, limit: number) {
  const next = from + limit < all.length ? String(from + limit) : '';
  return {
    ok: true,
    messages: all.slice(from, from + limit),
    has_more: next !== '',
    response_metadata: { next_cursor: next },
  };
}
