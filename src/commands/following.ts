import { muteText, wishesText } from '../cards/verdict-wording.ts';
import { statusText } from '../cards/wording.ts';
import { type CommandContext, defineCommand } from '../chat/command.ts';
import { button, type Card, type ListItem } from '../domain/card.ts';
import { success } from '../domain/result.ts';
import type { FollowedParcel, QuerySubscription } from '../domain/subscription.ts';

const MOST_SHOWN = 25;

export const following = defineCommand({
  verb: 'following',
  surface: 'parcels',
  summary: 'Show what this channel hears, in which form, who set it up, and whether posts arrive',
  arguments: {},
  examples: [''],
  visibility: 'asker',
  right: null,
  operations: [],

  async run(_given, context) {
    const { services, channel, call } = context;
    const [followed, queries, settings, health] = await Promise.all([
      services.subscriptions.list(channel),
      services.queries.list(channel),
      services.settings.read(channel),
      services.subscriptions.pausedBecause(channel),
    ]);
    const items = [
      ...queries.map(queryItem),
      ...(await Promise.all(followed.slice(0, MOST_SHOWN).map((each) => parcelItem(each, context)))),
    ];
    const isSilent = settings.paused || health !== null;
    return success({
      title:
        items.length === 0
          ? 'This channel follows nothing yet'
          : `${followed.length + queries.length} followed here`,
      tone: isSilent ? 'warning' : 'calm',
      blocks: [
        {
          type: 'text',
          text: `As a rule: ${wishesText(settings.wishes)}. ${healthText(settings.paused, health)}`,
        },
        { type: 'list', items },
        ...(followed.length > MOST_SHOWN
          ? [{ type: 'text', text: `… and ${followed.length - MOST_SHOWN} more parcels.` } as const]
          : []),
      ],
      links: [],
      footer: [],
      actions: [
        button('Settings', await call('settings', {})),
        settings.paused
          ? button('Go on', await call('pause', { off: 'yes' }))
          : button('Pause', await call('pause', {})),
      ],
    } satisfies Card);
  },
});

function healthText(paused: boolean, refused: string | null): string {
  if (paused) return 'The channel is paused: nothing is posted.';
  return refused === null ? 'Posts arrive.' : `The platform refuses posts here: ${refused}.`;
}

function queryItem({ query, by, at, wishes }: QuerySubscription): ListItem {
  return { title: query, detail: [wishesText(wishes), setBy(by, at)].filter(Boolean).join(' · ') };
}

async function parcelItem(
  { subscription, title, status, detail }: FollowedParcel,
  { services, channel, naming }: CommandContext,
): Promise<ListItem> {
  const { parcel, by, at, wishes = {}, mute } = subscription;
  const [last] = (await services.receipts.list(channel, parcel)).filter(
    ({ messageId }) => messageId !== null,
  );
  const name = naming.plain({ key: parcel, carrierName: await services.carriers.nameOf(parcel.carrier) });
  const parts = [
    statusText(status, detail),
    wishesText(wishes),
    mute ? muteText(mute, services.clock()) : '',
    setBy(by, at),
    last ? `last post ${day(last.at)}` : 'no post yet',
  ];
  return { title: title ? `${title} · ${name}` : name, detail: parts.filter(Boolean).join(' · ') };
}

/** The person by the platform's id: a name would have to be asked for, and a mention would call them. */
function setBy(by: string, at: number): string {
  return `set by ${by} on ${day(at)}`;
}

function day(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
