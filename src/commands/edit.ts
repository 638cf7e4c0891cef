import { type CommandContext, defineCommand } from '../chat/command.ts';
import { formFields } from '../chat/form-fields.ts';
import type { Given } from '../domain/call.ts';
import type { Form } from '../domain/form.ts';
import { failure, type Result, success } from '../domain/result.ts';
import { requireOwn } from '../parcels/access.ts';
import {
  editArguments,
  editOf,
  fixedArguments,
  fixedFieldProblem,
  isEmptyEdit,
  textsOf,
} from '../parcels/edit-arguments.ts';
import { nameParcel } from '../parcels/name-parcel.ts';
import type { NamedParcel } from '../parcels/named-parcel.ts';
import type { ParcelEdit } from '../ports/provider-data.ts';
import { editAndShow, readsCustomer } from './edit-and-show.ts';
import { parcelArguments } from './parcel-arguments.ts';

const CHANGEABLE = 'another field: the service cannot change this one';

/** In the order in which the summary names them. */
const WORDS: readonly (readonly [field: keyof ParcelEdit, word: string])[] = [
  ['title', 'title'],
  ['orderId', 'order'],
  ['customerName', 'customer'],
  ['destination', 'destination'],
  ['archived', 'archive'],
  ['status', 'status'],
];

const CUSTOMER_ARGUMENTS: readonly string[] = ['customer', 'email', 'phone'];

const FIELD_NAMES = Object.entries(editArguments).flatMap(([name, definition]) => [
  name,
  ...('aliases' in definition ? definition.aliases : []),
]);

export const edit = defineCommand({
  verb: 'edit',
  aliases: ['rename', 'modify'],
  surface: 'parcels',
  group: 'change',
  summary: ({ editable }) => `Change a parcel’s ${wordsFor(editable.one)}`,
  arguments: {
    ...parcelArguments,
    ...editArguments,
  },
  unlisted: ({ editable }) => fixedArguments(editable.one),
  examples: ['sto 402934299065 title="Blue kettle" order=9865', 'sto 402934299065'],
  visibility: 'asker',
  right: 'edit',
  operations: ['edit', 'get', 'list'],

  form: {
    wanted: (given) => Boolean(given['parcel']) && !FIELD_NAMES.some((name) => given[name] !== undefined),
    build: async (given, context) => {
      const named = await nameParcel(context.services, given['parcel'] ?? '', context);
      return named.ok ? editForm(named.value, given, context) : named;
    },
  },

  async run({ parcel, ...given }, context) {
    const edit = editOf(given);
    const fixed = fixedFieldProblem(edit, context.services.offer.editable.one, CHANGEABLE);
    if (fixed) return failure(fixed);
    if (isEmptyEdit(edit)) return failure({ code: 'nothing-to-change' });
    return editAndShow(context, parcel, edit);
  },
});

/** `title, order or status` */
function wordsFor(editable: readonly (keyof ParcelEdit)[]): string {
  const words = WORDS.flatMap(([field, word]) => (editable.includes(field) ? [word] : []));
  const [last = '', ...others] = words.reverse();
  return others.length > 0 ? `${others.reverse().join(', ')} or ${last}` : last;
}

function todaysValues(parcel: {
  title: string | null;
  orderId: string | null;
  customer: { name: string | null; email: string | null; phone: string | null };
  archived: boolean;
}): ParcelEdit {
  return {
    title: parcel.title ?? '',
    orderId: parcel.orderId ?? '',
    customerName: parcel.customer.name ?? '',
    customerEmail: parcel.customer.email ?? '',
    customerPhone: parcel.customer.phone ?? '',
    archived: parcel.archived,
  };
}

/** Filled with today's values; those that are changed most come first, for platforms that show five at once. */
async function editForm(
  { key }: NamedParcel,
  given: Given,
  context: CommandContext<'get'>,
): Promise<Result<Form>> {
  const { services, channel } = context;
  const allowed = await requireOwn(services, [key], channel);
  if (!allowed.ok) return allowed;
  const read = await services.api.get(key);
  if (!read.ok) return read;
  const today = textsOf(todaysValues(read.value));
  // What somebody may not read, a form must not ask for: left as it is, it would be deleted.
  const unread = (await readsCustomer(key, context)) ? [] : CUSTOMER_ARGUMENTS;
  const fixed = [...fixedArguments(services.offer.editable.one), ...unread];
  return success({
    title: 'Edit parcel',
    submitLabel: 'Save',
    submit: { verb: 'edit', given: { parcel: `${key.carrier}/${key.number}`, ...given } },
    gives: 'changes',
    fields: formFields(editArguments, {
      title: { label: 'Title', value: today['title'] },
      order: { label: 'Order number', value: today['order'] },
      status: { label: 'Status by hand', choiceLabels: { restore: 'as the courier says' } },
      archived: { label: 'Archived', value: today['archived'], required: true },
      customer: { label: 'Customer', value: today['customer'] },
      email: { label: 'Customer’s e-mail', value: today['email'] },
      phone: { label: 'Customer’s telephone', value: today['phone'] },
      // Left empty, these stay as they are: the service does not tell their values.
      destination: { label: 'Destination country', hint: 'Two letters, such as PL; empty: as it is' },
      logistics_channel: { label: 'Logistics channel', hint: 'Empty: as it is' },
    }).filter(({ name }) => !fixed.includes(name)),
  });
}
