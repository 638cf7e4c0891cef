import { noticeCard } from '../cards/notice-card.ts';
import { type CommandContext, defineCommand } from '../chat/command.ts';
import { button, type Card } from '../domain/card.ts';
import type { Owner } from '../domain/owner.ts';
import { type ParcelKey, parcelId } from '../domain/parcel.ts';
import { failure, type Result, success } from '../domain/result.ts';
import { yesNo } from '../grammar/kinds/plain.ts';
import { requireOwn } from '../parcels/access.ts';
import { parcelArguments } from './parcel-arguments.ts';

export const share = defineCommand({
  verb: 'share',
  surface: 'parcels',
  group: 'follow',
  summary: 'Let the whole workspace find a parcel that was tracked in a private place, and read its words',
  arguments: {
    ...parcelArguments,
    off: {
      kind: yesNo,
      summary: 'yes to keep it where it was tracked again',
      required: false,
      positional: false,
    },
  },
  examples: ['sto 402934299065', 'sto 402934299065 off=yes'],
  visibility: 'asker',
  right: null,
  operations: [],

  async run({ parcel, off = false }, context) {
    const { services, naming, call } = context;
    const allowed = await mayShare(parcel.key, context);
    if (!allowed.ok) return allowed;
    const title = await services.subscriptions.titleOf({ key: parcel.key, title: null }, context.channel);
    const name = naming.of({ ...parcel, title });
    if (allowed.value === 'nobody') return success(noticeCard(`Shared: ${name}`, NOBODYS));
    await setReader(parcel.key, allowed.value, off ? 'channel' : 'workspace', context);
    const again = await call('share', { parcel: parcelId(parcel.key), ...(off ? {} : { off: 'yes' }) });
    const card = off ? noticeCard(`Kept: ${name}`, KEPT) : noticeCard(`Shared: ${name}`, SHARED);
    return success({ ...card, actions: [button(off ? 'Share' : 'Take back', again)] } satisfies Card);
  },
});

const NOBODYS = 'Nobody brought it in through the bot: every channel of the host’s workspaces knows it.';
const SHARED = 'Everybody in this workspace can find it, and read what was written about it.';
const KEPT =
  'Only where it was tracked can it be found, and what was written about it be read. Elsewhere nothing more is told of it.';

/** Whoever tracked it says who reads it. */
async function mayShare(
  key: ParcelKey,
  { services, channel, user }: CommandContext,
): Promise<Result<Owner | 'nobody'>> {
  const own = await requireOwn(services, [key], channel);
  if (!own.ok) return own;
  const [owner = 'nobody'] = await services.owners.read([key]);
  if (owner === 'nobody' || owner === 'unsettled') return success('nobody');
  return owner.by === user ? success(owner) : failure({ code: 'not-allowed', who: ['whoever tracked it'] });
}

async function setReader(
  key: ParcelKey,
  owner: Owner,
  readBy: Owner['readBy'],
  { services }: CommandContext,
): Promise<void> {
  // Somebody else may say so at the same moment, and then it is said.
  await services.owners.replace(key, owner, { ...owner, readBy });
}
