import type { ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { type ReceivedRequest, startHttpServer } from '../fakes/http-server.ts';

/** A post whose request is open: it has left the worker, and the worker has no answer yet. */
export interface OpenPost {
  readonly channel: string;
  /** On its way to the platform, or shown there with the answer on its way back. */
  phase: 'coming' | 'shown';
}

export interface Journey {
  readonly thereMs: number;
  readonly backMs: number;
}

export type Relay = Awaited<ReturnType<typeof startRelay>>;

const HANDED_ON = ['authorization', 'content-type', 'user-agent'];
const HANDED_BACK = ['content-type', 'retry-after', 'x-oauth-scopes'];

/**
 * The way between one worker and the platforms. Knows which of its posts are open at any moment, and lets each travel as
 * long as `journey` says. What the worker has sent arrives, even where the worker is gone by then.
 */
export async function startRelay(targets: Readonly<Record<string, string>>, journey: () => Journey) {
  const open = new Set<OpenPost>();
  const looks = new Set<(post: OpenPost) => void>();
  let underWay = 0;

  const { url, stop } = await startHttpServer(async (request, response) => {
    const [, platform = '', path = ''] = /^\/(\w+)(\/.*)$/.exec(request.url) ?? [];
    const target = `${new URL(targets[platform] ?? '').origin}${path}`;
    const channel = channelOfPost(request, path);
    if (channel === null) return pass(request, target, response);
    underWay += 1;
    const post: OpenPost = { channel, phase: 'coming' };
    const enter = (phase: OpenPost['phase']) => {
      post.phase = phase;
      if (open.has(post)) for (const look of looks) look(post);
    };
    response.on('close', () => open.delete(post));
    open.add(post);
    enter('coming');
    const { thereMs, backMs } = journey();
    await setTimeout(thereMs);
    await pass(request, target, response, async () => {
      underWay -= 1;
      enter('shown');
      await setTimeout(backMs);
    });
  });

  return {
    environment: { SLACK_API_URL: `${url}/slack/api/`, DISCORD_API_URL: `${url}/discord/api` },
    open: open as ReadonlySet<OpenPost>,
    /** How many posts have not reached their platform yet, those of workers that are gone among them. */
    underWay: () => underWay,
    /** Calls back whenever a post enters a phase; returns how to end that. */
    watch(look: (post: OpenPost) => void): () => void {
      looks.add(look);
      return () => void looks.delete(look);
    },
    stop,
  };
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
