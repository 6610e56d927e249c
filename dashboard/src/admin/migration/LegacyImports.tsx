import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { ImportLegacyLoginsDocument, LegacyImportsDocument } from '@loge/contracts/client';
import { useState } from 'react';
import { useAsk, useTell } from '../data/use-ask.js';
import { useT } from '../i18n/use-t.js';
import { DropZone } from '../imports/DropZone.js';
import { ErrorNotice } from '../shown/Notices.js';
import { Section } from '../shown/Page.js';
import { csvText, LARGEST_BYTES } from './csv-text.js';
import { EarlierImports, LegacyImportCourse } from './LegacyImportCourse.js';
import type { FullMigration } from './MigrationPage.js';

/** Takes the old user names in from a CSV file, and shows what became of it. */
export function LegacyImports({
  migration: { school, legacyLogin },
  onChanged,
}: {
  readonly migration: FullMigration;
  readonly onChanged: () => unknown;
}) {
  const t = useT();
  const { data, error, refetch } = useAsk(LegacyImportsDocument, { school: school.id });
  const tell = useTell(ImportLegacyLoginsDocument);
  const [refusal, setRefusal] = useState<string>();
  const [name, setName] = useState('');
  const send = async (files: readonly File[]): Promise<void> => {
    const [file, ...others] = files;
    if (!file) return;
    tell.reset();
    setName(file.name);
    if (others.length > 0) return setRefusal(t('migration.import.onlyOne'));
    if (file.size > LARGEST_BYTES) return setRefusal(t('migration.import.tooLarge', { name: file.name }));
    setRefusal(undefined);
    const csv = csvText(await file.arrayBuffer());
    tell.mutate({ input: { school: school.id, csv } }, { onSuccess: () => void refetch() });
  };
  const busy = tell.error?.code === 'CONFLICT' ? t('migration.import.busy') : undefined;
  const started = tell.data?.importLegacyLogins;
  const known = data?.legacyImports ?? [];
  // The one just begun may not be listed yet.
  const imports = started && !known.some(({ id }) => id === started.id) ? [started, ...known] : known;
  const [latest, ...earlier] = imports;
  return (
    <Section title={t('migration.import.title')}>
      <Typography sx={{ color: 'text.secondary', maxWidth: 720 }}>{t('migration.import.help')}</Typography>
      <Columns />
      {tell.error && !busy && <ErrorNotice error={tell.error} />}
      {(refusal ?? busy) !== undefined && (
        <Alert severity="error" variant="outlined" sx={{ my: 2 }}>
          {refusal ?? busy}
        </Alert>
      )}
      {tell.isPending ? (
        <Typography role="status">{t('migration.import.sending', { name })}</Typography>
      ) : (
        <DropZone
          onFiles={(files) => void send(files)}
          accept=".csv,.txt,text/csv"
          multiple={false}
          drop={t('migration.import.drop')}
          choose={t('migration.import.choose')}
          help={t('migration.import.dropHelp')}
        />
      )}
      {error && <ErrorNotice error={error} retry={refetch} />}
      {latest ? (
        <LegacyImportCourse key={latest.id} head={latest} onEnded={onChanged} />
      ) : (
        data && <Typography sx={{ mt: 2 }}>{t('migration.import.empty')}</Typography>
      )}
      {latest && !legacyLogin && (
        <Alert severity="warning" variant="outlined" sx={{ my: 2 }}>
          {t('migration.import.noPeriod')}
        </Alert>
      )}
      {earlier.length > 0 && <EarlierImports imports={earlier} />}
    </Section>
  );
}

/** What the columns of the file are called. */
function Columns() {
  const t = useT();
  return (
    <Box component="details" sx={{ my: 1.5, maxWidth: 720 }}>
      <Box component="summary" sx={{ cursor: 'pointer', minHeight: 28, color: 'primary.main' }}>
        {t('migration.import.columns')}
      </Box>
      <Box component="ul" sx={{ my: 1, pl: 3 }}>
        {(['login', 'hash', 'person', 'school'] as const).map((column) => (
          <li key={column}>{t(`migration.import.columnList.${column}`)}</li>
        ))}
      </Box>
      <Typography>{t('migration.import.separators')}</Typography>
    </Box>
  );
}
