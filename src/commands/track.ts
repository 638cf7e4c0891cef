import { costText, priceText } from '../cards/price.ts';
import { chooseCarrierCard } from '../cards/question-cards.ts';
import { SCANNED } from '../cards/understood-card.ts';
import { defineCommand } from '../chat/command.ts';
import { formFields } from '../chat/form-fields.ts';
import { button, type Card } from '../domain/card.ts';
import { failure, type Result, success } from '../domain/result.ts';
import { detectCarrier } from '../parcels/carriers/detect-carrier.ts';
import { neededField } from '../parcels/carriers/needed-fields.ts';
import { NUMBER_EXPECTED } from '../parcels/numbers.ts';
import { type WeighedNumber, weighNumber } from '../parcels/weigh-number.ts';
import { mostAtOnce, type ProviderOffer, priceOf } from '../ports/provider-offer.ts';
import { importDryRun } from './bulk/import.ts';
import { channelGiven, contextAt } from './channel-argument.ts';
import { importThere } from './import-there.ts';
import { fieldsOf, type TrackContext, type TrackGiven, trackArguments } from './track-arguments.ts';
import { emptyTrackForm } from './track-form.ts';
import { trackOne } from './track-one.ts';
import { askAbout, isQuestionable } from './track-question.ts';

/** So many are added without a question, even where each takes a request of its own. */
const FEW = 5;
/** As many carriers as every platform shows in one row. */
const MOST_CHOICES = 5;

export const track = defineCommand({
  verb: 'track',
  aliases: ['add', 'new', 'create', 'register'],
  surface: 'track',
  group: 'follow',
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
  shortcut: {
    name: 'Track a parcel',
    summary: 'Opens a form for a carrier and a tracking number, and follows the parcel',
    on: 'anywhere',
  },
  operations: ['create', 'createMany', 'get', 'list', 'detectCarrier'],

  form: {
    wanted: ({ ask, carrier, number }) => (ask ? ask !== 'nothing' : !carrier && !number),
    async build(given, context) {
      const needed = given['ask'] ? neededField(context.services.offer, given['carrier'] ?? '') : null;
      const { ask: _ask, ...known } = given;
      if (!needed) return success(await emptyTrackForm(known, context));
      const { argument, label, hint } = needed;
      return success({
        title: 'One more thing',
        submitLabel: 'Track',
        submit: { verb: 'track', given: { ...known, ask: 'nothing' } },
        fields: formFields(trackArguments, { [argument]: { label, required: true, hint } }),
      });
    },
  },

  async run(given, asked) {
    const { carrier, number: typed } = given;
    if (!typed) return failure({ code: 'missing-argument', argument: 'number', expected: NUMBER_EXPECTED });
    const other = typed.numbers.find((each) => carrier && each.carrier && each.carrier.code !== carrier.code);
    if (other) {
      const both = [carrier, other.carrier].flatMap((each) => (each ? [each.code] : []));
      return failure({ code: 'given-twice', argument: 'carrier', given: both });
    }
    const target = await channelGiven(given, given.anywhere ? { ...asked, isNowhere: true } : asked);
    if (!target.ok) return target;
    const context = { ...contextAt(asked, target.value), target: target.value };
    const index = await context.services.carriers.index();
    const numbers = typed.numbers.map((each) => weighNumber(each, carrier ?? null, index));
    const weighed = { ...typed, numbers, isDoubtful: typed.isDoubtful && !carrier };
    if (!given.agreed && isQuestionable(weighed)) return success(await askAbout(weighed, given, context));
    const [only, ...more] = numbers;
    if (!only || more.length > 0) return trackSeveral(given, numbers, context);
    if (!only.carrier) return trackDetected(given, only.number, context);
    const isSaid = carrier !== undefined || typed.numbers[0]?.carrier !== null;
    const how = [
      ...(isSaid ? [] : [`The number was recognised as ${only.carrier.name}.`]),
      ...(only.scanned === null ? [] : [SCANNED]),
    ];
    return trackOne(given, only.carrier, only.number, context, how.join(' '));
  },
});

/** Nobody says who carries it, and neither does the number: what the service says is a guess, to be agreed to. */
async function trackDetected(
  given: TrackGiven,
  number: string,
  context: TrackContext,
): Promise<Result<Card>> {
  const detected = await detectCarrier(context.services, number);
  if (!detected.ok) return detected;
  const { carriers, source } = detected.value;
  const cost = source === 'asked' ? costText(context.services.offer, 'detectCarrier') : null;
  if (carriers.length === 0) return failure({ code: 'carrier-not-detected', cost });
  const buttons = await Promise.all(
    carriers.slice(0, MOST_CHOICES).map(async ({ code, name }) => {
      const call = await context.call('track', { ...fieldsOf(given), agreed: 'yes', carrier: code, number });
      return button(carriers.length === 1 ? `Track it with ${name}` : name, call);
    }),
  );
  return success(chooseCarrierCard(number, { carriers, buttons, cost }));
}

async function trackSeveral(
  given: TrackGiven,
  numbers: readonly WeighedNumber[],
  context: TrackContext,
): Promise<Result<Card>> {
  const allowed = await context.ensure('import');
  if (!allowed.ok) return allowed;
  const { agreed: _agreed, in: _in, anywhere: _anywhere, ...shared } = fieldsOf(given);
  const rows = numbers.map(({ carrier, number }) => ({
    ...shared,
    ...(carrier ? { carrier: carrier.code } : {}),
    number,
  }));
  // More than the service takes at once is an import, which asks first.
  const unasked = Math.max(FEW, mostAtOnce(context.services.offer, 'createMany'));
  if (numbers.length <= unasked) return importThere(rows, context, context.target);
  if (context.target.reachedBy !== null) return failure({ code: 'too-many-rows', most: unasked });
  return importDryRun(rows, context);
}

function priceInWords(offer: ProviderOffer): string | null {
  const [adding, finding] = [priceText(offer, 'create'), priceText(offer, 'detectCarrier')];
  if (!finding) return adding;
  return adding
    ? `${adding}, +${priceOf(offer, 'detectCarrier')} to find the carrier`
    : `${finding} to find the carrier`;
}
