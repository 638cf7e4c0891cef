import { neededFieldCard } from '../cards/question-cards.ts';
import { bringerIn } from '../chat/bringer.ts';
import type { Card } from '../domain/card.ts';
import type { Carrier } from '../domain/carrier.ts';
import { isNameable } from '../domain/channel.ts';
import type { Parcel } from '../domain/parcel.ts';
import { type Result, success } from '../domain/result.ts';
import { callName } from '../grammar/command-set.ts';
import { type Following, followParcel } from '../notices/follow.ts';
import { resumePosts } from '../notices/resume-posts.ts';
import { relationsOf, UNRELATED } from '../parcels/access.ts';
import { beginBringing } from '../parcels/bring-in.ts';
import { neededField } from '../parcels/carriers/needed-fields.ts';
import { newParcelOf } from '../parcels/new-parcel-arguments.ts';
import type { TargetChannel } from './channel-argument.ts';
import { introduceParcel } from './introduce.ts';
import { showParcel } from './show-parcel.ts';
import { fieldsOf, type TrackContext, type TrackGiven } from './track-arguments.ts';

/**
 * Adds a parcel where it is not there yet, and follows it.
 *
 * @param how what has to be said of how its number or its carrier was found; empty for nothing
 */
export async function trackOne(
  given: TrackGiven,
  carrier: Carrier,
  number: string,
  context: TrackContext,
  how: string,
): Promise<Result<Card>> {
  const { channel, user, services } = context;
  const key = { carrier: carrier.code, number };
  const needed = neededField(services.offer, carrier.code);
  if (needed && given[needed.argument] === undefined && given.ask !== 'nothing') {
    // Whoever tracks a parcel that is there already need not be asked again.
    if (!(await services.parcels.read(key))) {
      const calls = { ...fieldsOf(given), ...key };
      return success(
        neededFieldCard(carrier.name, needed.label, {
          give: await context.call('track', { ...calls, ask: needed.argument }),
          skip: await context.call('track', { ...calls, ask: 'nothing' }),
        }),
      );
    }
  }
  const told = await introduceParcel(context, context.target, { key, carrierName: carrier.name });
  if (!told.ok) return told;
  const { language } = await services.settings.read(channel);
  const wanted = { ...(language ? { language } : {}), ...newParcelOf(carrier.code, number, given) };
  const bringing = await beginBringing(services, [wanted], await bringerIn(context));
  const created = await services.api.create(wanted);
  if (created.ok) await bringing.added(created.value);
  else await bringing.refused(key, created.problem);
  if (!created.ok && created.problem.code !== 'tracking-exists') return created;
  await resumePosts(services, channel);
  if (created.ok) await services.quota.noteChannel(channel);
  const following = await followParcel(services, {
    key: created.ok ? created.value.key : key,
    channel,
    user,
    title: given.title ?? null,
    fromElsewhere: context.target.reachedBy !== null,
  });
  if (!created.ok && following.unread === null) await bringing.wasThere(following.parcel);
  const note = [how, noteOn(following, context.target), await wordsNote(following.parcel, context)]
    .filter(Boolean)
    .join(' ');
  const card = await showParcel(context, following.parcel, { history: 'recent', note, isPrivate: false });
  return success(context.target.reachedBy === null ? card : { ...card, toAsker: true });
}

/** Who will read what was written about it, where that is not everybody here; null where it is. */
async function wordsNote({ key }: Parcel, context: TrackContext): Promise<string | null> {
  const { services, channel, commands } = context;
  const [{ access, ownership } = UNRELATED] = await relationsOf(services, [key], channel);
  if (access !== 'own') return 'It was in the account before: what others wrote about it is not shown here.';
  const isKept = typeof ownership === 'object' && ownership.readBy === 'channel';
  const share = commands.find('share');
  if (!isKept || !share || !isNameable(ownership.workspace)) return null;
  return `What is written about it is read only here; ${callName(commands, share)} shows it to the workspace.`;
}

function noteOn({ isNew, unread }: Following, { reachedBy }: TargetChannel): string {
  const [which, where] = reachedBy === null ? ['This channel', 'here'] : ['The channel you chose', 'there'];
  const followed = isNew
    ? `${which} now follows the parcel: news will be posted ${where}.`
    : `${which} already follows the parcel.`;
  if (!unread) return followed;
  return `${followed} Its journey cannot be read right now; it will be posted as soon as it can.`;
}
