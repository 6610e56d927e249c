import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import type { CampaignHeadFragment } from '@loge/contracts/client';
import { ListBase, useListContext } from 'ra-core';
import { Link as RouterLink } from 'react-router';
import { longDateTime } from '../i18n/format.js';
import { useLanguage, useT } from '../i18n/use-t.js';
import { BackLink } from '../shown/BackLink.js';
import { EmptyNotice, ErrorNotice, RowsSkeleton } from '../shown/Notices.js';
import { Page } from '../shown/Page.js';
import { Pager } from '../shown/Pager.js';
import { CampaignStateText } from './CampaignStateText.js';
import { endedOf } from './sending.js';
import { targetText } from './target-text.js';

/** « Diffusion des identifiants » (KO-6): the campaigns, newest first. */
export function CampaignsPage() {
  return (
    <ListBase<CampaignHeadFragment> resource="campaigns" perPage={25} storeKey={false}>
      <Campaigns />
    </ListBase>
  );
}

function Campaigns() {
  const t = useT();
  const { data, error, isPending, refetch } = useListContext<CampaignHeadFragment>();
  return (
    <Page
      title={t('campaigns.list.title')}
      above={<BackLink to="/distribution">{t('distribution.back')}</BackLink>}
      answer={t('campaigns.list.answer')}
      actions={
        <Button component={RouterLink} to="/distribution/campaigns/new" variant="contained">
          {t('campaigns.list.new')}
        </Button>
      }
    >
      {error ? (
        <ErrorNotice error={error} retry={refetch} />
      ) : isPending || !data ? (
        <RowsSkeleton rows={4} />
      ) : data.length === 0 ? (
        <EmptyNotice>{t('campaigns.list.empty')}</EmptyNotice>
      ) : (
        <>
          <CampaignRows campaigns={data} />
          <Pager />
        </>
      )}
    </Page>
  );
}

function CampaignRows({ campaigns }: { readonly campaigns: readonly CampaignHeadFragment[] }) {
  const t = useT();
  const language = useLanguage();
  return (
    <Box component="ul" aria-label={t('campaigns.list.table')} sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {campaigns.map((campaign) => {
        const { counts, startedBy } = campaign;
        return (
          <Box component="li" key={campaign.id} sx={{ py: 1.25, borderBottom: 1, borderColor: 'divider' }}>
            <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, justifyContent: 'space-between' }}>
              <Link component={RouterLink} to={pathToCampaign(campaign.id)} sx={{ fontWeight: 600 }}>
                {campaign.title ?? t('campaigns.list.untitled')}
              </Link>
              <CampaignStateText state={campaign.state} />
            </Box>
            <Box sx={{ fontSize: '0.9rem' }}>
              {counts.waiting > 0
                ? t('campaigns.list.sum', { ended: endedOf(campaign), recipients: counts.recipients })
                : t('campaigns.list.sumDone', { sent: counts.sent, activated: counts.activated })}
            </Box>
            <Box sx={{ color: 'text.secondary', fontSize: '0.9rem' }}>
              {[
                campaign.remindsOf && t('campaigns.list.reminder'),
                targetText(campaign, t, language),
                longDateTime(new Date(campaign.startedAt), language),
                startedBy?.displayName && t('campaigns.list.by', { name: startedBy.displayName }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </Box>
          </Box>
        );
      })}
    </Box>
  );
}

/** Where a campaign is shown. */
export function pathToCampaign(id: string): string {
  return `/distribution/campaigns/${encodeURIComponent(id)}`;
}
