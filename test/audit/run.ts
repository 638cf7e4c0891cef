import { execFile } from 'node:child_process';
import { verdictOn } from './verdict.ts';

/** Fails on grave advisories against what the program runs with; npm's own exit code also counts a silent registry. */
execFile('npm', ['audit', '--omit=dev', '--json'], { timeout: 60_000 }, (_, output) => {
  const { ok, text } = verdictOn(output);
  process.stdout.write(`${text}\n`);
  process.exitCode = ok ? 0 : 1;
});
