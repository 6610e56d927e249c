import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { RegisterPicturesQuery } from '@loge/contracts/client';
import { Link as RouterLink } from 'react-router';
import { count as counted } from '../i18n/format.js';
import { useLanguage, useT } from '../i18n/use-t.js';
import { pathTo as pagePath } from '../register/sentences/SentenceLine.js';

type Pictures = RegisterPicturesQuery['registerPictures'];

/** What happened in each school, a column for each picture; each number leads to the register on what it counts. */
export function SchoolCounts({
  schools,
  families,
  pathTo,
}: Pick<Pictures, 'schools' | 'families'> & {
  readonly pathTo: (school: string, kinds: readonly string[]) => string;
}) {
  const t = useT();
  const language = useLanguage();
  return (
    <>
      {schools.length === 12 && (
        <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
          {t('pictures.schoolsMost')}
        </Typography>
      )}
      <Box role="region" aria-label={t('pictures.schools')} tabIndex={0} sx={{ overflowX: 'auto' }}>
        <Box
          component="table"
          sx={{
            borderCollapse: 'collapse',
            // Words stay whole: where there is no room, the table scrolls.
            overflowWrap: 'break-word',
            width: '100%',
            '& th, & td': { py: 0.75, px: 1, borderBottom: 1, borderColor: 'divider', textAlign: 'right' },
            '& th:first-of-type': { textAlign: 'left', pl: 0, minWidth: '9rem' },
            '& thead th': { color: 'text.secondary', fontWeight: 600, fontSize: '0.875rem' },
            '& a': { display: 'inline-block', minWidth: 24, lineHeight: '24px' },
          }}
        >
          <thead>
            <tr>
              <th scope="col">{t('pictures.school')}</th>
              {families.map(({ family }) => (
                <th key={family} scope="col">
                  {t(`pictures.families.${family}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {schools.map(({ school, counts }) => (
              <tr key={school.id}>
                <Box component="th" scope="row" sx={{ fontWeight: 400 }}>
                  <Link component={RouterLink} to={pagePath('school', school.id)}>
                    {school.name}
                  </Link>
                </Box>
                {families.map(({ family, kinds }, index) => {
                  const count = counted(counts[index] ?? 0, language);
                  const name = t(`pictures.families.${family}`);
                  return (
                    <td key={family}>
                      <Link
                        component={RouterLink}
                        to={pathTo(school.id, kinds)}
                        aria-label={t('pictures.cell', { family: name, school: school.name, count })}
                      >
                        {count}
                      </Link>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </Box>
      </Box>
    </>
  );
}
