import { arrivalText, goesOn, refusedText, unseenText } from '../cards/standing-wording.ts';
import { muteText, wishesText } from '../cards/wish-wording.ts';
import { goneText, statusText, strangeText } from '../cards/wording.ts';
import { type CommandContext, defineCommand } from '../chat/command.ts';
import { button, type Card, type ListItem } from '../domain/card.ts';
import { localTime, momentText } from '../domain/quiet-hours.ts';
import { success } from '../domain/result.ts';
import type { Hold } from '../domain/standing.ts';
import type { FollowedParcel, QuerySubscription, Subscription } from '../domain/subscription.ts';
import type { Notice } from '../notices/standing.ts';

const MOST_SHOWN = 25;
/** These do not end by themselves, or not soon. */
const SILENT: readonly Hold['by'][] = ['pause', 'refusal', 'lockout', 'outage'];

export const following = defineCommand({
  verb: 'following',
  aliases: ['subscriptions', 'follows', 'watching', 'watchlist'],
  surface: 'parcels',
  group: 'follow',
  summary: 'Show what this channel hears, in which form, who set it up, and whether posts arrive',
  arguments: {},
  examples: [''],
  visibility: 'asker',
  right: null,
  forOutsiders: true,
  operations: [],

  async run(_given, context) {
    const { services, channel, call } = context;
    const [followed, queries, settings, { hold, waiting }, account] = await Promise.all([
      services.subscriptions.list(channel),
      services.queries.list(channel),
      services.settings.read(channel),
      services.standing.ofChannel(channel),
      services.account.read(),
    ]);
    const { zone } = settings;
    const shown = followed.slice(0, MOST_SHOWN);
    const items = [
      ...queries.map((each) => queryItem(each, zone)),
      ...(await Promise.all(shown.map((each) => parcelItem(each, context, zone)))),
    ];
    const strange = account?.strangeSince ? strangeText(momentText(account.strangeSince, zone)) : '';
    const arrival = arrivalText(hold, waiting, (at) => momentText(at, zone));
    return success({
      title:
        items.length === 0
          ? 'This channel follows nothing yet'
          : `${followed.length + queries.length} followed here`,
      tone: (hold && SILENT.includes(hold.by)) || strange !== '' ? 'warning' : 'calm',
      blocks: [
        {
          type: 'text',
          text: `As a rule: ${wishesText(settings.wishes)}. ${[arrival, strange].filter(Boolean).join(' ')}`,
        },
        { type: 'list', items },
        ...(followed.length > MOST_SHOWN
          ? [{ type: 'text', text: `… and ${followed.length - MOST_SHOWN} more parcels.` } as const]
          : []),
      ],
      links: [],
      footer: goesOn(hold),
      actions: [
        button('Settings', await call('settings', {})),
        settings.paused
          ? button('Go on', await call('pause', { off: 'yes' }))
          : button('Pause', await call('pause', {})),
      ],
    } satisfies Card);
  },
});

function queryItem({ query, wishes, ...wish }: QuerySubscription, zone: string): ListItem {
  return { title: query, detail: [wishesText(wishes), setBy(wish, zone)].filter(Boolean).join(' · ') };
}

async function parcelItem(
  { subscription, title, status, detail, goneSince }: FollowedParcel,
  { services, channel, naming }: CommandContext,
  zone: string,
): Promise<ListItem> {
  const { parcel, wishes = {}, mute } = subscription;
  const notices = await services.standing.settledOf(channel, parcel);
  const name = naming.plain({ key: parcel, carrierName: await services.carriers.nameOf(parcel.carrier) });
  const parts = [
    statusText(status, detail),
    goneSince === null ? '' : goneText(momentText(goneSince, zone)),
    wishesText(wishes),
    mute ? muteText(mute, services.clock()) : '',
    setBy(subscription, zone),
    lastPost(notices, zone),
  ];
  return { title: title ? `${title} · ${name}` : name, detail: parts.filter(Boolean).join(' · ') };
}

/** The person by the platform's id: a name would have to be asked for, and a mention would call them. */
function setBy({ by, at, fromElsewhere }: Pick<Subscription, 'by' | 'at' | 'fromElsewhere'>, zone: string) {
  return `set by ${by}${fromElsewhere ? ' from another channel' : ''} on ${localTime(at, zone).day}`;
}

/** What waits is said of the whole channel; what was refused for good is nowhere else to be seen. */
function lastPost(notices: readonly Notice[], zone: string): string {
  for (const { at, standing } of notices) {
    const day = at === null ? '' : localTime(at, zone).day;
    if (standing.kind === 'posted') return `last post ${day}`;
    if (standing.kind === 'refused') return `${refusedText(standing)} on ${day}`;
    if (standing.kind === 'unseen') return `${unseenText(standing)} on ${day}`;
  }
  return 'no post yet';
}
