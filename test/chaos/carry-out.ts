import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { createDice } from './dice.ts';
import { type OpenStage, openStage } from './stage.ts';
import type { Course, Size, Storm } from './storm.ts';
import { failuresOf, type Outcome } from './verdict.ts';

const QUIET_S = 14;
/** So often the service has been asked by then, and nothing more has come of it. */
const QUIET_REQUESTS = 2;
/** As long as the bot asks nothing after the service has said that it is busy, and some more. */
const SILENCE_S = 150;
const LONGEST_START_S = 120;
const LONGEST_CALM_S = 900;
const LOOK_EVERY_S = 2;

/**
 * The whole bot in several processes, struck again and again while parcels move and every server around them fails now
 * and then; at the end every event must have been told once, in order, to everyone who follows.
 */
export async function carryOut(storm: Storm, size: Size, seed: number): Promise<Outcome> {
  const directory = await mkdtemp(join(tmpdir(), `parcels-chaos-${storm.name}-`));
  const log = createWriteStream(join(directory, 'chaos.log'));
  const dice = createDice(seed);
  const course = await storm.begin({ directory, log, dice });
  const stage = await openStage({ directory, log, dice }, course, size);
  say(storm, `${storm.about}; seed ${seed}, details in ${directory}`);
  await untilTold(stage);
  let inFlight = 0;
  for (let kill = 1; kill <= size.kills; kill += 1) {
    await setTimeout(dice.between(0, 2_000 * size.secondsBetweenKills));
    if (await course.strike(stage)) inFlight += 1;
    if (kill % 5 === 0) say(storm, `${kill} kills`);
  }
  stage.calm();
  const hasCalmed = await untilQuiet(stage, course, storm);
  const outcome: Outcome = {
    name: storm.name,
    kills: size.kills,
    inFlight,
    posts: stage.receivers.posts(),
    hasCalmed,
    least: { changes: size.parcels, posts: size.parcels / 2 },
    mostPossible: course.possible?.share ?? 0,
    ...resultOf(stage, course),
  };
  await stage.stop();
  await course.redis.stop();
  log.end();
  if (failuresOf(outcome).length === 0) await rm(directory, { recursive: true, force: true });
  return outcome;
}

/** Until everything has been told that was new at the start, which is more than comes at once later. */
async function untilTold(stage: OpenStage): Promise<void> {
  for (let waited = 0; waited < LONGEST_START_S; waited += LOOK_EVERY_S) {
    await setTimeout(LOOK_EVERY_S * 1_000);
    if (stage.receivers.posts() >= stage.size.parcels / 2) return;
  }
}

/** What has come of it so far. */
function resultOf(
  stage: OpenStage,
  { possible, faultsElsewhere }: Course,
): Pick<Outcome, 'changes' | 'faults'> {
  const seen = stage.receivers.seen();
  const { changes, faults } = stage.look(seen);
  return {
    changes,
    faults: [...faults, ...(faultsElsewhere?.(seen) ?? [])].map((fault) => ({
      ...fault,
      inPrinciple: possible?.why(fault, seen) ?? null,
    })),
  };
}

/** Until nothing is waiting or on its way for a while; a long one where something has not been told. False for never. */
async function untilQuiet(stage: OpenStage, course: Course, storm: Storm): Promise<boolean> {
  let quiet = 0;
  let before = stage.requests();
  for (let waited = 0; waited < LONGEST_CALM_S; waited += LOOK_EVERY_S) {
    await setTimeout(LOOK_EVERY_S * 1_000);
    quiet = (await stage.isIdle()) ? quiet + LOOK_EVERY_S : 0;
    if (quiet === 0) before = stage.requests();
    const hasAsked = stage.requests() - before >= QUIET_REQUESTS;
    const { faults } = resultOf(stage, course);
    const lost = faults.filter(({ kind, inPrinciple }) => kind === 'lost' && !inPrinciple).length;
    if (hasAsked && quiet >= (lost === 0 ? QUIET_S : SILENCE_S)) return true;
    if (waited % 30 === 0) say(storm, `${lost} still to be told`);
  }
  return false;
}

export function say({ name }: Storm, text: string): void {
  process.stderr.write(`${Math.round(performance.now() / 1_000)} s, ${name}: ${text}\n`);
}
