import { createHash } from 'node:crypto';
import { reachedIntoCard } from '../cards/reached-into-card.ts';
import type { CommandContext } from '../chat/command.ts';
import type { PostOutcome } from '../domain/delivery.ts';
import { type Naming, namingFor } from '../domain/naming.ts';
import { failure, type Result, success } from '../domain/result.ts';
import type { NamedParcel } from '../parcels/named-parcel.ts';
import type { TargetChannel } from './channel-argument.ts';

/** These leave it open whether the channel has been told, or that it will. */
const TOLD: readonly PostOutcome['kind'][] = ['posted', 'uncertain'];
const LATER: readonly PostOutcome['kind'][] = ['busy', 'unreachable', 'locked-out'];

/**
 * Tells a channel who set up from elsewhere what will be posted there, before it is: where the channel cannot be told,
 * nothing is set up. `what` in the words of the channel; `ending` is what `unfollow` takes to end it, null for
 * nothing.
 */
export async function introduce(
  { services, commands, user }: Pick<CommandContext, 'services' | 'commands' | 'user'>,
  { channel, reachedBy }: TargetChannel,
  what: (there: Naming) => string,
  ending: string | null,
): Promise<Result<void>> {
  if (reachedBy === null) return success(undefined);
  const card = reachedIntoCard({
    who: reachedBy,
    what: what(namingFor(false, await services.settings.read(channel))),
    names: commands.names,
    end: ending === null ? null : { verb: 'unfollow', given: { what: ending } },
  });
  // The same within some minutes is told once.
  const id = createHash('sha256').update([user, ending].join(' ')).digest('base64url').slice(0, 16);
  const { kind } = await services.tellChannel(channel, card, `introduction ${id}`);
  if (TOLD.includes(kind)) return success(undefined);
  return failure({ code: 'channel-closed', why: LATER.includes(kind) ? 'unsure' : 'bot' });
}

/** The same for a parcel that is not followed there yet. */
export async function introduceParcel(
  context: Pick<CommandContext, 'services' | 'commands' | 'user'>,
  target: TargetChannel,
  { key, carrierName }: Pick<NamedParcel, 'key' | 'carrierName'>,
): Promise<Result<void>> {
  if (target.reachedBy === null) return success(undefined);
  const before = await context.services.subscriptions.read(key, target.channel);
  const ending = `${key.carrier} ${key.number}`;
  return before
    ? success(undefined)
    : introduce(context, target, (there) => there.plain({ key, carrierName }), ending);
}
