import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ExportRowFragment } from '@loge/contracts/client';
import { ApiError } from '../api.js';
import { fileSize, longDateTime } from '../i18n/format.js';
import { useLanguage, useT } from '../i18n/use-t.js';
import { EmptyNotice, ErrorNotice, RowsSkeleton, useErrorText } from '../shown/Notices.js';
import { Page } from '../shown/Page.js';
import { ExportBar } from './ExportBar.js';
import { useExports } from './use-exports.js';

/** « Mes exports »: how many, then each, the newest first. */
export function ExportsPage() {
  const t = useT();
  const { exports, error, refetch, download, remove } = useExports();
  return (
    <Page title={t('exports.title')} answer={exports && t('exports.answer', { total: exports.length })}>
      <Typography sx={{ color: 'text.secondary', mb: 2 }}>{t('exports.about')}</Typography>
      {error ? (
        <ErrorNotice error={error} retry={refetch} />
      ) : !exports ? (
        <RowsSkeleton rows={3} />
      ) : exports.length === 0 ? (
        <EmptyNotice>{t('exports.empty')}</EmptyNotice>
      ) : (
        <Box component="ul" aria-label={t('exports.title')} sx={{ listStyle: 'none', p: 0, m: 0 }}>
          {exports.map((row) => (
            <Row key={row.id} row={row} onDownload={() => download(row)} onRemove={() => remove(row)} />
          ))}
        </Box>
      )}
    </Page>
  );
}

function Row({
  row,
  onDownload,
  onRemove,
}: {
  readonly row: ExportRowFragment;
  readonly onDownload: () => void;
  readonly onRemove: () => void;
}) {
  const t = useT();
  const language = useLanguage();
  const textOf = useErrorText();
  const date = longDateTime(new Date(row.askedAt), language);
  const told = { name: row.name, date };
  const isWritten = row.state === 'WRITING';
  return (
    <Box component="li" sx={{ py: 1.5, borderBottom: 1, borderColor: 'divider' }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        <Box sx={{ flex: 1, minWidth: 220 }}>
          <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{row.name}</Typography>
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {[
              t(`exports.what.${row.what}`),
              t(`exports.states.${row.state}`),
              row.state === 'READY' && t('exports.count', { count: row.rows }).replace(/\.$/, ''),
              row.bytes !== null && row.state === 'READY' && fileSize(row.bytes, language),
              `${t('exports.asked')} ${date}`,
              `${t('exports.until')} ${longDateTime(new Date(row.expiresAt), language)}`,
            ]
              .filter(Boolean)
              .join(' · ')}
          </Typography>
        </Box>
        {row.state === 'READY' && (
          <Button
            size="small"
            variant="outlined"
            aria-label={t('exports.downloadNamed', told)}
            onClick={onDownload}
          >
            {t('exports.download')}
          </Button>
        )}
        <Button
          size="small"
          color="error"
          aria-label={t(isWritten ? 'exports.stopNamed' : 'exports.removeNamed', told)}
          onClick={onRemove}
        >
          {t(isWritten ? 'exports.stop' : 'exports.remove')}
        </Button>
      </Box>
      {isWritten && <ExportBar row={row} total={undefined} />}
      {row.state === 'FAILED' && (
        <Typography variant="body2" color="error">
          {textOf(new ApiError(row.failure ?? 'INTERNAL'))} {t('exports.failedHelp')}
        </Typography>
      )}
    </Box>
  );
}
