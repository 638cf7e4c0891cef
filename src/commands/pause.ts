import { noticeCard } from '../cards/notice-card.ts';
import { arrivalText, goesOn } from '../cards/standing-wording.ts';
import { defineCommand } from '../chat/command.ts';
import { button } from '../domain/card.ts';
import { momentText } from '../domain/quiet-hours.ts';
import { success } from '../domain/result.ts';
import { yesNo } from '../grammar/kinds/plain.ts';

export const pause = defineCommand({
  verb: 'pause',
  surface: 'parcels',
  group: 'settings',
  summary: 'Post nothing into this channel until it is switched on again',
  arguments: {
    off: {
      kind: yesNo,
      summary: 'yes to post again',
      required: false,
      positional: true,
    },
  },
  examples: ['', 'off=yes'],
  visibility: 'channel',
  right: 'pause',
  operations: [],

  async run({ off = false }, { services, channel, user, call }) {
    const settings = await services.settings.read(channel);
    const paused = off ? null : { by: user, since: services.clock() };
    await services.settings.write(channel, { ...settings, paused });
    await services.wakeOutbox([channel], 'at-once');
    if (off) {
      const { hold, waiting } = await services.standing.ofChannel(channel);
      const text = arrivalText(hold, waiting, (at) => momentText(at, settings.zone));
      return success({ ...noticeCard('This channel hears again', text), footer: goesOn(hold) });
    }
    return success({
      ...noticeCard(
        'This channel is paused',
        'Nothing is posted here, and what happens meanwhile is not told later. Everything stays followed.',
      ),
      actions: [button('Go on', await call('pause', { off: 'yes' }))],
    });
  },
});
