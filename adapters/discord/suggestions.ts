import { fitText } from '../../src/cards/fit.ts';
import type { ChannelRef } from '../../src/domain/channel.ts';
import { parcelId } from '../../src/domain/parcel.ts';
import type { InteractionNeeds } from './interactions.ts';
import { DISCORD_LIMITS } from './limits.ts';

interface Suggestion {
  readonly name: string;
  readonly value: string;
}

/** What is offered while an option is being typed: carriers, or the parcels that the channel follows. */
export async function suggestionsFor(
  needs: Pick<InteractionNeeds, 'carriers' | 'subscriptions'>,
  option: string,
  typed: string,
  channel: ChannelRef,
): Promise<readonly Suggestion[]> {
  const all =
    option === 'number' || option === 'what'
      ? await parcels(needs, typed, channel)
      : await carriers(needs, typed);
  return all
    .filter(({ value }) => value.length <= DISCORD_LIMITS.choiceValue)
    .slice(0, DISCORD_LIMITS.choices)
    .map(({ name, value }) => ({ name: fitText(name, DISCORD_LIMITS.choiceName), value }));
}

async function carriers(
  { carriers: directory }: Pick<InteractionNeeds, 'carriers'>,
  typed: string,
): Promise<readonly Suggestion[]> {
  const index = await directory.index();
  const found = index?.search(typed, DISCORD_LIMITS.choices) ?? [];
  return found.map(({ code, name }) => ({ name: `${name} (${code})`, value: code }));
}

async function parcels(
  { subscriptions }: Pick<InteractionNeeds, 'subscriptions'>,
  typed: string,
  channel: ChannelRef,
): Promise<readonly Suggestion[]> {
  const wanted = typed.toLowerCase();
  const followed = await subscriptions.list(channel);
  return followed
    .map(({ subscription: { parcel }, title }) => ({
      name: title ? `${title} · ${parcel.carrier} ${parcel.number}` : `${parcel.carrier} ${parcel.number}`,
      value: parcelId(parcel),
    }))
    .filter(({ name }) => name.toLowerCase().includes(wanted));
}
