import { assertNever, type Inline } from '../domain/card.ts';
import type { Pause } from '../domain/channel-settings.ts';
import type { Hold, Said, Standing } from '../domain/standing.ts';
import type { Verdict } from '../domain/verdict.ts';
import { muteText, onlyText } from './wish-wording.ts';

/** A moment (Unix milliseconds) as the channel's clocks show it. */
export type InZone = (at: number) => string;

/** `waits: the quiet hours last until 2026-11-25 07:00 Europe/Warsaw` */
export function standingText(standing: Standing, inZone: InZone): string {
  switch (standing.kind) {
    case 'due':
      return 'about to be posted';
    case 'held':
      return `waits: ${holdText(standing.hold, inZone)}`;
    case 'posted':
      return [...saidTexts(standing.said, inZone), `message ${standing.messageId}`].join(' · ');
    case 'refused':
      return `${refusedText(standing)} · no message`;
    case 'unseen':
      return unseenText(standing);
    case 'unwanted': {
      const said = saidTexts(standing.said, inZone);
      return [...(said.length > 0 ? said : ['not posted: not wanted']), 'no message'].join(' · ');
    }
    default:
      return assertNever(standing);
  }
}

export function refusedText({ because }: Extract<Standing, { readonly kind: 'refused' }>): string {
  return `refused by the platform for good (${because})`;
}

export function unseenText({ because }: Extract<Standing, { readonly kind: 'unseen' }>): string {
  return `posted without an answer, and nobody can look whether it is there (${because})`;
}

/** `carrier:sto: posted` */
function saidTexts(said: readonly Said[], inZone: InZone): readonly string[] {
  return said.map(({ query, verdict }) => `${query ?? 'this parcel'}: ${verdictText(verdict, inZone)}`);
}

function verdictText(verdict: Verdict, inZone: InZone): string {
  if (verdict.post) return 'posted';
  switch (verdict.because) {
    case 'paused':
      return `not posted: this channel was ${pauseText(verdict.pause, inZone)}`;
    case 'muted': {
      const { mute } = verdict;
      const until = mute.kind === 'until' ? `muted until ${inZone(mute.at)}` : muteText(mute, 0);
      return `not posted: the parcel was ${until}`;
    }
    case 'only-status':
      return 'not posted: no other status, and only these are wanted';
    case 'only-key':
      return 'not posted: only out for delivery, ready to collect, delivered and problems are wanted';
    case 'only-listed':
      return `not posted: only ${onlyText(verdict.only)} are wanted`;
    default:
      return assertNever(verdict);
  }
}

function holdText(hold: Hold, inZone: InZone): string {
  switch (hold.by) {
    case 'pause':
      return pauseText(hold.pause, inZone);
    case 'quiet':
      return `the quiet hours last until ${inZone(hold.until)}`;
    case 'refusal': {
      const since = hold.since === null ? '' : ` since ${inZone(hold.since)}`;
      return `the platform refuses posts here${since}: ${hold.because}`;
    }
    case 'lockout':
      return `the platform does not accept the bot’s token since ${inZone(hold.since)} (${hold.because}), and whoever runs the bot has to put that right`;
    case 'outage': {
      const said = hold.mayBePosted
        ? 'the platform has not said whether it took the post'
        : 'the platform has been away';
      return `${said} since ${inZone(hold.since)} (${hold.because}); tried again at ${inZone(hold.until)}`;
    }
    case 'pace':
      return `the platform takes no more messages here until ${inZone(hold.until)}`;
    case 'others':
      return hold.ahead === 1 ? 'one other change is before it' : `${hold.ahead} others are before it`;
    default:
      return assertNever(hold);
  }
}

/** The person by the platform's id: a name would have to be asked for, and a mention would call them. */
function pauseText({ by, since }: Pause, inZone: InZone): string {
  return ['paused', by && `by ${by}`, since !== null && `since ${inZone(since)}`].filter(Boolean).join(' ');
}

/** Whether posts arrive in a channel, and how many changes wait for it. */
export function arrivalText(hold: Hold | null, waiting: number, inZone: InZone): string {
  const said = arrival(hold, inZone);
  if (waiting === 0) return said;
  return `${said} ${waiting === 1 ? 'One change waits' : `${waiting} changes wait`}.`;
}

function arrival(hold: Hold | null, inZone: InZone): string {
  if (hold === null || hold.by === 'pace' || hold.by === 'others') return 'Posts arrive.';
  const text = holdText(hold, inZone);
  switch (hold.by) {
    case 'pause':
      return `The channel is ${text}: nothing is posted.`;
    case 'quiet':
      return `Posts wait: ${text}.`;
    case 'outage':
    case 'refusal':
    case 'lockout':
      return `Posts do not arrive: ${text}.`;
    default:
      return assertNever(hold);
  }
}

/** When posts go on, in the reader's own time; nothing where nobody can say. */
export function goesOn(hold: Hold | null): readonly Inline[] {
  if (hold?.by === 'quiet') return ['Posts go on ', { instant: hold.until }, '.'];
  return hold?.by === 'outage' ? ['The next attempt is made ', { instant: hold.until }, '.'] : [];
}
