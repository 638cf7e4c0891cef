import type { CommandContext } from '../chat/command.ts';
import type { Given } from '../domain/call.ts';
import type { Bound } from '../grammar/command-table.ts';
import { hiddenText } from '../grammar/kinds/hidden-text.ts';
import { newParcelArguments } from '../parcels/new-parcel-arguments.ts';
import { channelArgument, type TargetChannel } from './channel-argument.ts';

export const trackArguments = {
  ...newParcelArguments,
  ...channelArgument,
  /** What the form asks for; `nothing` once it was declined. */
  ask: hiddenText,
  /** Set where what was understood has been shown, and somebody has pressed on. */
  agreed: hiddenText,
  /** Given by a form that was opened out of no conversation. */
  anywhere: hiddenText,
} as const;

export type TrackGiven = Bound<typeof trackArguments>;
export interface TrackContext
  extends CommandContext<'create' | 'createMany' | 'get' | 'list' | 'detectCarrier'> {
  /** Where it is followed. */
  readonly target: TargetChannel;
}

/** All that was given beside the parcels, as the texts that a button carries. */
export function fieldsOf({ carrier: _carrier, number: _number, ask: _ask, ...fields }: TrackGiven): Given {
  const texts = Object.entries(fields).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value === true ? 'yes' : value === false ? 'no' : String(value)]],
  );
  return Object.fromEntries(texts);
}
