import { expect, it } from 'vitest';
import { verdictOn } from './verdict.ts';

const report = (severity: string, high: number) =>
  JSON.stringify({
    auditReportVersion: 2,
    vulnerabilities: { 'left-pad': { name: 'left-pad', severity, via: [] } },
    metadata: { vulnerabilities: { info: 0, low: 0, moderate: 1, high, critical: 0, total: 1 } },
  });

it.each([
  ['a grave advisory', report('high', 1), false, /left-pad \(high\)/],
  ['a lesser one', report('moderate', 0), true, /no grave/],
  ['a registry that knows none', '{"statusCode":405,"error":{}}', true, /not checked/],
  ['no answer', '', true, /not checked/],
])('judges %s', (_, output, ok, text) => {
  expect(verdictOn(output)).toEqual({ ok, text: expect.stringMatching(text) });
});
