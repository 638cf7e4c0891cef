import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { type ReceivedRequest, startHttpServer } from '../fakes/http-server.ts';
import type { Dice } from './dice.ts';

/** A post on its way from a worker to a platform. */
export interface Post {
  readonly channel: string;
  /** When its request had come, Unix milliseconds. */
  readonly sentAt: number;
  /** When the connection was opened for it; null where it had been open before. */
  readonly connectedAt: number | null;
  /** Still on its way, or shown, with the answer on its way back. */
  phase: 'coming' | 'shown';
}

export interface Journey {
  readonly thereMs: number;
  readonly backMs: number;
}

export type Relay = Awaited<ReturnType<typeof startRelay>>;

/** As platforms take when all is well, or a little longer. */
export function quickJourney(dice: Dice): Journey {
  return { thereMs: dice.between(5, 60), backMs: dice.between(5, 60) };
}

const HANDED_ON = ['authorization', 'content-type', 'user-agent'];
const HANDED_BACK = ['content-type', 'retry-after', 'x-oauth-scopes'];

/**
 * The way between one worker and the platforms. Knows which of its posts are open at any moment, and lets each travel as
 * long as `journey` says. What the worker has sent arrives, even where the worker is gone by then.
 */
export async function startRelay(
  targets: Readonly<Record<string, string>>,
  journeyOf: (post: Post) => Journey,
) {
  const open = new Set<Post>();
  const all: Post[] = [];
  const looks = new Set<(post: Post) => void>();
  const opened = new WeakMap<Socket, number>();
  let underWay = 0;

  const { url, server, stop } = await startHttpServer(async (request, response) => {
    const [, platform = '', path = ''] = /^\/(\w+)(\/.*)$/.exec(request.url) ?? [];
    const target = `${new URL(targets[platform] ?? '').origin}${path}`;
    const channel = channelOfPost(request, path);
    const connectedAt = takeFrom(opened, response.socket);
    if (channel === null) return pass(request, target, response);
    underWay += 1;
    const post: Post = { channel, sentAt: Date.now(), connectedAt, phase: 'coming' };
    all.push(post);
    const enter = (phase: Post['phase']) => {
      post.phase = phase;
      if (open.has(post)) for (const look of looks) look(post);
    };
    response.on('close', () => open.delete(post));
    open.add(post);
    const { thereMs, backMs } = journeyOf(post);
    enter('coming');
    await setTimeout(thereMs);
    await pass(request, target, response, async () => {
      underWay -= 1;
      enter('shown');
      await setTimeout(backMs);
    });
  });

  server.on('connection', (socket) => opened.set(socket, Date.now()));

  return {
    environment: { SLACK_API_URL: `${url}/slack/api/`, DISCORD_API_URL: `${url}/discord/api` },
    /** Those whose request is open: the worker has no answer yet. */
    open: open as ReadonlySet<Post>,
    /** All there were. */
    all: all as readonly Post[],
    /** When the last one had come, Unix milliseconds; 0 for none. */
    last: () => all.at(-1)?.sentAt ?? 0,
    /** How many posts have not reached their platform yet, those of workers that are gone among them. */
    underWay: () => underWay,
    /** Calls back whenever a post enters a phase; returns how to end that. */
    watch(look: (post: Post) => void): () => void {
      looks.add(look);
      return () => void looks.delete(look);
    },
    stop,
  };
}

/** Only the first time it is asked for. */
function takeFrom(opened: WeakMap<Socket, number>, socket: Socket | null): number | null {
  const at = socket ? opened.get(socket) : undefined;
  if (socket) opened.delete(socket);
  return at ?? null;
}

/** https://docs.slack.dev/reference/methods/chat.postMessage, https://docs.discord.com/developers/resources/message#create-message */
function channelOfPost({ method, body }: ReceivedRequest, path: string): string | null {
  if (path === '/api/chat.postMessage') return new URLSearchParams(body).get('channel');
  const [, channel] = /^\/api\/v10\/channels\/(\d+)\/messages$/.exec(path) ?? [];
  return method === 'POST' ? (channel ?? null) : null;
}

/** What the target says, or does not say. */
async function pass(
  { method, headers, raw }: ReceivedRequest,
  target: string,
  response: ServerResponse,
  reached: () => Promise<void> = async () => {},
): Promise<void> {
  const given = HANDED_ON.flatMap((name) => (headers[name] ? [[name, String(headers[name])]] : []));
  const body = raw.length > 0 ? { body: new Uint8Array(raw) } : {};
  const answer = await ask(target, { method, headers: Object.fromEntries(given), ...body });
  await reached();
  if (answer === null) return void response.socket?.destroy();
  response.writeHead(answer.status, answer.headers).end(answer.content);
}

/** Null where the connection broke. */
async function ask(target: string, request: RequestInit) {
  try {
    const answer = await fetch(target, request);
    const headers = HANDED_BACK.flatMap((name) => {
      const value = answer.headers.get(name);
      return value === null ? [] : [[name, value] as const];
    });
    const content = Buffer.from(await answer.arrayBuffer());
    return { status: answer.status, headers: Object.fromEntries(headers), content };
  } catch {
    return null;
  }
}
