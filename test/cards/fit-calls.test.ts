import { describe, expect, it } from 'vitest';
import { renderActions as renderForDiscord } from '../../adapters/discord/message.ts';
import { renderActions as renderForSlack } from '../../adapters/slack/actions.ts';
import { fitCalls } from '../../src/cards/fit-calls.ts';
import { noticeCard } from '../../src/cards/notice-card.ts';
import { parcelCall } from '../../src/cards/parcel-call.ts';
import { fromToken } from '../../src/chat/invocation.ts';
import { encodeCall } from '../../src/domain/call.ts';
import { type Action, button, type Card } from '../../src/domain/card.ts';
import { parcelId } from '../../src/domain/parcel.ts';
import { fitNotifier } from '../../src/notices/fit-notifier.ts';
import { recordingNotifier } from '../fakes/recording-notifier.ts';
import { commandSet } from '../support/cards.ts';
import { cardOf, useCore } from '../support/core.ts';
import { originAt } from '../support/origin.ts';
import { platforms } from '../support/platforms.ts';
import { useStores } from '../support/redis.ts';

const VERBS = ['status', 'refresh', 'mute', 'stop'];

function cardAbout(key: { carrier: string; number: string }): Card {
  const choices = VERBS.map((verb) => ({ label: `Menu ${verb}`, call: parcelCall(verb, key) }));
  const actions: Action[] = [
    ...VERBS.map((verb) => button(verb, parcelCall(verb, key))),
    { type: 'menu', placeholder: 'More', choices },
  ];
  return { ...noticeCard('Moved', 'It moved.'), actions };
}

/** What pressing each of them gives back to the bot. */
const TOKENS: Readonly<Record<string, (actions: readonly Action[]) => readonly string[]>> = {
  slack: (actions) =>
    renderForSlack(actions).flatMap((block) =>
      block.type !== 'actions'
        ? []
        : block.elements.flatMap((element) => {
            if (element.type === 'button') return element.value ?? '';
            return element.type === 'static_select'
              ? (element.options ?? []).map(({ value }) => value ?? '')
              : [];
          }),
    ),
  discord: (actions) =>
    renderForDiscord(actions).flatMap(({ components }) =>
      components.flatMap((component) => {
        if ('options' in component) return component.options?.map(({ value }) => value) ?? [];
        return 'custom_id' in component ? component.custom_id : [];
      }),
    ),
};

describe.each([...platforms])('on %s', (platform, traits) => {
  const channel = { platform, workspace: 'T1', channel: 'C1' };

  it.each([12, 50, 3_000])('everything about a parcel with %i letters can be pressed', async (length) => {
    const { memory } = useStores();
    const key = { carrier: 'a-courier-with-quite-a-long-code', number: '9'.repeat(length) };
    const { actions = [] } = await fitCalls(cardAbout(key), {
      channel,
      user: null,
      memory,
      ...traits.limits,
    });
    const tokens = TOKENS[platform]?.(actions) ?? [];
    // Discord takes no two with the same id, even in a menu and beside it.
    expect(tokens).toHaveLength(2 * VERBS.length);
    for (const token of tokens) {
      const read = await fromToken(commandSet, token, {}, { channel, user: 'U1' }, memory);
      expect(read).toMatchObject({ ok: true, value: { given: { parcel: parcelId(key) } } });
    }
  });

  it('a notice that is posted or changed can be pressed, and a short call stands in the message itself', async () => {
    const { memory } = useStores();
    const { notifier, posts, edits } = recordingNotifier(platform);
    const fitting = fitNotifier(notifier, traits.limits, memory);
    const short = { carrier: 'sto', number: '402934299065' };
    const long = { carrier: 'sto', number: '4'.repeat(400) };
    await fitting.post(channel, cardAbout(short), '1');
    await fitting.edit(channel, '1', cardAbout(long));
    expect(posts[0]?.card).toEqual(cardAbout(short));
    expect(TOKENS[platform]?.(edits[0]?.card.actions ?? [])).toHaveLength(2 * VERBS.length);
  });

  it('an answer offers every parcel that was meant, however much else was said', async () => {
    const { dispatcher, services } = await useCore();
    const origin = originAt('T1', 'C1', { channel });
    const say = async (text: string) => cardOf(await dispatcher.fromText(origin, text));
    await say('/track sto 402934299065 title="Kettle for Ann"');
    await say('/track sto 402934299066 title="Kettle for Bob"');
    const { card, outcome } = await say(`/parcels edit kettle title="${'Blue '.repeat(30).trim()}"`);
    expect(outcome).toBe('which-parcel');
    const tokens = TOKENS[platform]?.(card.actions ?? []) ?? [];
    expect(tokens).toHaveLength(2);
    expect(tokens.every((token) => token.length <= traits.limits.longestCall)).toBe(true);
    const done = cardOf(await dispatcher.fromCall(origin, tokens[1] ?? ''));
    expect(done.outcome).toBe('ok');
    expect(services.logger.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });
});

it('where no limit is declared, a call stays as it is', async () => {
  const { memory } = useStores();
  const card = cardAbout({ carrier: 'sto', number: '4'.repeat(400) });
  const { actions = [] } = await fitCalls(card, {
    memory,
    user: null,
    channel: originAt('T1', 'C1').channel,
  });
  const [first] = actions;
  expect(first?.type === 'button' && encodeCall(first.call).length).toBeGreaterThan(400);
});
