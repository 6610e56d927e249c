import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import type { DifferenceFragment, ImportHeadFragment } from '@loge/contracts/client';
import { Link as RouterLink } from 'react-router';
import { longDateTime } from '../i18n/format.js';
import { useLanguage, useT } from '../i18n/use-t.js';
import { pathTo } from '../register/sentences/SentenceLine.js';
import { Difference } from './Difference.js';
import { ImportStateText } from './ImportStateText.js';

/** An import as the list of imports has it. */
export type ListedImport = ImportHeadFragment & { readonly report: DifferenceFragment | null };

/** Imports one below the other: when, by whom, what, where each stands, and the difference it made. */
export function ImportRows({ imports }: { readonly imports: readonly ListedImport[] }) {
  const t = useT();
  const language = useLanguage();
  return (
    <Box component="ul" aria-label={t('imports.table')} sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {imports.map((held) => {
        const { id, format, files, schools, by, createdAt, report, correlationId } = held;
        const count = files.length;
        return (
          <Box component="li" key={id} sx={{ py: 1.25, borderBottom: 1, borderColor: 'divider' }}>
            <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, justifyContent: 'space-between' }}>
              <Link component={RouterLink} to={pathTo('import', id)} sx={{ fontWeight: 600 }}>
                {longDateTime(new Date(createdAt), language)}
              </Link>
              <ImportStateText state={held.state} />
            </Box>
            <Box sx={{ color: 'text.secondary', fontSize: '0.9rem' }}>
              {[
                by?.displayName ? t('imports.by', { name: by.displayName }) : t('imports.byCommandLine'),
                format
                  ? t('imports.filesOf', { format: t(`imports.formats.${format}`), count })
                  : t('imports.files', { count }),
                held.delta && t('imports.delta'),
                schools.length > 3
                  ? `${schools
                      .slice(0, 3)
                      .map(({ name }) => name)
                      .join(', ')}…`
                  : schools.map(({ name }) => name).join(', '),
              ]
                .filter(Boolean)
                .join(' · ')}
            </Box>
            {report && held.state === 'COMPLETED' && (
              <Difference report={report} correlationId={correlationId} />
            )}
          </Box>
        );
      })}
    </Box>
  );
}
