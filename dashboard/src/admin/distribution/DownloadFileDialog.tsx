import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import { DownloadCredentialsFileDocument } from '@loge/contracts/client';
import type { CredentialsFormat, FileRowFragment } from '@loge/contracts/client';
import { useState } from 'react';
import { useTell } from '../data/use-ask.js';
import { useT } from '../i18n/use-t.js';
import { FormDialog } from '../people/FormDialog.js';
import { DownloadStarted } from './DownloadStarted.js';
import { ReasonField } from './ReasonField.js';
import { startDownload } from './start-download.js';

const formats: readonly CredentialsFormat[] = ['CSV', 'LIST', 'SLIPS', 'LETTERS'];

/** Asks in which form and why, has the browser fetch the file, and says what happens. */
export function DownloadFileDialog({
  file,
  onClose,
  onStarted,
}: {
  readonly file: FileRowFragment;
  readonly onClose: () => void;
  readonly onStarted: () => void;
}) {
  const t = useT();
  const tell = useTell(DownloadCredentialsFileDocument);
  const [format, setFormat] = useState<CredentialsFormat>('CSV');
  const [byHousehold, setByHousehold] = useState(true);
  const [reason, setReason] = useState('');
  const [checked, setChecked] = useState(false);
  const started = tell.data?.downloadCredentialsFile;
  if (started) return <DownloadStarted name={started.name} onClose={onClose} />;
  const submit = (): void => {
    setChecked(true);
    if (!reason.trim()) return;
    tell.mutate(
      {
        input: {
          file: file.id,
          format,
          byHousehold: format === 'LETTERS' && byHousehold,
          reason: reason.trim(),
        },
      },
      {
        onSuccess: ({ downloadCredentialsFile }) => {
          startDownload(downloadCredentialsFile);
          onStarted();
        },
      },
    );
  };
  return (
    <FormDialog
      title={t('distribution.download.title', { name: file.name })}
      help={t('distribution.download.help', { count: file.accounts })}
      submit={t('distribution.download.submit')}
      busy={tell.isPending}
      error={tell.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <FormControl>
        <FormLabel id="format">{t('distribution.download.format')}</FormLabel>
        <RadioGroup
          aria-labelledby="format"
          value={format}
          onChange={(_, chosen) => setFormat(formats.find((each) => each === chosen) ?? format)}
        >
          {formats.map((each) => (
            <FormControlLabel
              key={each}
              value={each}
              control={<Radio size="small" sx={{ alignSelf: 'flex-start', py: 0.5 }} />}
              sx={{ my: 0.5 }}
              label={
                <>
                  {t(`distribution.download.${each}`)}
                  <Box
                    component="span"
                    sx={{ display: 'block', color: 'text.secondary', fontSize: '0.875rem' }}
                  >
                    {t(`distribution.download.${each}Help`)}
                  </Box>
                </>
              }
            />
          ))}
        </RadioGroup>
      </FormControl>
      {format === 'LETTERS' && (
        <FormControlLabel
          control={
            <Checkbox
              size="small"
              checked={byHousehold}
              onChange={({ target }) => setByHousehold(target.checked)}
            />
          }
          label={
            <>
              {t('distribution.download.byHousehold')}
              <Box component="span" sx={{ display: 'block', color: 'text.secondary', fontSize: '0.875rem' }}>
                {t('distribution.download.byHouseholdHelp')}
              </Box>
            </>
          }
        />
      )}
      <ReasonField value={reason} onChange={setReason} checked={checked} />
    </FormDialog>
  );
}
