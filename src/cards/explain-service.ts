import { assertNever, type Field, type Tone } from '../domain/card.ts';
import type { OwnProblem, ProviderProblem } from '../domain/problem.ts';
import type { CommandSet } from '../grammar/command-set.ts';
import { inTime } from './wording.ts';

/** What the card says, before the command's own usage and examples are added. */
export interface Explanation {
  readonly title: string;
  readonly text: string;
  readonly fields?: readonly Field[];
  /** What to type instead, when that can be said better than by the command's own examples. */
  readonly suggestions?: readonly string[];
  /** What was probably meant, as lines to type, likeliest first. */
  readonly meant?: readonly string[];
  readonly tone?: Tone;
}

type ServiceProblem = Exclude<ProviderProblem | OwnProblem, { readonly code: 'tracking-missing' }>;

/** What the service, or our own store, failed to do. Nothing that people typed was wrong. */
export function explainService(problem: ServiceProblem, set: CommandSet): Explanation {
  switch (problem.code) {
    case 'tracking-exists':
      return { title: 'That parcel is already being tracked', text: 'Nothing had to be done.' };
    case 'number-rejected':
      return {
        title: 'The tracking service does not accept that number',
        text: 'Please compare it with the label or the shop’s message. Nothing was changed.',
      };
    case 'carrier-rejected':
      return { title: 'The tracking service does not know that carrier', text: 'Nothing was changed.' };
    case 'carrier-not-detected':
      return {
        title: 'No carrier fits that number',
        text: `${problem.cost ? `That question cost ${problem.cost}. ` : ''}Please name the carrier before the number. Find its code with /${set.names.parcels} carriers.`,
      };
    case 'too-many-at-once':
      return { title: 'That was too many at once', text: 'Please split it up. Nothing was changed.' };
    case 'feature-locked':
      return {
        title: 'The tracking service has not unlocked this',
        text: 'Its support has to activate this function for the account. Nothing was changed.',
      };
    case 'balance-too-low':
      return {
        title: 'The tracking account’s balance is too low',
        text: 'Whoever runs this bot has to top it up. Nothing was changed.',
      };
    case 'key-rejected':
      return {
        title: 'The tracking service rejects the bot’s API key',
        text: 'Whoever runs this bot has to set a valid one. Until then nothing can be looked up; what is followed stays followed.',
        tone: 'bad',
      };
    case 'quota-used-up':
      return {
        title: 'The tracking account’s quota is used up',
        text: 'Whoever runs this bot has to renew it and restart the bot with --resume. What is followed stays followed.',
        tone: 'bad',
      };
    case 'provider-busy':
      return {
        title: 'The tracking service is busy',
        text: `Please try again ${inTime(problem.retryAfterMs)}. Nothing was changed.`,
      };
    case 'refreshed-recently':
      return {
        title: 'That parcel was refreshed a short time ago',
        text: `It can be refreshed again ${inTime(problem.retryAfterMs)}.`,
      };
    case 'provider-unavailable':
      return {
        title: 'The tracking service does not answer',
        text: 'Please try again in a few minutes. What is followed stays followed, and news will catch up.',
      };
    case 'provider-answer-too-big':
      return {
        title: 'The tracking service gave an answer too big to be read',
        text: 'Fewer parcels at once may do. What is followed stays followed.',
      };
    case 'provider-answer-unreadable':
    case 'provider-refused':
      return {
        title: 'The tracking service gave an answer we do not understand',
        text: 'It has been logged. Please try again later; what is followed stays followed.',
        tone: 'bad',
      };
    case 'store-unavailable':
      return {
        title: 'The bot’s memory is away',
        text: 'Its Redis server does not answer. Please try again in a minute; nothing is lost.',
        tone: 'bad',
      };
    default:
      return assertNever(problem);
  }
}
