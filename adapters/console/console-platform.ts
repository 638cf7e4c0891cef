import { clearLine, createInterface, cursorTo, type Interface } from 'node:readline';
import type { Origin } from '../../src/chat/command.ts';
import type { Door } from '../../src/chat/door.ts';
import type { Asked, Responder } from '../../src/chat/visit.ts';
import type { Card } from '../../src/domain/card.ts';
import type { ChannelRef } from '../../src/domain/channel.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Notifier } from '../../src/ports/notifier.ts';
import type { Platform } from '../../src/ports/platform.ts';
import { type Choice, choicesOf, renderCard } from './render.ts';

/** The terminal is one workspace with one channel. */
export const CONSOLE_CHANNEL: ChannelRef = { platform: 'console', workspace: 'local', channel: 'parcels' };

/** Whoever sits at the terminal owns the bot. */
const CONSOLE_ORIGIN: Origin = {
  channel: CONSOLE_CHANNEL,
  user: 'you',
  isPrivate: true,
  isOpen: async () => true,
  roles: { holds: async () => true, describe: () => 'you' },
};

export interface ConsoleOptions {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** A person sits in front of it: use colours, and ask for input. */
  readonly interactive: boolean;
  readonly clock: Clock;
  /** Writes a file that a card gives along; resolves to where it is. */
  saveFile(name: string, content: string | Uint8Array): Promise<string>;
}

export interface ConsolePlatform extends Platform {
  readonly channel: ChannelRef;
  /** Runs one command as if it had been typed, or presses a button by its number; prints the answer. */
  say(text: string): Promise<void>;
  /** Lets a person type; resolves when they leave. */
  open(): Promise<void>;
  /** Called after every posted update. */
  onPost(listener: () => void): void;
}

const PROMPT = '> ';

/** A chat in the terminal: the same core as on the other platforms. */
export function createConsolePlatform(door: Door, options: ConsoleOptions): ConsolePlatform {
  const { output, clock, interactive } = options;
  const listeners: (() => void)[] = [];
  let lines: Interface | null = null;
  /** Numbered on and on: an update that comes in between changes no meaning. */
  const choices: Choice[] = [];

  function print(card: Card): void {
    const style = { colour: interactive, now: clock(), firstChoice: choices.length + 1 };
    const text = renderCard(card, style).join('\n');
    choices.push(...choicesOf(card));
    // What is being typed gives way to the message and comes back below it.
    if (lines && interactive) {
      cursorTo(output, 0);
      clearLine(output, 0);
    }
    output.write(`[#${CONSOLE_CHANNEL.channel}] ${text}\n\n`);
    askAgain();
  }

  function askAgain(): void {
    if (interactive) lines?.prompt(true);
  }

  const responder = consoleResponder(print, saveFiles);

  async function say(text: string): Promise<void> {
    const pressed = /^\d{1,4}$/.test(text) ? choices[Number(text) - 1] : undefined;
    const asked: Asked = pressed ? { kind: 'call', token: pressed.token } : { kind: 'text', text };
    await door.enter({ id: null, origin: CONSOLE_ORIGIN, asked, responder });
  }

  async function saveFiles({ image, files = [] }: Card): Promise<void> {
    const contents = [
      ...(image ? [[image.name, image.png] as const] : []),
      ...files.map(({ name, text }) => [name, text] as const),
    ];
    for (const [name, content] of contents) {
      output.write(`  saved: ${await options.saveFile(name, content)}\n`);
    }
  }

  /** Typed lines are answered one after the other, and leaving waits for the last answer. */
  function listen(opened: Interface, leave: () => void): void {
    let answered = Promise.resolve();
    opened.setPrompt(PROMPT);
    opened.on('line', (line) => {
      const text = line.trim();
      if (/^\/?(exit|quit)$/i.test(text)) opened.close();
      else if (text === '') askAgain();
      else answered = answered.then(() => say(text));
    });
    opened.on('close', () => {
      lines = null;
      answered.then(leave);
    });
    askAgain();
  }

  return {
    channel: CONSOLE_CHANNEL,
    say,
    open: () =>
      new Promise((resolve) => {
        lines = createInterface({ input: options.input, output });
        listen(lines, resolve);
      }),
    onPost: (listener) => {
      listeners.push(listener);
    },
    notifier: consoleNotifier(print, () => {
      for (const listener of listeners) listener();
    }),
    isConnected: () => true,
    async start() {},
    async stop() {
      lines?.close();
    },
  };
}

/** Whoever sits there reads everything; forms are said in words. */
function consoleResponder(print: (card: Card) => void, saveFiles: (card: Card) => Promise<void>): Responder {
  return {
    forms: null,
    progress: async (card) => print(card),
    async toAsker(card) {
      print(card);
      return null;
    },
    async toChannel(card) {
      print(card);
      return { messageId: null, barred: null };
    },
    async handOver(card) {
      await saveFiles(card);
      return null;
    },
  };
}

function consoleNotifier(print: (card: Card) => void, onPost: () => void): Notifier {
  return {
    platform: CONSOLE_CHANNEL.platform,
    isPrivate: () => true,
    pace: { intervalMs: 0, burst: 1 },
    repeatableMs: 0,
    find: async () => ({ kind: 'absent' }),
    direct: async (beside) => beside,
    async tell(user, card) {
      print(card);
      return { kind: 'posted', messageId: user };
    },
    edit: async (_channel, messageId) => ({ kind: 'posted', messageId }),
    async post(_channel, card, deliveryId) {
      print(card);
      onPost();
      return { kind: 'posted', messageId: deliveryId };
    },
  };
}
