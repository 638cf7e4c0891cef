import { acknowledge } from './acknowledge.ts';
import { type BenchRedis, openBenchRedis } from './bench-redis.ts';
import { burst } from './burst.ts';
import { command } from './command.ts';
import { type Measurement, tableOf } from './measurement.ts';
import { memory } from './memory.ts';
import { type BenchOptions, readOptions, USAGE } from './options.ts';
import { posts } from './posts.ts';
import { startUp } from './start-up.ts';
import { sweepCalls } from './sweep-calls.ts';
import { sweepRows } from './sweep-rows.ts';

type Bench = (redis: BenchRedis, options: BenchOptions) => Promise<readonly Measurement[]>;

const BENCHES: Readonly<Record<string, Bench>> = {
  'sweep-calls': sweepCalls,
  'sweep-rows': sweepRows,
  posts,
  burst,
  command,
  acknowledge,
  memory,
  start: startUp,
};

/** Everything on loopback, ours and the alternative side by side. It judges, but it never fails. */
async function main(): Promise<number> {
  const options = readOptions();
  if (!options) {
    process.stderr.write(`${USAGE}\n`);
    return 64;
  }
  const all: Measurement[] = [];
  for (const [name, bench] of Object.entries(BENCHES)) {
    if (!name.includes(options.only)) continue;
    const redis = await openBenchRedis();
    try {
      const found = await bench(redis, options);
      all.push(...found);
      if (options.json) for (const each of found) process.stdout.write(`${JSON.stringify(each)}\n`);
      else process.stderr.write(`${name}: done\n`);
    } finally {
      await redis.stop();
    }
  }
  if (!options.json) process.stdout.write(`${tableOf(all)}\n`);
  return 0;
}

process.exit(await main());
