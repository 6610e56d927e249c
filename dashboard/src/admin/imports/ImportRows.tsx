import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import type { ImportHeadFragment } from '@loge/contracts/client';
import { Link as RouterLink } from 'react-router';
import { longDateTime } from '../i18n/format.js';
import { useLanguage, useT } from '../i18n/use-t.js';
import { pathTo } from '../register/sentences/SentenceLine.js';
import { ImportStateText } from './ImportStateText.js';

/** Imports one below the other: when, by whom, what, and where each stands. */
export function ImportRows({ imports }: { readonly imports: readonly ImportHeadFragment[] }) {
  const t = useT();
  const language = useLanguage();
  return (
    <Box component="ul" aria-label={t('imports.table')} sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {imports.map((held) => {
        const { id, format, files, schools, by, createdAt } = held;
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
          </Box>
        );
      })}
    </Box>
  );
}
