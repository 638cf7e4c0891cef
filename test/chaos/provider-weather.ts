import type { ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { startHttpServer } from '../fakes/http-server.ts';
import type { Dice } from './dice.ts';

type Mishap = 'slow' | 'cut before' | 'cut after' | 'broken';

/** While it is rough; in between everything is handed on, so that there is something to post. */
const SHARES: readonly (readonly [number, Mishap])[] = [
  [0.2, 'slow'],
  [0.1, 'cut before'],
  [0.1, 'cut after'],
  [0.2, 'broken'],
];
const FAIR_MS = 8_000;
const ROUGH_MS = 4_000;
/** After that the bot does not ask for two minutes, so that a short storm has none of it. */
const BUSY_EVERY_MS = 5 * 60_000;

/** Stands before a server and, now and then, answers late, only half, not at all, or with a refusal. */
export function startProviderWeather(target: string, dice: Dice) {
  const { origin } = new URL(target);
  const mishapNow = createPhases(dice);
  let answered = 0;
  const server = startHttpServer(async ({ method, url, headers, body }, response) => {
    const mishap = mishapNow.next();
    if (mishap === 'cut before') return cut(response);
    if (mishap === 'busy') return refuse(response, 429, { 'Retry-After': '2' });
    if (mishap === 'broken') return refuse(response, 500);
    if (mishap === 'slow') await setTimeout(dice.between(500, 4_000));
    const answer = await ask(`${origin}${url}`, {
      method,
      headers: {
        'Content-Type': headers['content-type'] ?? 'application/json',
        'Trackingmore-Api-Key': String(headers['trackingmore-api-key'] ?? ''),
      },
      ...(body ? { body } : {}),
    });
    if (answer === null) return cut(response);
    const { status, text } = answer;
    response.writeHead(status, { 'Content-Type': 'application/json' });
    if (mishap !== 'cut after') {
      answered += 1;
      return void response.end(text);
    }
    response.write(text.slice(0, text.length / 2));
    cut(response);
  });
  return server.then((started) => ({
    url: target.replace(origin, started.url),
    stop: started.stop,
    calm: mishapNow.end,
    answered: () => answered,
  }));
}

/** Fair and rough in turn, until it is over. */
function createPhases(dice: Dice) {
  const start = Date.now();
  let busyAt = start + BUSY_EVERY_MS;
  let isOver = false;
  return {
    next(): Mishap | 'busy' | undefined {
      if (isOver) return undefined;
      const now = Date.now();
      if (now > busyAt) {
        busyAt = now + BUSY_EVERY_MS;
        return 'busy';
      }
      const isRough = (now - start) % (FAIR_MS + ROUGH_MS) > FAIR_MS;
      return isRough ? dice.weather(SHARES) : undefined;
    },
    end() {
      isOver = true;
    },
  };
}

/** Null where the connection broke by itself. */
async function ask(url: string, request: RequestInit) {
  try {
    const answer = await fetch(url, request);
    return { status: answer.status, text: await answer.text() };
  } catch {
    return null;
  }
}

function cut(response: ServerResponse): void {
  response.socket?.destroy();
}

function refuse(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  response.writeHead(status, headers).end();
}
