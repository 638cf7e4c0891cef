import { describe, expect, it, type TestContext } from 'vitest';
import { renderCard as renderOnConsole } from '../../adapters/console/render.ts';
import { renderMessage as renderOnDiscord } from '../../adapters/discord/message.ts';
import { renderCard as renderOnSlack } from '../../adapters/slack/render.ts';
import type { FormReply, Reply } from '../../src/chat/reply.ts';
import { encodeCall } from '../../src/domain/call.ts';
import { visibleArguments } from '../../src/grammar/bind.ts';
import { callName } from '../../src/grammar/command-set.ts';
import type { ArgumentDefinition } from '../../src/grammar/command-table.ts';
import { answeringApi } from '../fakes/answering-api.ts';
import { commandSet } from '../support/cards.ts';
import { MANY_CARRIERS } from '../support/carriers.ts';
import { useCore } from '../support/core.ts';
import { originAt } from '../support/origin.ts';
import { shareOf, sweep } from './sweep.ts';

const here = originAt('T1', 'C1');
const useManyCarriers = () => useCore(answeringApi(MANY_CARRIERS), undefined, { home: ['slack/T1'] });

/** As every platform would show it. */
function show(reply: Reply | FormReply): void {
  if (reply.kind === 'form') return;
  renderOnSlack(reply.card);
  renderOnDiscord(reply.card);
  renderOnConsole(reply.card, { colour: false, now: 0 });
}

const COMMANDS = commandSet.all.map(
  (command, index) => [callName(commandSet, command), command, index] as const,
);

/** Arguments of one kind are read in the same way. */
function oneOfEachKind(all: readonly (readonly [string, ArgumentDefinition])[]): readonly string[] {
  const byKind = new Map(all.map(([name, { kind }]) => [kind, name]));
  return [...byKind.values()];
}

/** As much as may be given, and far more, in a share of the shapes; what is shorter takes no longer. */
async function sweepLong(context: TestContext, index: number, give: (text: string) => Promise<unknown>) {
  await sweep(context, give, [3_900]);
  await sweep(context, give, [1_000_000], shareOf(index));
}

describe('nothing else is held up by what is typed after', () => {
  it('nothing', async (context) => {
    const { dispatcher } = await useManyCarriers();
    await sweep(context, async (text) => show(await dispatcher.fromText(here, text)));
  });

  it.for(COMMANDS)('%s', async ([name, , index], context) => {
    const { dispatcher } = await useManyCarriers();
    await sweepLong(context, index, async (text) => show(await dispatcher.fromText(here, `${name} ${text}`)));
  });
});

describe('nor by what is given for an argument of', () => {
  it.for(COMMANDS)('%s', async ([, command, index], context) => {
    const { dispatcher } = await useManyCarriers();
    const names = oneOfEachKind(visibleArguments(command.arguments));
    await sweepLong(context, index, async (text) => {
      for (const name of [...names, text]) {
        const given = { carrier: 'northern-post-0', number: '402934299065', [name]: text };
        show(await dispatcher.fromOptions(here, command.verb, { [name]: text }));
        show(await dispatcher.fromOptions(here, command.verb, given));
      }
    });
  });

  it.for(COMMANDS)(
    '%s, entered into a form',
    async ([, { verb, arguments: definitions }, index], context) => {
      const { dispatcher } = await useManyCarriers();
      const token = encodeCall({ verb, given: {} });
      await sweepLong(context, index, async (text) => {
        for (const name of oneOfEachKind(Object.entries(definitions))) {
          show(await dispatcher.fromCall(here, token, { [name]: text }));
        }
      });
    },
  );

  it.for(COMMANDS)(
    '%s, while it is being typed',
    async ([, { verb, arguments: definitions }, index], context) => {
      const { dispatcher } = await useManyCarriers();
      const names = [...oneOfEachKind(Object.entries(definitions)), 'carrier', 'number'];
      await sweepLong(context, index, async (text) => {
        for (const name of [...names, text]) await dispatcher.suggest(here, verb, name, text);
      });
    },
  );

  it('no command at all', async (context) => {
    const { dispatcher } = await useManyCarriers();
    await sweep(context, async (text) => {
      show(await dispatcher.fromOptions(here, text, { [text]: text }));
      show(await dispatcher.fromCall(here, text, { [text]: text }));
      show(await dispatcher.fromCall(here, `list;;query=${text}`));
      await dispatcher.outlookOnCall(here, text);
      dispatcher.outlook(text, { [text]: text });
      await dispatcher.suggest(here, text, text, text);
    });
  });
});

describe('what holds everything up', () => {
  it('would be noticed', async (context) => {
    const slow = (text: string) => /\s+$/.exec(text);
    await expect(sweep(context, async (text) => slow(text), [20_000])).rejects.toThrow('blanks');
  });
});
