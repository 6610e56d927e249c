import type { ImportState } from '@loge/contracts/client';
import type { ComponentProps } from 'react';
import { useT } from '../i18n/use-t.js';
import { Sign } from '../shown/Sign.js';

type Looks = Pick<ComponentProps<typeof Sign>, 'shape' | 'colour'>;

const looks: Readonly<Record<ImportState, Looks>> = {
  UPLOADED: { shape: 'empty', colour: 'quiet' },
  ANALYSING: { shape: 'going', colour: 'accent' },
  ANALYSED: { shape: 'full', colour: 'accent' },
  RUNNING: { shape: 'going', colour: 'accent' },
  HELD: { shape: 'waiting', colour: 'warning' },
  COMPLETED: { shape: 'done', colour: 'success' },
  REFUSED: { shape: 'refused', colour: 'error' },
  INTERRUPTED: { shape: 'waiting', colour: 'warning' },
};

/** Where an import stands. */
export function ImportStateText({ state }: { readonly state: ImportState }) {
  const t = useT();
  return <Sign {...looks[state]}>{t(`imports.states.${state}`)}</Sign>;
}
