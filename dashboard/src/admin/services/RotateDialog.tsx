import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { RotateServiceTokenDocument } from '@loge/contracts/client';
import type { CreateServiceMutation, ServiceRowFragment } from '@loge/contracts/client';
import { useState } from 'react';
import { errorCodeOf } from '../api.js';
import { useTell } from '../data/use-ask.js';
import { longDateTime } from '../i18n/format.js';
import { useLanguage, useT } from '../i18n/use-t.js';
import { FormDialog } from '../people/FormDialog.js';
import { ChoiceField } from '../shown/Fields.js';
import { LastDayField } from './LastDayField.js';
import { isEnd, previousEnd, previousHours, proposedEnd } from './service-form.js';

/** « Remplacer le jeton »: how long the old one goes on, and until when the new one; the answer is the new one. */
export function RotateDialog({
  service: { id, label, expiresAt, previousUntil },
  onClose,
  onMade,
}: {
  readonly service: ServiceRowFragment;
  readonly onClose: () => void;
  readonly onMade: (made: CreateServiceMutation['createService']) => void;
}) {
  const t = useT();
  const language = useLanguage();
  const tell = useTell(RotateServiceTokenDocument);
  const [hours, setHours] = useState(24);
  const [endsOn, setEnd] = useState(() => proposedEnd(new Date()));
  const isEndWrong = errorCodeOf(tell.error) === 'TOKEN_END_INVALID';
  const goesOn = previousEnd(expiresAt, hours, new Date());
  const submit = (): void => {
    if (!isEnd(endsOn, new Date())) return;
    tell.mutate(
      { input: { service: id, previousHours: goesOn ? hours : 0, endsOn } },
      { onSuccess: ({ rotateServiceToken }) => onMade(rotateServiceToken) },
    );
  };
  return (
    <FormDialog
      title={t('services.rotateTitle', { label })}
      help={t(goesOn ? 'services.rotateHelp' : 'services.rotateExpiredHelp')}
      submit={t('services.rotateSubmit')}
      busy={tell.isPending}
      error={isEndWrong ? undefined : tell.error}
      onSubmit={submit}
      onClose={onClose}
    >
      {previousUntil && (
        <Typography>
          {t('services.rotateSecond', { date: longDateTime(new Date(previousUntil), language) })}
        </Typography>
      )}
      {goesOn && (
        <Box>
          <ChoiceField
            label={t('services.hours')}
            value={String(hours)}
            minWidth={260}
            choices={previousHours.map((choice) => ({
              value: String(choice),
              label: t('services.hoursChoice', { hours: choice }),
            }))}
            onChange={(choice) => setHours(Number(choice))}
          />
          <Typography variant="body2" aria-live="polite" sx={{ color: 'text.secondary', mt: 0.5 }}>
            {hours === 0
              ? t('services.hoursNone')
              : t('services.hoursUntil', { date: longDateTime(goesOn, language) })}
          </Typography>
        </Box>
      )}
      <LastDayField value={endsOn} onChange={setEnd} refused={isEndWrong} />
    </FormDialog>
  );
}
