import { COLUMNS, operationRows } from './table.ts';

const rows = operationRows();
const widths = COLUMNS.map((column) => Math.max(column.length, ...rows.map((row) => row[column].length)));
const line = (cells: readonly string[]) =>
  cells
    .map((cell, index) => cell.padEnd(widths[index] ?? 0))
    .join('  ')
    .trimEnd();

process.stdout.write(
  `${[line(COLUMNS), ...rows.map((row) => line(COLUMNS.map((column) => row[column])))].join('\n')}\n`,
);
process.exitCode = rows.every((row) => COLUMNS.every((column) => row[column] !== '')) ? 0 : 1;
