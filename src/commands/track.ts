import { costText, priceText } from '../cards/price.ts';
import { chooseCarrierCard, neededFieldCard } from '../cards/question-cards.ts';
import { bringerIn } from '../chat/bringer.ts';
import { type CommandContext, defineCommand } from '../chat/command.ts';
import { formFields } from '../chat/form-fields.ts';
import type { Given } from '../domain/call.ts';
import { button, type Card } from '../domain/card.ts';
import type { Carrier } from '../domain/carrier.ts';
import { isNameable } from '../domain/channel.ts';
import type { Form } from '../domain/form.ts';
import type { Parcel } from '../domain/parcel.ts';
import { failure, type Result, success } from '../domain/result.ts';
import { callName } from '../grammar/command-set.ts';
import type { Bound } from '../grammar/command-table.ts';
import { hiddenText } from '../grammar/kinds/hidden-text.ts';
import { type Following, followParcel } from '../notices/follow.ts';
import { resumePosts } from '../notices/resume-posts.ts';
import { relationsOf, UNRELATED } from '../parcels/access.ts';
import { beginBringing } from '../parcels/bring-in.ts';
import { type Detection, detectCarrier } from '../parcels/carriers/detect-carrier.ts';
import { neededField } from '../parcels/carriers/needed-fields.ts';
import type { ListedNumber } from '../parcels/listed-numbers.ts';
import { newParcelArguments, newParcelOf } from '../parcels/new-parcel-arguments.ts';
import { NUMBER_EXPECTED } from '../parcels/numbers.ts';
import { mostAtOnce, type ProviderOffer, priceOf } from '../ports/provider-offer.ts';
import { importDryRun, importNow } from './bulk/import.ts';
import { showParcel } from './show-parcel.ts';

const trackArguments = {
  ...newParcelArguments,
  /** What the form asks for; `nothing` once it was declined. */
  ask: hiddenText,
} as const;

type Arguments = Bound<typeof trackArguments>;
type TrackContext = CommandContext<'create' | 'createMany' | 'get' | 'list'>;

/** So many are added without a question, even where each takes a request of its own. */
const FEW = 5;

export const track = defineCommand({
  verb: 'track',
  aliases: ['add', 'new', 'create', 'register'],
  surface: 'track',
  summary: 'Follow a parcel, and hear in this channel when something happens',
  price: priceInWords,
  arguments: trackArguments,
  examples: [
    'sto 402934299065',
    'sto 402934299065 title="Blue kettle"',
    '1Z5R89390357567127',
    'sto 402934299065, 402934299066, 402934299067',
  ],
  visibility: 'channel',
  right: 'spend',
  operations: ['create', 'createMany', 'get', 'list', 'detectCarrier'],

  form: {
    wanted: ({ ask, carrier, number }) => (ask ? ask !== 'nothing' : !carrier && !number),
    async build(given, { services }) {
      const needed = given['ask'] ? neededField(services.offer, given['carrier'] ?? '') : null;
      const { ask: _ask, ...known } = given;
      if (!needed) return success(emptyForm(known));
      const { argument, label, hint } = needed;
      return success({
        title: 'One more thing',
        submitLabel: 'Track',
        submit: { verb: 'track', given: { ...known, ask: 'nothing' } },
        fields: formFields(trackArguments, { [argument]: { label, required: true, hint } }),
      });
    },
  },

  async run(given, context) {
    const { carrier, number: numbers } = given;
    if (!numbers) return failure({ code: 'missing-argument', argument: 'number', expected: NUMBER_EXPECTED });
    const [first, ...more] = numbers;
    const other = numbers.find((each) => carrier && each.carrier && each.carrier.code !== carrier.code);
    if (other) {
      const both = [carrier, other.carrier].flatMap((each) => (each ? [each.code] : []));
      return failure({ code: 'given-twice', argument: 'carrier', given: both });
    }
    if (more.length > 0) return trackSeveral(given, numbers, context);
    const number = first?.number ?? '';
    const stated = carrier ?? first?.carrier;
    if (stated) return trackOne(given, stated, number, context, null);
    const detected = await detectCarrier(context.services, number);
    if (!detected.ok) return detected;
    const [only, ...others] = detected.value.carriers;
    if (!only) return failure({ code: 'carrier-not-detected' });
    const cost = costOf(detected.value, context.services.offer);
    const how = `The number was recognised as ${only.name}.${cost}`;
    if (others.length === 0) return trackOne(given, only, number, context, how);
    return success(await chooseCarrier(given, detected.value.carriers, number, context));
  },
});

async function trackOne(
  given: Arguments,
  carrier: Carrier,
  number: string,
  context: TrackContext,
  how: string | null,
): Promise<Result<Card>> {
  const { channel, user, services } = context;
  const key = { carrier: carrier.code, number };
  const needed = neededField(services.offer, carrier.code);
  if (needed && given[needed.argument] === undefined && given.ask !== 'nothing') {
    // Whoever tracks a parcel that is there already need not be asked again.
    if (!(await services.parcels.read(key))) {
      const calls = textsOf(given, key);
      return success(
        neededFieldCard(carrier.name, needed.label, {
          give: await context.call('track', { ...calls, ask: needed.argument }),
          skip: await context.call('track', { ...calls, ask: 'nothing' }),
        }),
      );
    }
  }
  const { language } = await services.settings.read(channel);
  const wanted = { ...(language ? { language } : {}), ...newParcelOf(carrier.code, number, given) };
  const bringing = await beginBringing(services, [wanted], await bringerIn(context));
  const created = await services.api.create(wanted);
  if (created.ok) await bringing.added(created.value);
  else await bringing.refused(key, created.problem);
  if (!created.ok && created.problem.code !== 'tracking-exists') return created;
  await resumePosts(services, channel);
  if (created.ok) await services.quota.noteChannel(channel);
  const following = await followParcel(services, {
    key: created.ok ? created.value.key : key,
    channel,
    user,
    title: given.title ?? null,
  });
  if (!created.ok && following.unread === null) await bringing.wasThere(following.parcel);
  const note = [how, noteOn(following), await wordsNote(following.parcel, context)].filter(Boolean).join(' ');
  return success(await showParcel(context, following.parcel, { history: 'recent', note, isPrivate: false }));
}

async function trackSeveral(
  given: Arguments,
  numbers: readonly ListedNumber[],
  context: TrackContext,
): Promise<Result<Card>> {
  const allowed = await context.ensure('import');
  if (!allowed.ok) return allowed;
  const { carrier, number: _numbers, ask: _ask, ...fields } = given;
  const shared = textsOf({ ...fields, carrier, number: undefined, ask: undefined }, null);
  const rows = numbers.map((each) => {
    const stated = carrier ?? each.carrier;
    return { ...shared, ...(stated ? { carrier: stated.code } : {}), number: each.number };
  });
  // More than the service takes at once is an import, which asks first.
  const unasked = Math.max(FEW, mostAtOnce(context.services.offer, 'createMany'));
  return numbers.length > unasked ? importDryRun(rows, context) : importNow(rows, context);
}

async function chooseCarrier(
  given: Arguments,
  carriers: readonly Carrier[],
  number: string,
  context: TrackContext,
): Promise<Card> {
  const buttons = await Promise.all(
    carriers.slice(0, 5).map(async ({ code, name }) => {
      const texts = textsOf(given, { carrier: code, number });
      return button(name, await context.call('track', texts));
    }),
  );
  const isPaid = priceOf(context.services.offer, 'detectCarrier') > 0;
  return chooseCarrierCard(context.naming.number(number), buttons, isPaid);
}

function priceInWords(offer: ProviderOffer): string | null {
  const [adding, finding] = [priceText(offer, 'create'), priceText(offer, 'detectCarrier')];
  if (!finding) return adding;
  return adding
    ? `${adding}, +${priceOf(offer, 'detectCarrier')} to find the carrier`
    : `${finding} to find the carrier`;
}

function costOf({ source }: Detection, offer: ProviderOffer): string {
  const cost = source === 'asked' ? costText(offer, 'detectCarrier') : null;
  return cost ? ` That question cost ${cost}.` : '';
}

/** What was given as the texts that a button carries. */
function textsOf(given: Arguments, key: { carrier: string; number: string } | null): Given {
  const { carrier: _carrier, number: _number, ask: _ask, ...fields } = given;
  const texts = Object.entries(fields).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value === true ? 'yes' : value === false ? 'no' : String(value)]],
  );
  return { ...key, ...Object.fromEntries(texts) };
}

function emptyForm(given: Given): Form {
  return {
    title: 'Track a parcel',
    submitLabel: 'Track',
    submit: { verb: 'track', given },
    fields: formFields(trackArguments, {
      number: { label: 'Tracking number', required: true, hint: 'As printed or pasted' },
      carrier: { label: 'Carrier', hint: 'A code or a name; may be empty where the number tells it' },
      title: { label: 'A name for it', hint: 'Such as Blue kettle' },
      order: { label: 'Your order number' },
      postcode: { label: 'Recipient’s postcode', hint: 'Some couriers need it' },
    }),
  };
}

/** Who will read what was written about it, where that is not everybody here; null where it is. */
async function wordsNote({ key }: Parcel, context: TrackContext): Promise<string | null> {
  const { services, channel, commands } = context;
  const [{ access, ownership } = UNRELATED] = await relationsOf(services, [key], channel);
  if (access !== 'own') return 'It was in the account before: what others wrote about it is not shown here.';
  const isKept = typeof ownership === 'object' && ownership.readBy === 'channel';
  const share = commands.find('share');
  if (!isKept || !share || !isNameable(ownership.workspace)) return null;
  return `What is written about it is read only here; ${callName(commands, share)} shows it to the workspace.`;
}

function noteOn({ isNew, unread }: Following): string {
  const followed = isNew
    ? 'This channel now follows the parcel: news will be posted here.'
    : 'This channel already follows the parcel.';
  if (!unread) return followed;
  return `${followed} Its journey cannot be read right now; it will be posted as soon as it can.`;
}
