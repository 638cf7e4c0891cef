import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { useHttpServer } from '../support/use-servers.ts';
import type { ReceivedRequest } from './http-server.ts';

export type Answer =
  | { readonly status?: number; readonly body: string }
  | ((response: ServerResponse) => void);

/** A recorded answer of the service, by the name of its sample. */
export function sample(name: string): { body: string } {
  return { body: readFileSync(new URL(`../fixtures/v2/${name}.json`, import.meta.url), 'utf8') };
}

/** Gives the listed answers one after the other, the last one for ever, and keeps what was asked. */
export async function useRecordingApi(...answers: readonly Answer[]) {
  const requests: ReceivedRequest[] = [];
  const { url } = await useHttpServer((request, response) => {
    const answer = answers[Math.min(requests.length, answers.length - 1)];
    requests.push(request);
    if (typeof answer === 'function') answer(response);
    else response.writeHead(answer?.status ?? 200, { 'Content-Type': 'application/json' }).end(answer?.body);
  });
  return { url: `${url}/v2`, requests };
}
