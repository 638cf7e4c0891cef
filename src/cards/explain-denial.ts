import type { ChannelBarrier, Denial } from '../domain/denial.ts';
import { RIGHTS } from '../domain/rights.ts';
import type { Explanation } from './explain-service.ts';
import { inTime } from './wording.ts';

/** What somebody may not, or not there, and who may. */
export function explainDenial(problem: Denial): Explanation {
  switch (problem.code) {
    case 'not-allowed':
      return { title: 'You may not do that here', text: `${whoMay(problem)} Nothing was changed.` };
    case 'outsider':
      return {
        title: 'You may not do that here',
        text: 'People of other organisations may look at what is public here, and no more. Nothing was changed.',
      };
    case 'not-served':
      return {
        title: 'This bot does not serve this place',
        text: 'Whoever runs it has named the workspaces that may use it, and this is none of them.',
      };
    case 'too-fast':
      return {
        title: 'That was too fast',
        text: `A ${problem.of} can give ${problem.aMinute} commands a minute. The next one can be given ${inTime(problem.retryAfterMs)}. Nothing was changed.`,
      };
    case 'units-used-up':
      return explainUnits(problem);
    case 'hosts-only':
      return {
        title: 'That is for whoever runs this bot',
        text: `The tracking account itself is seen and used from the workspaces alone that are named in HOME_WORKSPACES; this one would be ${problem.workspace}. Nothing was changed.`,
      };
    case 'channel-closed':
      return { title: 'Not into that channel', text: `${BARRIERS[problem.why]} Nothing was changed.` };
    case 'too-many-queries':
      return {
        title: 'That would be too many queries',
        text: `A ${problem.of} can follow ${problem.most} of them. End one with unfollow, or follow parcels by name. Nothing was changed.`,
      };
  }
}

function explainUnits(problem: Extract<Denial, { readonly code: 'units-used-up' }>): Explanation {
  const { of, unit, limit, left, wanted, retryAfterMs } = problem;
  const rest = left === 0 ? 'nothing is left' : `${inNumbers(left)} are left`;
  return {
    title: `That would take more of the ${unit} than a ${of} has in a day`,
    text: `A ${of} may use up ${inNumbers(limit)} of the ${unit} in a day; ${rest} of them, and this takes ${inNumbers(wanted)}. A new day begins ${inTime(retryAfterMs)}. Nothing was changed.`,
  };
}

function inNumbers(count: number): string {
  return count.toLocaleString('en', { maximumFractionDigits: 1 });
}

function whoMay({ right, who }: Extract<Denial, { readonly code: 'not-allowed' }>): string {
  const what = right ? `Allowed to ${RIGHTS[right].what} are` : 'Allowed are';
  return `${what}: ${who.join(', ') || 'nobody on this platform'}.`;
}

const BARRIERS: Readonly<Record<ChannelBarrier, string>> = {
  unknown:
    'There is no such channel here that both of us can see. If it is a private one, invite me there first.',
  direct: 'What is said in a direct message reaches you alone: say it in a channel, or use in=me.',
  archived: 'It is archived, or locked.',
  shared: 'It is shared with another organisation: say it there.',
  asker: 'You may not write there.',
  bot: 'I may not write there: invite me, or have me allowed to.',
  unsure: 'I cannot find out right now who may write there. Please try again in a moment.',
};
