import { connect } from 'node:net';

/**
 * What is heard from a server on a Unix socket: `busy` is any answer but the one to a ping, such as that it is loading;
 * `gone` is the kernel's word that nobody listens there.
 */
export type Sign = 'ready' | 'busy' | 'silent' | 'gone';

/** https://man7.org/linux/man-pages/man2/connect.2.html */
const NOBODY = new Set<string | undefined>(['ENOENT', 'ECONNREFUSED']);

export async function probe(socket: string, patienceMs: number): Promise<Sign> {
  const { answer, error } = await ask(socket, 'PING', patienceMs);
  if (answer !== null) return answer.startsWith('+PONG') ? 'ready' : 'busy';
  return NOBODY.has(error?.code) ? 'gone' : 'silent';
}

/** Sends one command on a connection of its own; the answer is null where none came in time. */
export function ask(socket: string, command: string, patienceMs: number) {
  type Heard = { readonly answer: string | null; readonly error?: NodeJS.ErrnoException };
  return new Promise<Heard>((resolve) => {
    const connection = connect(socket, () => connection.write(`${command}\r\n`));
    const end = (heard: Heard) => {
      connection.destroy();
      resolve(heard);
    };
    connection.setTimeout(patienceMs, () => end({ answer: null }));
    connection.once('data', (answer) => end({ answer: String(answer) }));
    connection.once('error', (error) => end({ answer: null, error }));
    connection.once('close', () => end({ answer: null }));
  });
}

/** Whether a living process listens, however busy it is. */
export function isListenedTo(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = connect(socket);
    const end = (listened: boolean) => {
      connection.destroy();
      resolve(listened);
    };
    connection.once('connect', () => end(true));
    // Whatever else is wrong, such as a queue that is full, is no proof that it is dead.
    connection.once('error', ({ code }: NodeJS.ErrnoException) => end(!NOBODY.has(code)));
  });
}
