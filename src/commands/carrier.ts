import { noticeCard } from '../cards/notice-card.ts';
import { parcelCall } from '../cards/parcel-call.ts';
import { defineCommand } from '../chat/command.ts';
import { formFields } from '../chat/form-fields.ts';
import { button } from '../domain/card.ts';
import { success } from '../domain/result.ts';
import type { ArgumentDefinitions } from '../grammar/command-table.ts';
import { requireOwn } from '../parcels/access.ts';
import { carrier } from '../parcels/kinds.ts';
import { nameParcel } from '../parcels/name-parcel.ts';
import { parcelArguments } from './parcel-arguments.ts';

const carrierArguments = {
  ...parcelArguments,
  'new-carrier': {
    kind: carrier,
    summary: 'The right carrier: a code or a name',
    required: true,
    positional: true,
    aliases: ['new_carrier', 'new', 'update_carrier_code'],
  },
} as const satisfies ArgumentDefinitions;

export const changeCarrier = defineCommand({
  verb: 'carrier',
  surface: 'parcels',
  group: 'change',
  summary: 'Give a parcel another carrier; its followers and history move along',
  arguments: carrierArguments,
  examples: ['fedex 402934299065 sto'],
  visibility: 'asker',
  right: 'edit',
  operations: ['changeCarrier', 'list'],

  form: {
    wanted: (given) => Boolean(given['parcel']) && !given['new-carrier'],
    async build(given, context) {
      const named = await nameParcel(context.services, given['parcel'] ?? '', context);
      if (!named.ok) return named;
      const { key } = named.value;
      const allowed = await requireOwn(context.services, [key], context.channel);
      if (!allowed.ok) return allowed;
      return success({
        title: 'Change the carrier',
        submitLabel: 'Change',
        submit: parcelCall('carrier', key),
        fields: formFields(carrierArguments, {
          'new-carrier': { label: 'The right carrier', required: true, hint: 'A code or a name' },
        }),
      });
    },
  },

  async run({ parcel: { key, carrierName }, 'new-carrier': right }, { services, channel }) {
    const allowed = await requireOwn(services, [key], channel);
    if (!allowed.ok) return allowed;
    const moved = { carrier: right.code, number: key.number };
    const same = moved.carrier === key.carrier;
    const changed = same ? success(undefined) : await services.api.changeCarrier(key, right.code);
    if (!changed.ok) return changed;
    if (!same) await services.parcels.move(key, moved);
    const card = noticeCard(
      `${right.name} carries ${key.number}`,
      same
        ? 'That was its carrier already.'
        : `It was ${carrierName}. Everyone who follows the parcel goes on hearing of it.`,
      'good',
    );
    return success({ ...card, actions: [button('Full history', parcelCall('status', moved))] });
  },
});
