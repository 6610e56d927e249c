import type { CampaignState } from '@loge/contracts/client';
import type { ComponentProps } from 'react';
import { useT } from '../i18n/use-t.js';
import { Sign } from '../shown/Sign.js';

const looks: Readonly<Record<CampaignState, Pick<ComponentProps<typeof Sign>, 'shape' | 'colour'>>> = {
  RUNNING: { shape: 'going', colour: 'accent' },
  PAUSED: { shape: 'waiting', colour: 'warning' },
  COMPLETED: { shape: 'done', colour: 'success' },
  STOPPED: { shape: 'empty', colour: 'quiet' },
};

/** How a campaign is doing, with a sign and words. */
export function CampaignStateText({ state }: { readonly state: CampaignState }) {
  const t = useT();
  return <Sign {...looks[state]}>{t(`campaigns.list.states.${state}`)}</Sign>;
}
