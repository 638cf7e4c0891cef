import { onlyText, wishesText } from '../cards/wish-wording.ts';
import { type CommandContext, defineCommand } from '../chat/command.ts';
import { button, type Card, type Menu } from '../domain/card.ts';
import type { ChannelSettings } from '../domain/channel-settings.ts';
import { clockTime } from '../domain/quiet-hours.ts';
import { success } from '../domain/result.ts';
import type { Bound } from '../grammar/command-table.ts';
import { language } from '../grammar/kinds/plain.ts';
import { days, length, quiet, timeOfDay, zone } from '../grammar/kinds/wishes.ts';
import { requireWishes, wishArguments, wishesGiven } from './wish-arguments.ts';

const settingsArguments = {
  ...wishArguments,
  numbers: {
    kind: length,
    summary: 'short shows the last four characters of tracking numbers here, full all of them',
    required: false,
    positional: false,
  },
  quiet: {
    kind: quiet,
    summary: 'When nothing is posted until it is over, such as 22:00-07:00; or off',
    required: false,
    positional: false,
  },
  zone: {
    kind: zone,
    summary: 'The time zone of these times, such as Europe/Warsaw',
    required: false,
    positional: false,
  },
  digest: {
    kind: timeOfDay,
    summary: 'When a summary of the day is posted, such as 08:30; or off',
    required: false,
    positional: false,
  },
  language: {
    kind: language,
    summary: 'Two letters: the language of couriers’ texts, where the service offers it',
    required: false,
    positional: false,
    clearing: 'allowed',
  },
  stuck: {
    kind: days,
    summary: 'Days without news after which a parcel is reported as stuck; or off',
    required: false,
    positional: false,
  },
  close: {
    kind: days,
    summary: 'Days after which a delivered parcel leaves the list; or off',
    required: false,
    positional: false,
  },
} as const;

export const settings = defineCommand({
  verb: 'settings',
  aliases: ['config', 'configure', 'preferences', 'prefs', 'setup'],
  surface: 'parcels',
  group: 'settings',
  summary: 'Show or change what this channel has chosen',
  arguments: settingsArguments,
  examples: ['', 'numbers=full', 'only=key quiet=22:00-07:00 zone=Europe/Warsaw', 'digest=08:30'],
  visibility: 'asker',
  right: null,
  operations: [],

  async run(given, context) {
    const { services, channel, ensure } = context;
    const before = await services.settings.read(channel);
    const chosen = changed(before, given);
    if (Object.values(given).some((each) => each !== undefined)) {
      for (const allowed of [
        await ensure('settings'),
        await requireWishes(wishesGiven(given), context, context),
      ]) {
        if (!allowed.ok) return allowed;
      }
    }
    if (JSON.stringify(chosen) !== JSON.stringify(before)) {
      await services.settings.write(channel, chosen);
      await services.wakeOutbox([channel], 'at-once');
    }
    return success(await settingsCard(chosen, context));
  },
});

function changed(before: ChannelSettings, given: Bound<typeof settingsArguments>): ChannelSettings {
  const { numbers, quiet, zone, digest, language, stuck, close } = given;
  return {
    ...before,
    wishes: { ...before.wishes, ...wishesGiven(given) },
    numbers: numbers ?? before.numbers,
    zone: zone ?? before.zone,
    quiet: chosenOr(quiet, before.quiet),
    digest: chosenOr(digest, before.digest),
    stuckDays: chosenOr(stuck, before.stuckDays),
    closeAfterDays: chosenOr(close, before.closeAfterDays),
    language: language === undefined ? before.language : language || null,
  };
}

function chosenOr<T>(given: T | 'off' | undefined, before: T | null): T | null {
  if (given === undefined) return before;
  return given === 'off' ? null : given;
}

const LENGTHS = { short: 'the last four characters', full: 'in full' } as const;

async function settingsCard(chosen: ChannelSettings, { call }: CommandContext): Promise<Card> {
  const { wishes, numbers, quiet, zone, digest, language, stuckDays, closeAfterDays, paused } = chosen;
  const menu = async (name: string, placeholder: string, choices: readonly string[]): Promise<Menu> => ({
    type: 'menu',
    placeholder,
    choices: await Promise.all(
      choices.map(async (value) => ({
        label: MENU_LABEL.get(`${name} ${value}`) ?? value,
        call: await call('settings', { [name]: value }),
      })),
    ),
  });
  return {
    title: 'Settings of this channel',
    tone: paused ? 'warning' : 'calm',
    blocks: [
      {
        type: 'fields',
        fields: [
          { name: 'Posted', value: onlyText(wishes.only) },
          { name: 'How', value: wishesText({ as: wishes.as, echo: wishes.echo, mention: wishes.mention }) },
          { name: 'Tracking numbers', value: `${numbers}: ${LENGTHS[numbers]}` },
          {
            name: 'Quiet hours',
            value: quiet ? `${clockTime(quiet.from)}–${clockTime(quiet.to)} ${zone}` : 'none',
          },
          { name: 'Daily digest', value: digest === null ? 'none' : `${clockTime(digest)} ${zone}` },
          { name: 'Language of couriers', value: language ?? 'as it comes' },
          {
            name: 'Stuck',
            value: stuckDays === null ? 'not reported' : `after ${stuckDays} days without news`,
          },
          {
            name: 'Delivered parcels',
            value:
              closeAfterDays === null ? 'stay in the list' : `leave the list after ${closeAfterDays} days`,
          },
        ],
      },
    ],
    links: [],
    footer: [
      'A tracking number can lead to a name and an address. Answers that only you see show it in full. Times are typed: quiet=22:00-07:00 zone=Europe/Warsaw digest=08:30.',
    ],
    actions: [
      paused
        ? button('Go on', await call('pause', { off: 'yes' }))
        : button('Pause', await call('pause', {})),
      button(
        numbers === 'full' ? 'Short numbers' : 'Full numbers',
        await call('settings', { numbers: numbers === 'full' ? 'short' : 'full' }),
      ),
      await menu('only', 'What is posted', ['all', 'status', 'key', 'problem']),
      await menu('as', 'How it is posted', ['post', 'thread', 'card']),
      await menu('echo', 'What of a thread the channel sees', ['problems', 'all', 'none']),
      await menu('mention', 'Whom problems call', ['nobody', 'me', 'here']),
    ],
  };
}

const MENU_LABEL: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'only all': 'Every event',
    'only status': 'Another status only',
    'only key': 'Out for delivery, delivered, problems',
    'only problem': 'Problems only',
    'as post': 'A message each',
    'as thread': 'In a thread for each parcel',
    'as card': 'One message, kept up to date, with a thread',
    'echo problems': 'Problems',
    'echo all': 'Everything',
    'echo none': 'Nothing',
    'mention nobody': 'Nobody',
    'mention me': 'Whoever follows the parcel',
    'mention here': 'Everyone who is here',
  }),
);
