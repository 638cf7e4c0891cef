import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { ExpressAdapter } from '@bull-board/express';
import type { Queues } from './queues.ts';

/** Answers what is asked for below the path. */
export type PathHandler = (request: IncomingMessage, response: ServerResponse) => void;

const USER = 'admin';

/**
 * BullMQ's dashboard, to look at and nothing else, behind a login (user `admin`). It shows channels and queues, so it
 * is off unless a password is set. https://github.com/felixmosh/bull-board
 */
export function createQueueBoard({ all }: Queues, path: string, password: string): PathHandler {
  const board = new ExpressAdapter().setBasePath(path);
  createBullBoard({
    queues: all.map(({ queue }) => new BullMQAdapter(queue, { readOnlyMode: true })),
    serverAdapter: board,
  });
  const pages: PathHandler = board.getRouter();
  return (request, response) => {
    if (!isLogin(request.headers.authorization, password)) {
      response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="queues", charset="UTF-8"' }).end('login\n');
      return;
    }
    // As if it stood alone; the board itself adds the path to what it links to.
    request.url = request.url?.slice(path.length).replace(/^(?!\/)/, '/') ?? '/';
    pages(request, response);
  };
}

/** https://www.rfc-editor.org/rfc/rfc7617 — compared in the same time, however much of it is right. */
function isLogin(header: string | undefined, password: string): boolean {
  const expected = `Basic ${Buffer.from(`${USER}:${password}`).toString('base64')}`;
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(header ?? ''), digest(expected));
}
