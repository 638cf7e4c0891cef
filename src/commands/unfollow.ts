import { noticeCard } from '../cards/notice-card.ts';
import { defineCommand } from '../chat/command.ts';
import { failure, success } from '../domain/result.ts';
import { channelArgument, channelGiven } from './channel-argument.ts';
import { targetArguments } from './target-arguments.ts';

export const unfollow = defineCommand({
  verb: 'unfollow',
  surface: 'parcels',
  summary: 'Hear no more of a parcel, or of what a query means',
  arguments: { ...targetArguments, ...channelArgument },
  examples: ['carrier:sto status:exception', 'sto 402934299065'],
  visibility: 'channel',
  right: null,
  operations: [],

  async run(given, context) {
    const { services, naming } = context;
    const target = await channelGiven(given, context);
    if (!target.ok) return target;
    const { what } = given;
    if (what.kind === 'query') {
      const { text } = what.query;
      if (await services.queries.remove(target.value, text)) {
        return success(noticeCard(`Stopped: ${text}`, 'What was followed by name is still followed.'));
      }
      return failure({ code: 'nothing-found', given: text });
    }
    if (await services.subscriptions.remove(what.parcel.key, target.value)) {
      const name = naming.plain(what.parcel);
      return success(noticeCard(`Stopped: ${name}`, 'A query that means it may still tell of it.'));
    }
    return failure({ code: 'not-followed', parcel: what.parcel.key });
  },
});
