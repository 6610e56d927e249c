import { availableParallelism, cpus, totalmem } from 'node:os';
import { verdict } from './figures.js';
import type { Figure, Goal } from './figures.js';

/** What the figures were measured on. */
export interface Machine {
  readonly cores: number;
  readonly cpu: string;
  /** GiB. */
  readonly memory: number;
  readonly node: string;
  readonly system: string;
}

export const thisMachine = (): Machine => ({
  cores: availableParallelism(),
  cpu: cpus()[0]?.model.trim() ?? 'unknown',
  memory: Math.round(totalmem() / 2 ** 30),
  node: process.version,
  system: `${process.platform}-${process.arch}`,
});

/** A number with as many digits as it deserves. */
function shown(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

const bound = ({ bound, floor, aim, aimWithin }: Goal, unit: string): readonly [string, string] => {
  const sign = bound === 'atLeast' ? '≥' : '≤';
  return [`${sign} ${floor}`, `${sign} ${aim}${aimWithin === undefined ? '' : `, ${aimWithin} ${unit}`}`];
};

/** The table of the screen and of the README. */
export function table(figures: readonly Figure[]): string {
  const head = ['part', 'figure', 'Loge', 'compared with', '', 'ratio', 'floor', 'aim'];
  const rows = figures.map(({ part, name, unit, against, ours, theirs, ratio, goal }) => [
    part,
    name,
    `${shown(ours)} ${unit}`,
    against,
    `${shown(theirs)} ${unit}`,
    shown(ratio),
    ...bound(goal, unit),
  ]);
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

/** One line for each floor. */
export const verdicts = (figures: readonly Figure[]): string =>
  figures
    .map((one) => {
      const [floor, aim] = bound(one.goal, one.unit);
      return `${verdict(one).padEnd(11)}  ${one.part}, ${one.name}: ${shown(one.ratio)} (floor ${floor}, aim ${aim})`;
    })
    .join('\n');
