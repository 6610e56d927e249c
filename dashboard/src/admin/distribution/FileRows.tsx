import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { Theme } from '@mui/material/styles';
import type { FileRowFragment } from '@loge/contracts/client';
import { count as inDigits, fileSize, longDate, longDateTime, shortDateTime } from '../i18n/format.js';
import { useLanguage, useT } from '../i18n/use-t.js';
import { PersonText } from '../shown/People.js';
import { targetText } from './target-text.js';

const nowrap = { whiteSpace: 'nowrap' };

interface RowsProps {
  readonly files: readonly FileRowFragment[];
  readonly onDownload: (file: FileRowFragment) => void;
  readonly onDelete: (file: FileRowFragment) => void;
}

/** The files as a table (KO-2), or as cards where there is no room for one. */
export function FileRows({ files, ...acts }: RowsProps) {
  const t = useT();
  const language = useLanguage();
  const wide = useMediaQuery((theme: Theme) => theme.breakpoints.up('lg'));
  if (!wide)
    return (
      <Box component="ul" aria-label={t('distribution.files.table')} sx={{ listStyle: 'none', p: 0, m: 0 }}>
        {files.map((file) => (
          <Box component="li" key={file.id} sx={{ py: 1.5, borderBottom: 1, borderColor: 'divider' }}>
            <Name file={file} />
            <Box sx={{ color: 'text.secondary', fontSize: '0.9rem', mb: 1 }}>
              {[
                t('distribution.files.count', { count: file.accounts }),
                file.bytes !== null && fileSize(file.bytes, language),
                t('distribution.files.on', { date: longDateTime(new Date(file.madeAt), language) }),
                file.madeBy?.displayName
                  ? t('distribution.files.by', { name: file.madeBy.displayName })
                  : t('distribution.files.byImport'),
                t('distribution.files.until', { date: longDate(new Date(file.expiresAt), language) }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </Box>
            <Acts file={file} {...acts} />
          </Box>
        ))}
      </Box>
    );
  return (
    <Table
      size="small"
      aria-label={t('distribution.files.table')}
      // A column is as wide as its longest word.
      sx={{ '& td, & th': { overflowWrap: 'break-word', px: 1 } }}
    >
      <TableHead>
        <TableRow>
          <TableCell>{t('distribution.files.file')}</TableCell>
          <TableCell align="right">{t('distribution.files.size')}</TableCell>
          <TableCell>{t('distribution.files.madeAt')}</TableCell>
          <TableCell>{t('distribution.files.madeBy')}</TableCell>
          <TableCell align="right" sx={nowrap}>
            {t('distribution.files.accounts')}
          </TableCell>
          <TableCell sx={nowrap}>{t('distribution.files.expires')}</TableCell>
          <TableCell>{t('distribution.files.acts')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {files.map((file) => (
          <TableRow key={file.id} hover>
            <TableCell component="th" scope="row">
              <Name file={file} />
            </TableCell>
            <TableCell align="right" sx={nowrap}>
              {file.bytes === null ? t('distribution.files.sizeUnknown') : fileSize(file.bytes, language)}
            </TableCell>
            <TableCell sx={nowrap}>{shortDateTime(new Date(file.madeAt), language)}</TableCell>
            <TableCell>
              {file.madeBy ? <PersonText person={file.madeBy} /> : t('distribution.files.byImport')}
            </TableCell>
            <TableCell align="right" sx={nowrap}>
              {inDigits(file.accounts, language)}
            </TableCell>
            <TableCell sx={nowrap}>
              {shortDateTime(new Date(file.expiresAt), language).slice(0, 10)}
            </TableCell>
            <TableCell>
              <Acts file={file} {...acts} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function Name({ file }: { readonly file: FileRowFragment }) {
  const t = useT();
  const language = useLanguage();
  return (
    <>
      <Box component="span" sx={{ fontWeight: 600 }}>
        {file.name}
      </Box>
      <Box sx={{ color: 'text.secondary', fontSize: '0.85rem', fontWeight: 400 }}>
        {[
          file.import && t('distribution.files.fromImport'),
          targetText(file, t, language),
          file.renewal !== 'NONE' && t(`distribution.files.renewals.${file.renewal}`),
          t('distribution.files.downloads', { count: file.downloads }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Box>
    </>
  );
}

function Acts({ file, onDownload, onDelete }: Omit<RowsProps, 'files'> & { readonly file: FileRowFragment }) {
  const t = useT();
  const language = useLanguage();
  const told = {
    name: file.name,
    count: file.accounts,
    date: longDateTime(new Date(file.madeAt), language),
  };
  return (
    <Box sx={{ display: 'flex', columnGap: 1, flexWrap: 'wrap' }}>
      <Button
        size="small"
        variant="outlined"
        aria-label={t('distribution.files.downloadLabel', told)}
        onClick={() => onDownload(file)}
      >
        {t('distribution.files.download')}
      </Button>
      <Button
        size="small"
        color="error"
        aria-label={t('distribution.files.removeLabel', told)}
        onClick={() => onDelete(file)}
      >
        {t('distribution.files.remove')}
      </Button>
    </Box>
  );
}
