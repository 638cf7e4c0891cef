import { parcels as countOf } from '../cards/wording.ts';
import type { Form, FormField } from '../domain/form.ts';
import type { CarrierIndex } from '../parcels/carriers/carrier-index.ts';
import type { FoundParcel, FoundParcels } from '../parcels/found-parcels.ts';
import { LEFT_OUT } from './scan-arguments.ts';

export interface ScanFormContent extends FoundParcels {
  readonly index: CarrierIndex | null;
  /** Where to follow; null where that is not asked. */
  readonly where: FormField | null;
  /** How many fields a form can have where it is shown. */
  readonly room: number;
  /** Whether the asker may bring in several at once. */
  readonly maySeveral: boolean;
  /** How the command for many more is called. */
  readonly importName: string;
}

/** So many have fields of their own, where there is room for them: three for each. */
const MOST_IN_FIELDS = 5;
const TITLE = 'Track parcels';

/** What was understood, to be put right before it costs. */
export function scanForm(content: ScanFormContent): Form {
  const { parcels, room, maySeveral, where } = content;
  const [first] = parcels;
  if (parcels.length <= 1) return singleForm(first ?? null, content);
  if (!maySeveral) return chooseOneForm(content);
  const places = where ? 1 : 0;
  const fits = parcels.length <= MOST_IN_FIELDS && parcels.length * 3 + places < room;
  return fits ? fieldsForm(content) : linesForm(content);
}

/** The same fields as without a message, and the same command. */
function singleForm(parcel: FoundParcel | null, { index, where }: ScanFormContent): Form {
  const hint = parcel ? noteOn(parcel) : 'As printed or pasted';
  return {
    title: 'Track a parcel',
    intro: parcel
      ? 'This is what was found. Nothing has been added yet.'
      : 'There is no tracking number in that message that could be recognised. If there is one, type or paste it here.',
    submitLabel: 'Track',
    submit: { verb: 'track', given: {} },
    fields: [
      { ...line('number', 'Tracking number', parcel?.number ?? ''), required: true, hint },
      carrierField('carrier', 'Carrier', parcel?.carriers ?? [], index),
      { ...line('title', 'A name for it', parcel?.title ?? ''), hint: 'Such as Blue kettle' },
      ...(where ? [where] : []),
    ],
  };
}

/** For those who may not bring in several at once. */
function chooseOneForm({ parcels, index, where, more }: ScanFormContent): Form {
  const choices = parcels.map(({ number, carriers: [code, ...others], title }) => ({
    label: [code && others.length === 0 ? nameOf(code, index) : '', number, title]
      .filter(Boolean)
      .join(' · '),
    value: code && others.length === 0 ? `${code} ${number}` : number,
  }));
  return {
    title: TITLE,
    intro: `${countOf(parcels.length + more.length)} were found. You may not bring in several at once here: choose one.`,
    submitLabel: 'Track',
    submit: { verb: 'track', given: {} },
    fields: [
      { ...line('number', 'Which one', ''), kind: 'choice', required: true, choices },
      { ...line('title', 'A name for it', ''), hint: 'Such as Blue kettle' },
      ...(where ? [where] : []),
    ],
  };
}

function fieldsForm(content: ScanFormContent): Form {
  const { parcels, index, where } = content;
  const fields = parcels.flatMap((parcel, at): FormField[] => [
    { ...line(`rows.${at}.number`, `Parcel ${at + 1}: number`, parcel.number), hint: noteOn(parcel) },
    carrierField(`rows.${at}.carrier`, `Parcel ${at + 1}: carrier`, parcel.carriers, index),
    line(`rows.${at}.title`, `Parcel ${at + 1}: name`, parcel.title),
  ]);
  return {
    ...basicsOf(content, 'Empty a number to leave that parcel out.'),
    fields: [...fields, ...(where ? [where] : [])],
  };
}

/** A line for each is sooner looked through than many fields. Who carries a parcel is asked where there is room for it. */
function linesForm(content: ScanFormContent): Form {
  const { parcels, index, where, room } = content;
  const left = Math.max(0, room - (where ? 3 : 2));
  const asked = parcels.filter(({ carriers }) => carriers.length > 1).slice(0, left);
  const listed = parcels.filter((parcel) => !asked.includes(parcel));
  const lines: FormField = {
    ...line('lines', 'One parcel a line', listed.map((parcel) => lineOf(parcel, parcel.carriers)).join('\n')),
    kind: 'paragraph',
    hint: 'Carrier, number, and a name in quotes. Delete a line to leave that parcel out.',
  };
  const questions = asked.map((parcel, at): FormField => {
    const choices = parcel.carriers.map((code) => ({
      label: nameOf(code, index),
      value: lineOf(parcel, [code]),
    }));
    return {
      ...line(`rows.${at}.line`, `Who carries ${parcel.number}?`, ''),
      kind: 'choice',
      required: true,
      choices: [...choices, { label: 'Leave it out', value: LEFT_OUT }],
    };
  });
  return {
    ...basicsOf(content, ''),
    fields: [...(listed.length > 0 ? [lines] : []), ...questions, ...(where ? [where] : [])],
  };
}

const MOST_NAMED = 20;

function basicsOf({ parcels, more, importName }: ScanFormContent, how: string) {
  const others = more.slice(0, MOST_NAMED).join(', ') + (more.length > MOST_NAMED ? ' …' : '');
  const rest = `${more.length} more are in the message: ${others}. ${importName} takes any number of them.`;
  const found = `${countOf(parcels.length + more.length)} were found. Nothing has been added yet.`;
  return {
    title: TITLE,
    intro: [found, how, ...(more.length > 0 ? [rest] : [])].filter(Boolean).join(' '),
    submitLabel: 'Track them',
    submit: { verb: 'scan', given: {} },
  };
}

function line(name: string, label: string, value: string): FormField {
  return { name, label, kind: 'line', value, required: false, hint: '' };
}

/** A choice where several are possible; else any carrier can be searched for. */
function carrierField(
  name: string,
  label: string,
  carriers: readonly string[],
  index: CarrierIndex | null,
): FormField {
  const [value = '', ...others] = carriers;
  const choices = carriers.map((code) => ({ label: nameOf(code, index), value: code }));
  const basics = { ...line(name, label, ''), choices };
  if (others.length > 0)
    return { ...basics, kind: 'choice', hint: 'Several use numbers like that: choose one' };
  return { ...basics, kind: 'search', value, suggests: 'carrier' };
}

function noteOn({ suggestion }: FoundParcel): string {
  return suggestion ? `Its check digit is wrong; perhaps it is ${suggestion}` : '';
}

/** As it would be typed. A line that is too long to be a choice goes without its name. */
function lineOf({ number, title }: FoundParcel, [carrier = '', ...others]: readonly string[]): string {
  const named = [others.length === 0 ? carrier : '', number].filter(Boolean).join(' ');
  const whole = title ? `${named} "${title.replace(/["“”„]/g, '')}"` : named;
  return whole.length <= LONGEST_CHOICE ? whole : named;
}

const LONGEST_CHOICE = 100;

function nameOf(code: string, index: CarrierIndex | null): string {
  return index?.match(code)?.name ?? code;
}
