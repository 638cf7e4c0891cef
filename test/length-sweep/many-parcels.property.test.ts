import { describe, expect, it } from 'vitest';
import { mapInParts } from '../../src/async/in-parts.ts';
import { followAs } from '../../src/notices/follow.ts';
import { answeringApi } from '../fakes/answering-api.ts';
import { MANY_CARRIERS } from '../support/carriers.ts';
import { useCore } from '../support/core.ts';
import { originAt } from '../support/origin.ts';
import { parcel } from '../support/parcels.ts';
import { held } from './sweep.ts';

const here = originAt('T1', 'C1');
/** As many as one import brings. */
const MANY = 5_000;

describe('nothing else is held up in a channel that follows thousands', () => {
  it('by what is asked there', async (context) => {
    const { services, say, dispatcher } = await useCore(answeringApi(MANY_CARRIERS), undefined, {
      home: ['slack/T1'],
    });
    await mapInParts(
      Array.from({ length: MANY })
        .fill(0)
        .map((_, at) => at),
      (at) => {
        const key = { carrier: 'northern-post-0', number: `A${10_000 + at}` };
        const request = { key, channel: here.channel, user: here.user, title: `Kettle ${at} of the café` };
        return followAs(services, request, parcel({ key }), true);
      },
    );
    const work = (text: string, outcome: string) => {
      const ask = async () => expect(await say(text)).toMatchObject({ outcome });
      return [text, () => ask] as const;
    };
    // What draws charts is loaded with the first one.
    await say('/parcels stats');
    await held(context, [
      work('/parcels list', 'ok'),
      work('/parcels status', 'which-parcel'),
      work('/parcels status kettle', 'which-parcel'),
      work('/parcels status kettle 77 of', 'which-parcel'),
      work('/parcels following', 'ok'),
      ['what is being typed', () => () => dispatcher.suggest(here, 'status', 'number', 'kettle')],
      work('/parcels stats', 'ok'),
    ]);
  });
});
