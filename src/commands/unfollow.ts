import { noticeCard } from '../cards/notice-card.ts';
import { defineCommand } from '../chat/command.ts';
import { failure, success } from '../domain/result.ts';
import { placeArgument, placeOf } from './place-argument.ts';
import { targetArguments } from './target-arguments.ts';

export const unfollow = defineCommand({
  verb: 'unfollow',
  surface: 'parcels',
  summary: 'Hear no more of a parcel, or of what a query means',
  arguments: { ...targetArguments, ...placeArgument },
  examples: ['carrier:sto status:exception', 'sto 402934299065'],
  visibility: 'channel',
  right: null,
  operations: [],

  async run(given, context) {
    const { services, naming } = context;
    const place = await placeOf(given, context);
    if (!place.ok) return place;
    const { what } = given;
    if (what.kind === 'query') {
      const { text } = what.query;
      if (await services.queries.remove(place.value, text)) {
        return success(noticeCard(`Stopped: ${text}`, 'What was followed by name is still followed.'));
      }
      return failure({ code: 'nothing-found', given: text });
    }
    if (await services.subscriptions.remove(what.parcel.key, place.value)) {
      const name = naming.plain(what.parcel);
      return success(noticeCard(`Stopped: ${name}`, 'A query that means it may still tell of it.'));
    }
    return failure({ code: 'not-followed', parcel: what.parcel.key });
  },
});
