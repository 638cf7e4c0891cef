import { mapInParts } from '../../async/in-parts.ts';
import { progressCard } from '../../cards/progress-card.ts';
import { requireUnits } from '../../chat/spending.ts';
import { partyOf } from '../../domain/party.ts';
import { isPassing } from '../../domain/problem.ts';
import { type Result, success } from '../../domain/result.ts';
import { detectCarrier } from '../../parcels/carriers/detect-carrier.ts';
import type { ImportContext } from './import-context.ts';
import { isGood, lacksCarrier } from './parcel-row.ts';
import type { ReadRows } from './read-rows.ts';

/** As many numbers as are asked about at one press, and at once. */
export const MOST_ASKED = 250;
const AT_ONCE = 5;

/** Asks the service whose the numbers are that do not tell; each answer is remembered, so that a plan finds it. */
export async function findCarriers({ rows }: ReadRows, context: ImportContext): Promise<Result<void>> {
  const { services, ensure, progress } = context;
  const allowed = await ensure('spend');
  if (!allowed.ok) return allowed;
  const lacking = rows.flatMap((row) =>
    !isGood(row) && lacksCarrier(row) ? [row.given['number'] ?? ''] : [],
  );
  const unknown: string[] = [];
  for (const number of new Set(lacking)) {
    if ((await services.detections.read(number)) === null) unknown.push(number);
    if (unknown.length >= MOST_ASKED) break;
  }
  const affordable = await requireUnits(
    { ...services, party: partyOf(context) },
    'detectCarrier',
    unknown.length,
  );
  if (!affordable.ok) return affordable;
  let done = 0;
  const answers = await mapInParts(
    unknown,
    async (number) => {
      const answer = await detectCarrier(services, number);
      done += 1;
      await progress(progressCard('Finding carriers', done, unknown.length));
      return answer;
    },
    AT_ONCE,
  );
  const refused = answers.find((answer) => !answer.ok && isPassing(answer.problem));
  const found = answers.some((answer) => answer.ok);
  return refused && !refused.ok && !found ? refused : success(undefined);
}
