import { RemindOfCampaignDocument } from '@loge/contracts/client';
import type { FullCampaignFragment } from '@loge/contracts/client';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useTell } from '../data/use-ask.js';
import { useT } from '../i18n/use-t.js';
import { FormDialog } from '../people/FormDialog.js';
import { pathToCampaign } from './CampaignsPage.js';
import { CountedField } from './CountedField.js';
import { longest, newKey } from './sending.js';

/** « Relancer »: writes again to those who did not sign in, with the same words or others. */
export function RemindDialog({
  campaign,
  onClose,
}: {
  readonly campaign: FullCampaignFragment;
  readonly onClose: () => void;
}) {
  const t = useT();
  const navigate = useNavigate();
  const tell = useTell(RemindOfCampaignDocument);
  const [key] = useState(newKey);
  const [title, setTitle] = useState(campaign.title ?? '');
  const [text, setText] = useState(campaign.text ?? '');
  const [checked, setChecked] = useState(false);
  const { counts, id } = campaign;
  const submit = (): void => {
    setChecked(true);
    if (!title.trim() || title.length > longest.title || text.length > longest.text) return;
    tell.mutate(
      // An empty text is said as such: left out, the campaign's own would be sent.
      { input: { key, campaign: id, title: title.trim(), text: text.trim() } },
      {
        onSuccess: ({ remindOfCampaign }) => {
          onClose();
          void navigate(pathToCampaign(remindOfCampaign.campaign.id), { state: { started: true } });
        },
      },
    );
  };
  return (
    <FormDialog
      title={t('campaigns.page.remindTitle')}
      help={t('campaigns.page.remindHelp', { count: counts.recipients - counts.activated })}
      submit={t('campaigns.page.remindSubmit')}
      wide
      busy={tell.isPending}
      error={tell.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <CountedField
        label={t('campaigns.form.subject')}
        value={title}
        most={longest.title}
        required
        onChange={setTitle}
        error={checked && !title.trim() ? t('distribution.required') : undefined}
      />
      <CountedField
        label={t('campaigns.form.text')}
        value={text}
        most={longest.text}
        lines={3}
        onChange={setText}
      />
    </FormDialog>
  );
}
