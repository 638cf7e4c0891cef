import type { Finding } from '../../ports/finding.ts';

const MARK: Readonly<Record<Finding['level'], string>> = {
  ok: 'ok     ',
  off: 'off    ',
  warning: 'WARNING',
  fault: 'FAULT  ',
};

/** One line for each finding, and below it what to do. */
export function reportOf(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map(({ area }) => area.length));
  const lines = findings.flatMap(({ area, level, text, fix }) => [
    `${MARK[level]}  ${area.padEnd(width)}  ${text}`,
    ...(fix === null ? [] : [`${' '.repeat(width + 11)}→ ${fix}`]),
  ]);
  const count = (level: Finding['level']) => findings.filter((each) => each.level === level).length;
  return [
    ...lines,
    `doctor: ${plural(count('fault'), 'fault')}, ${plural(count('warning'), 'warning')}`,
  ].join('\n');
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
