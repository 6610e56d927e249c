import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { CampaignDocument } from '@loge/contracts/client';
import type { FullCampaignFragment } from '@loge/contracts/client';
import { Link as RouterLink, useLocation, useParams } from 'react-router';
import { useAsk } from '../data/use-ask.js';
import { longDateTime } from '../i18n/format.js';
import { useLanguage, useT } from '../i18n/use-t.js';
import { BackLink } from '../shown/BackLink.js';
import { FactList } from '../shown/FactList.js';
import { EmptyNotice, ErrorNotice, RowsSkeleton } from '../shown/Notices.js';
import { Page, Section } from '../shown/Page.js';
import { PersonText } from '../shown/People.js';
import { CampaignActs } from './CampaignActs.js';
import { CampaignDays } from './CampaignDays.js';
import { CampaignOutcome } from './CampaignOutcome.js';
import { CampaignProgress } from './CampaignProgress.js';
import { CampaignReports } from './CampaignReports.js';
import { pathToCampaign } from './CampaignsPage.js';
import { CampaignStateText } from './CampaignStateText.js';
import { targetText } from './target-text.js';

/** One campaign, from its first mail to the last sign-in; it can be left and found again. */
export function CampaignPage() {
  const t = useT();
  const { id = '' } = useParams();
  const { state } = useLocation();
  // Just started, it may not be in the lists yet.
  const started: boolean = state?.started === true;
  const { data, error, refetch } = useAsk(
    CampaignDocument,
    { id },
    {
      again: (result) => {
        if (result?.campaign) return result.campaign.state === 'RUNNING' ? 1000 : 30_000;
        return started ? 1000 : false;
      },
    },
  );
  const above = <BackLink to="/distribution/campaigns">{t('campaigns.form.back')}</BackLink>;
  const campaign = data?.campaign;
  if (!campaign)
    return (
      <Page title={t('campaigns.list.title')} above={above}>
        {error ? (
          <ErrorNotice error={error} retry={refetch} />
        ) : data && !started ? (
          <EmptyNotice>{t('campaigns.page.gone')}</EmptyNotice>
        ) : (
          <RowsSkeleton rows={5} />
        )}
      </Page>
    );
  return (
    <Page
      title={t('campaigns.page.heading', { title: campaign.title ?? t('campaigns.list.untitled') })}
      above={above}
      answer={<CampaignStateText state={campaign.state} />}
      actions={<CampaignActs campaign={campaign} onChanged={refetch} />}
    >
      {error && <ErrorNotice error={error} retry={refetch} />}
      {(campaign.state === 'RUNNING' || campaign.state === 'PAUSED') && (
        <CampaignProgress key={campaign.state} campaign={campaign} />
      )}
      <CampaignOutcome campaign={campaign} />
      <CampaignDays days={campaign.days} />
      <CampaignReports campaign={campaign} />
      <About campaign={campaign} />
    </Page>
  );
}

function About({ campaign }: { readonly campaign: FullCampaignFragment }) {
  const t = useT();
  const language = useLanguage();
  const { startedBy, endedAt, text, remindsOf } = campaign;
  return (
    <Section title={t('campaigns.page.about')}>
      <FactList
        facts={[
          { name: t('campaigns.page.target'), value: targetText(campaign, t, language) },
          {
            name: t('campaigns.page.startedAt'),
            value: (
              <>
                {longDateTime(new Date(campaign.startedAt), language)}
                {startedBy && (
                  <>
                    {' · '}
                    <PersonText person={startedBy} />
                  </>
                )}
              </>
            ),
          },
          ...(endedAt
            ? [{ name: t('campaigns.page.endedAt'), value: longDateTime(new Date(endedAt), language) }]
            : []),
          {
            name: t('campaigns.form.rate'),
            value: t('campaigns.page.atMost', { rate: campaign.perMinute }),
          },
          ...(text
            ? [
                {
                  name: t('campaigns.page.text'),
                  value: <Box sx={{ whiteSpace: 'pre-line' }}>{text}</Box>,
                },
              ]
            : []),
        ]}
      />
      {remindsOf && (
        <Box sx={{ mt: 1 }}>
          <Link component={RouterLink} to={pathToCampaign(remindsOf)}>
            {t('campaigns.page.remindOf')}
          </Link>
        </Box>
      )}
    </Section>
  );
}
