import type { FieldDifference } from '../../cards/import-wording.ts';
import type { Parcel } from '../../domain/parcel.ts';
import { countryCode } from '../../grammar/countries.ts';
import { EDITED_FIELD } from '../../parcels/edit-arguments.ts';
import { textsOfParcel } from '../../parcels/new-parcel-arguments.ts';
import type { NewParcel, ParcelEdit } from '../../ports/provider-data.ts';

/** In what the file differs from what is there, of the fields that can be changed. */
export function differencesFrom(
  parcel: Parcel,
  wanted: NewParcel,
  editable: readonly (keyof ParcelEdit)[],
): readonly FieldDifference[] {
  const present = textsOfPresent(parcel);
  const texts = textsOfParcel(wanted);
  return Object.entries(EDITED_FIELD).flatMap(([field, edited]) => {
    const [is, would] = [present[field], texts[field]];
    return is === undefined || would === undefined || is === would || !editable.includes(edited)
      ? []
      : [{ field, is, would }];
  });
}

/** What replaces the one by the other. */
export function editFor(differences: readonly FieldDifference[]): ParcelEdit {
  return Object.fromEntries(
    differences.map(({ field, would }) => [EDITED_FIELD[field as keyof typeof EDITED_FIELD], would]),
  );
}

/** Without the fields that a service does not tell. */
function textsOfPresent({ title, orderId, customer, to }: Parcel): Readonly<Record<string, string | null>> {
  return {
    title,
    order: orderId,
    customer: customer.name,
    email: customer.email,
    phone: customer.phone,
    destination: to === null ? null : countryCode(to),
  };
}
