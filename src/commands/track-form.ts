import type { CommandContext } from '../chat/command.ts';
import { formFields } from '../chat/form-fields.ts';
import type { Given } from '../domain/call.ts';
import type { Form } from '../domain/form.ts';
import { newParcelArguments } from '../parcels/new-parcel-arguments.ts';
import { whereField } from './where-field.ts';

/** For somebody who has said nothing yet; asked out of no conversation, it asks for a channel as well. */
export async function emptyTrackForm(known: Given, context: CommandContext): Promise<Form> {
  const where = context.isNowhere ? await whereField(context) : null;
  const basics = formFields(newParcelArguments, {
    number: { label: 'Tracking number', required: true, hint: 'As printed or pasted' },
    carrier: { label: 'Carrier', hint: 'A code or a name; may be empty where the number tells it' },
    title: { label: 'A name for it', hint: 'Such as Blue kettle' },
  });
  const more = formFields(newParcelArguments, {
    order: { label: 'Your order number' },
    postcode: { label: 'Recipient’s postcode', hint: 'Some couriers need it' },
  });
  return {
    title: 'Track a parcel',
    submitLabel: 'Track',
    submit: { verb: 'track', given: where ? { ...known, anywhere: 'yes' } : known },
    fields: [...basics, ...(where ? [where] : []), ...more],
  };
}
