import { useStore } from 'ra-core';

/** What a row can tell beside its sentence, in the order of the five facts. */
export const columns = ['time', 'where', 'school', 'class', 'kind', 'why'] as const;
export type Column = (typeof columns)[number];

/** How close the rows stand. */
export const densities = ['comfortable', 'compact'] as const;
export type Density = (typeof densities)[number];

/** How rows are laid out. */
export interface Display {
  readonly columns: ReadonlySet<Column>;
  readonly density: Density;
}

/** What nobody has chosen otherwise. */
export const defaultColumns: readonly Column[] = ['time', 'where', 'why'];
export const plainDisplay: Display = { columns: new Set(defaultColumns), density: 'comfortable' };

/** What the device kept, as far as it makes sense: other versions know other columns. */
export function readDisplay(kept: unknown, density: unknown): Display {
  const known = Array.isArray(kept) ? columns.filter((column) => kept.includes(column)) : defaultColumns;
  return { columns: new Set(known), density: densities.find((one) => one === density) ?? 'comfortable' };
}

/** How rows are laid out on this device, and ways to change it. */
export function useDisplay() {
  const [kept, keep] = useStore<unknown>('register.columns');
  const [density, setDensity] = useStore<unknown>('register.density');
  const display = readDisplay(kept, density);
  const toggle = (column: Column): void => {
    const next = new Set(display.columns);
    if (!next.delete(column)) next.add(column);
    keep(columns.filter((one) => next.has(one)));
  };
  return { display, toggle, setDensity: (chosen: Density) => setDensity(chosen) };
}
