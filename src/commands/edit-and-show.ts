import { editedCard } from '../cards/edited-card.ts';
import type { CommandContext } from '../chat/command.ts';
import { readerIn } from '../chat/reader.ts';
import type { Card } from '../domain/card.ts';
import type { ParcelKey } from '../domain/parcel.ts';
import { type Result, success } from '../domain/result.ts';
import { mayReadCustomer, relationsOf, UNRELATED, withoutCustomer } from '../parcels/access.ts';
import { editParcel } from '../parcels/edit-parcel.ts';
import type { NamedParcel } from '../parcels/named-parcel.ts';
import type { ParcelEdit } from '../ports/provider-data.ts';

/** Changes a parcel and shows what it is like afterwards, as far as whoever changed it may read it. */
export async function editAndShow(
  context: CommandContext<'edit'>,
  { key, carrierName }: NamedParcel,
  edit: ParcelEdit,
): Promise<Result<Card>> {
  const edited = await editParcel(context.services, key, edit, context);
  if (!edited.ok) return edited;
  const record = (await readsCustomer(key, context)) ? edited.value : withoutCustomer(edited.value);
  return success(editedCard({ record, edit, carrierName, key }));
}

/** Whether the asker may read whose a parcel will be. */
export async function readsCustomer(key: ParcelKey, context: CommandContext): Promise<boolean> {
  const { services, channel } = context;
  const [reader, [relation = UNRELATED]] = await Promise.all([
    readerIn(context),
    relationsOf(services, [key], channel),
  ]);
  return mayReadCustomer(reader, relation);
}
