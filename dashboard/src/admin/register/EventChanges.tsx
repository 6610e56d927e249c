import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'ra-core';
import { useLanguage, useT } from '../i18n/use-t.js';
import { changedValue } from './changed-value.js';
import type { FullEvent } from './EventDetails.js';

/** Old and new values side by side. */
export function EventChanges({ changes }: { readonly changes: FullEvent['changes'] }) {
  const t = useT();
  const translate = useTranslate();
  const language = useLanguage();
  if (changes.length === 0) return null;
  const nothing = (
    <Box component="span" sx={{ color: 'text.secondary', fontStyle: 'italic' }}>
      {t('register.changes.nothing')}
    </Box>
  );
  return (
    <Box component="section" sx={{ mt: 3 }}>
      <Typography variant="h3" sx={{ mb: 1 }}>
        {t('register.changes.title')}
      </Typography>
      <Box
        component="table"
        sx={{
          width: '100%',
          borderCollapse: 'collapse',
          tableLayout: 'fixed',
          '& th, & td': {
            textAlign: 'left',
            p: 0.75,
            verticalAlign: 'top',
            borderBottom: 1,
            borderColor: 'divider',
          },
          '& th': { fontWeight: 500, color: 'text.secondary' },
        }}
      >
        <thead>
          <tr>
            <th scope="col">{t('register.changes.field')}</th>
            <th scope="col">{t('register.changes.before')}</th>
            <th scope="col">{t('register.changes.after')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ field, before, after }) => (
            <tr key={field}>
              <th scope="row">{translate(`fields.${field}`, { _: field })}</th>
              {[before, after].map((value, index) => (
                <td key={index}>
                  {value !== null
                    ? changedValue(field, value, translate, language)
                    : before === null && after === null
                      ? t('register.changes.erased')
                      : nothing}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Box>
    </Box>
  );
}
