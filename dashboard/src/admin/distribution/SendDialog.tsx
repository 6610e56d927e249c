import Link from '@mui/material/Link';
import { StartCampaignDocument } from '@loge/contracts/client';
import type { CampaignInput } from '@loge/contracts/client';
import { Link as RouterLink, useNavigate } from 'react-router';
import { useTell } from '../data/use-ask.js';
import { useT } from '../i18n/use-t.js';
import { FormDialog } from '../people/FormDialog.js';
import { pathToCampaign } from './CampaignsPage.js';

/** « Diffuser les identifiants »: says how many mails once more, then starts. */
export function SendDialog({
  input,
  recipients,
  onClose,
}: {
  readonly input: CampaignInput;
  readonly recipients: number;
  readonly onClose: () => void;
}) {
  const t = useT();
  const navigate = useNavigate();
  const tell = useTell(StartCampaignDocument);
  return (
    <FormDialog
      title={t('campaigns.confirm.title', { count: recipients })}
      help={t('campaigns.confirm.help')}
      submit={t('campaigns.confirm.submit', { count: recipients })}
      // Once it is sent another page is on its way: it is not to be sent twice.
      busy={tell.isPending || tell.isSuccess}
      error={tell.error}
      onSubmit={() =>
        tell.mutate(
          { input },
          {
            onSuccess: ({ startCampaign: { campaign } }) =>
              void navigate(pathToCampaign(campaign.id), { state: { started: true } }),
          },
        )
      }
      onClose={onClose}
    >
      {tell.error?.code === 'CONFLICT' && (
        <Link component={RouterLink} to="/distribution/campaigns">
          {t('campaigns.confirm.already')}
        </Link>
      )}
    </FormDialog>
  );
}
