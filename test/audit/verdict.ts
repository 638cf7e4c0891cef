import { z } from 'zod';

const report = z.object({
  metadata: z.object({ vulnerabilities: z.object({ high: z.number(), critical: z.number() }) }),
  vulnerabilities: z.record(z.string(), z.object({ severity: z.string() })),
});

export interface Verdict {
  readonly ok: boolean;
  readonly text: string;
}

/** What the output of `npm audit --json` means. A registry that knows no advisories is no reason to fail. */
export function verdictOn(output: string): Verdict {
  const read = report.safeParse(parse(output));
  if (!read.success) return { ok: true, text: 'audit: the registry names no advisories; not checked' };
  const { high, critical } = read.data.metadata.vulnerabilities;
  if (high + critical === 0) return { ok: true, text: 'audit: no grave advisories' };
  const names = Object.entries(read.data.vulnerabilities).flatMap(([name, { severity }]) =>
    severity === 'high' || severity === 'critical' ? [`${name} (${severity})`] : [],
  );
  return { ok: false, text: `audit: ${names.join(', ')} — npm audit says more` };
}

function parse(output: string): unknown {
  try {
    return JSON.parse(output);
  } catch {
    return null;
  }
}
