/** What was not taken of a row as it is written, or is worth a look. */
export type RowRemark =
  | { readonly kind: 'left-out'; readonly field: string; readonly given: string }
  | { readonly kind: 'carrier-told'; readonly given: string }
  | { readonly kind: 'check-digit' }
  | { readonly kind: 'likeliest'; readonly others: readonly string[] };

export function remarkText(remark: RowRemark): string {
  switch (remark.kind) {
    case 'left-out':
      return `${fieldWord(remark.field)} “${remark.given}” cannot be read and is left out`;
    case 'carrier-told':
      return `“${remark.given}” is no carrier, but the number tells whose it is`;
    case 'check-digit':
      return 'the check digit is wrong: a digit may be mistyped';
    case 'likeliest':
      return `the likeliest carrier; it could also be ${remark.others.join(', ')}`;
  }
}

/** A field of a parcel that is there already, and what a file says it is. */
export interface FieldDifference {
  /** As `order`. */
  readonly field: string;
  /** Null where nothing is there. */
  readonly is: string | null;
  readonly would: string;
}

/** `title is “Kettle”, in the file “Pot”` */
export function differenceText({ field, is, would }: FieldDifference): string {
  const present = is === null ? 'is empty' : `is “${is}”`;
  return `${fieldWord(field)} ${present}, in the file “${would}”`;
}

const SAID_OTHERWISE: ReadonlyMap<string, string> = new Map([
  ['order', 'order number'],
  ['email', 'e-mail'],
  ['phone', 'telephone'],
  ['ship_date', 'day it was sent'],
  ['ordered', 'time of the order'],
  ['lang', 'language'],
]);

export function fieldWord(field: string): string {
  return SAID_OTHERWISE.get(field) ?? field.replaceAll('_', ' ');
}

/** What a parcel comes with, in one line: `“Blue kettle”, order 1042, to PL`. */
export function fieldsText(texts: Readonly<Record<string, string>>): string {
  const { carrier: _carrier, number: _number, title, order, customer, destination, ...others } = texts;
  return [
    title && `“${title}”`,
    order && `order ${order}`,
    customer && `for ${customer}`,
    destination && `to ${destination}`,
    ...Object.entries(others).map(([name, value]) => `${fieldWord(name)} ${value}`),
  ]
    .filter(Boolean)
    .join(', ');
}
