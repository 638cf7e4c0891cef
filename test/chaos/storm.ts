import type { ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { startHttpServer } from '../fakes/http-server.ts';
import type { Dice } from './dice.ts';

type Mishap = 'slow' | 'cut before' | 'cut after' | 'busy' | 'broken';

/** The service falls silent for two minutes after it has said that it is busy, so that must stay rare. */
const SHARES: readonly (readonly [number, Mishap])[] = [
  [0.04, 'slow'],
  [0.03, 'cut before'],
  [0.03, 'cut after'],
  [0.005, 'busy'],
  [0.04, 'broken'],
];

/** Stands before a server and answers late, only half, not at all, or with a refusal; otherwise hands on. */
export function startStorm(target: string, dice: Dice) {
  const { origin } = new URL(target);
  const upset = { calm: false };
  const server = startHttpServer(async ({ method, url, headers, body }, response) => {
    const mishap = upset.calm ? undefined : dice.weather(SHARES);
    if (mishap === 'cut before') return cut(response);
    if (mishap === 'busy') return refuse(response, 429, { 'Retry-After': '2' });
    if (mishap === 'broken') return refuse(response, 500);
    if (mishap === 'slow') await setTimeout(dice.between(500, 4_000));
    const answer = await fetch(`${origin}${url}`, {
      method,
      headers: {
        'Content-Type': headers['content-type'] ?? 'application/json',
        'Trackingmore-Api-Key': String(headers['trackingmore-api-key'] ?? ''),
      },
      ...(body ? { body } : {}),
    });
    const text = await answer.text();
    response.writeHead(answer.status, { 'Content-Type': 'application/json' });
    if (mishap !== 'cut after') return void response.end(text);
    response.write(text.slice(0, text.length / 2));
    cut(response);
  });
  return server.then((started) => ({
    url: target.replace(origin, started.url),
    stop: started.stop,
    /** From now on everything is handed on. */
    calm: () => {
      upset.calm = true;
    },
  }));
}

function cut(response: ServerResponse): void {
  response.socket?.destroy();
}

function refuse(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  response.writeHead(status, headers).end();
}
