import { carryOut, say } from './carry-out.ts';
import { readOptions, USAGE } from './options.ts';
import { failuresOf, linesOf } from './verdict.ts';

const MOST_EXAMPLES = 20;

/** One storm after the other; fails where one has done harm, or has not looked. */
async function main(): Promise<number> {
  const options = readOptions();
  if (!options) {
    process.stderr.write(`${USAGE}\n`);
    return 64;
  }
  let hasFailed = false;
  for (const storm of options.storms) {
    const blown = await carryOut(storm, { ...storm.size, ...options.size }, options.seed);
    const outcome = await blown.settle();
    for (const { kind, channel, title, text, shownAt, inPrinciple } of outcome.faults.slice(
      0,
      MOST_EXAMPLES,
    )) {
      const times = shownAt.map((at) => new Date(at).toISOString()).join(', ');
      say(
        storm,
        `${kind}: ${channel} ${title}: ${text}; shown ${times || 'never'}${inPrinciple ? ', in principle' : ''}`,
      );
    }
    process.stdout.write(`${linesOf(outcome).join('\n')}\n`);
    hasFailed ||= failuresOf(outcome).length > 0;
  }
  return hasFailed ? 1 : 0;
}

main().then(
  (code) => process.exit(code),
  (error) => {
    process.stderr.write(`${error?.stack ?? error}\n`);
    process.exit(1);
  },
);
