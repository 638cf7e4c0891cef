import { clearLine, createInterface, cursorTo, type Interface } from 'node:readline';
import type { Card } from '../../src/cards/card.ts';
import type { Dispatcher } from '../../src/dispatch.ts';
import type { ChannelRef } from '../../src/domain/channel.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Platform } from '../../src/ports/notifier.ts';
import { renderCard } from './render.ts';

/** The terminal is one workspace with one channel. */
const CONSOLE_CHANNEL: ChannelRef = { platform: 'console', workspace: 'local', channel: 'parcels' };

export interface ConsoleOptions {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** A person sits in front of it: use colours, and ask for input. */
  readonly interactive: boolean;
  readonly clock: Clock;
}

export interface ConsolePlatform extends Platform {
  readonly channel: ChannelRef;
  /** Runs one command as if it had been typed; prints the answer. */
  say(text: string): Promise<void>;
  /** Lets a person type; resolves when they leave. */
  open(): Promise<void>;
  /** Called after every posted update. */
  onPost(listener: () => void): void;
}

const PROMPT = '> ';

/** A chat in the terminal: the same core as on the other platforms. */
export function createConsolePlatform(dispatcher: Dispatcher, options: ConsoleOptions): ConsolePlatform {
  const { output, clock, interactive } = options;
  const listeners: (() => void)[] = [];
  let lines: Interface | null = null;

  function print(card: Card): void {
    const text = renderCard(card, { colour: interactive, now: clock() }).join('\n');
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

  async function say(text: string): Promise<void> {
    const { card } = await dispatcher.fromText({ channel: CONSOLE_CHANNEL, user: 'you' }, text);
    print(card);
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
    notifier: {
      platform: CONSOLE_CHANNEL.platform,
      async post(_channel, card, deliveryId) {
        print(card);
        for (const listener of listeners) listener();
        return { kind: 'posted', messageId: deliveryId };
      },
    },
    async start() {},
    async stop() {
      lines?.close();
    },
  };
}
