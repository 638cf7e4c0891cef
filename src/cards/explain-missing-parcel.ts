import { type Action, button } from '../domain/card.ts';
import { type CommandSet, callName } from '../grammar/command-set.ts';
import type { Explanation } from './explain-service.ts';
import type { Invoked } from './invoked.ts';

/** A parcel that is not in the account, or not to be seen from here: which of the two is told to nobody. */
export function explainMissingParcel(set: CommandSet, attempt: Invoked | null): Explanation {
  const track = set.find('track');
  const typed = typedIn(attempt);
  const price = track?.price ? ` Adding it costs ${track.price}.` : '';
  return {
    title: 'That parcel is not being tracked',
    text: `Nobody here has added it yet, or the carrier is another one.${price}`,
    ...(track && typed ? { suggestions: [`${callName(set, track)} ${typed}`] } : {}),
  };
}

/** Whoever gave one of these may want it followed. */
const LOOKING = ['status', 'follow'];

/** A look at a parcel ends with the offer to follow it; anything else asks for a look first. */
export function offerToTrack(attempt: Invoked | null): readonly Action[] {
  const typed = typedIn(attempt);
  if (!attempt || !LOOKING.includes(attempt.command.verb) || !typed) return [];
  return [button('Follow here', { verb: 'track', given: { number: typed } }, 'primary')];
}

/** As it was typed; a button or a menu gives `sto/402934299065`. */
function typedIn(attempt: Invoked | null): string {
  return (attempt?.given['parcel'] ?? attempt?.given['what'] ?? '').replace(
    /^([a-z0-9-]+)\/(\w{5,50})$/,
    '$1 $2',
  );
}
