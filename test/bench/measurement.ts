/** One line of the result. `other` and `ratio` are null where the target is an absolute one. */
export interface Measurement {
  readonly name: string;
  readonly ours: number;
  readonly other: number | null;
  readonly unit: string;
  readonly ratio: number | null;
  /** `≥ 0.4` … */
  readonly target: string;
  /** Null for what is only shown. */
  readonly met: boolean | null;
}

interface Target {
  readonly least?: number;
  readonly most?: number;
  readonly unit?: string;
}

/** Held against the other one, in the same run; `ratio` is ours / other unless turned round. */
export function compared(
  name: string,
  unit: string,
  { ours, other }: { readonly ours: number; readonly other: number },
  { least, most, turned = false }: Target & { readonly turned?: boolean } = {},
): Measurement {
  const ratio = turned ? other / ours : ours / other;
  return { name, ours, other, unit, ratio, ...judged(ratio, { ...limits(least, most) }) };
}

/** Held against a number. */
export function measured(
  name: string,
  unit: string,
  ours: number,
  { least, most }: Target = {},
): Measurement {
  return { name, ours, other: null, unit, ratio: null, ...judged(ours, { ...limits(least, most), unit }) };
}

function limits(least: number | undefined, most: number | undefined): Target {
  return { ...(least === undefined ? {} : { least }), ...(most === undefined ? {} : { most }) };
}

function judged(value: number, { least, most, unit }: Target): Pick<Measurement, 'target' | 'met'> {
  if (least !== undefined) return { target: `≥ ${withUnit(least, unit)}`, met: value >= least };
  if (most !== undefined) return { target: `≤ ${withUnit(most, unit)}`, met: value <= most };
  return { target: '–', met: null };
}

function withUnit(value: number, unit: string | undefined): string {
  return unit ? `${value} ${unit}` : String(value);
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Of numbers in any order; 0 for none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

export function tableOf(measurements: readonly Measurement[]): string {
  const rows = [
    ['what', 'ours', 'other', 'unit', 'ratio', 'target', 'met'],
    ...measurements.map(({ name, ours, other, unit, ratio, target, met }) => [
      name,
      shown(ours),
      other === null ? '–' : shown(other),
      unit,
      ratio === null ? '–' : shown(ratio),
      target,
      met === null ? '' : met ? 'yes' : 'NO',
    ]),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function shown(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
