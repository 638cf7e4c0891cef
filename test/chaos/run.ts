import { carryOut, say } from './carry-out.ts';
import { readOptions, USAGE } from './options.ts';
import type { Storm } from './storm.ts';
import { failuresOf, linesOf, type Outcome } from './verdict.ts';

const MOST_EXAMPLES = 20;

/** While some wait for claims to run out, another one strikes. */
const AT_ONCE = 4;

/** The storms in turn, as soon as there is room for the next; fails where one has done harm, or has not looked. */
async function main(): Promise<number> {
  const options = readOptions();
  if (!options) {
    process.stderr.write(`${USAGE}\n`);
    return 64;
  }
  const left = [...options.storms];
  let hasFailed = false;
  const lanes = Array.from({ length: AT_ONCE }, async () => {
    for (let storm = left.shift(); storm; storm = left.shift()) {
      const outcome = await carryOut(storm, { ...storm.size, ...options.size }, options.seed);
      sayFaults(storm, outcome);
      process.stdout.write(`${linesOf(outcome).join('\n')}\n`);
      hasFailed ||= failuresOf(outcome).length > 0;
    }
  });
  await Promise.all(lanes);
  return hasFailed ? 1 : 0;
}

function sayFaults(storm: Storm, { faults }: Outcome): void {
  for (const { kind, channel, title, text, shownAt, inPrinciple } of faults.slice(0, MOST_EXAMPLES)) {
    const times = shownAt.map((at) => new Date(at).toISOString()).join(', ');
    const possible = inPrinciple ? ', in principle' : '';
    say(storm, `${kind}: ${channel} ${title}: ${text}; shown ${times || 'never'}${possible}`);
  }
}

process.setMaxListeners(0);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(130));

main().then(
  (code) => process.exit(code),
  (error) => {
    process.stderr.write(`${error?.stack ?? error}\n`);
    process.exit(1);
  },
);
