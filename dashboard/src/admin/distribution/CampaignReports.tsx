import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { DownloadCampaignReportDocument } from '@loge/contracts/client';
import type { CampaignReport, FullCampaignFragment } from '@loge/contracts/client';
import { useNotify } from 'ra-core';
import { useTell } from '../data/use-ask.js';
import { useT } from '../i18n/use-t.js';
import { ErrorNotice } from '../shown/Notices.js';
import { Section } from '../shown/Page.js';
import { startDownload } from './start-download.js';

const reports: readonly CampaignReport[] = ['SENDING', 'UNREACHED'];

/** « Bilan d'envoi » and « personnes sans adresse » (KO-7), as files. */
export function CampaignReports({ campaign }: { readonly campaign: FullCampaignFragment }) {
  const t = useT();
  const notify = useNotify();
  const tell = useTell(DownloadCampaignReportDocument);
  const download = (report: CampaignReport) =>
    tell.mutate(
      { input: { campaign: campaign.id, report } },
      {
        onSuccess: ({ downloadCampaignReport }) => {
          startDownload(downloadCampaignReport);
          notify(t('campaigns.page.reportStarted', { name: downloadCampaignReport.name }), { type: 'info' });
        },
      },
    );
  return (
    <Section title={t('campaigns.page.reports')}>
      {tell.error && <ErrorNotice error={tell.error} />}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1.5 }}>
        {reports.map((report) => (
          <Box
            component="li"
            key={report}
            sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, alignItems: 'center' }}
          >
            <Button
              variant="outlined"
              disabled={tell.isPending || (report === 'UNREACHED' && campaign.counts.unreached === 0)}
              onClick={() => download(report)}
            >
              {t(`campaigns.page.${report}`)}
            </Button>
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {t(`campaigns.page.${report}Help`, { count: campaign.counts.unreached })}
            </Box>
          </Box>
        ))}
      </Box>
    </Section>
  );
}
