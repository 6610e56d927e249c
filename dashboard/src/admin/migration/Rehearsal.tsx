import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { count as inDigits } from '../i18n/format.js';
import { useLanguage, useT } from '../i18n/use-t.js';
import { Section } from '../shown/Page.js';
import type { FullMigration } from './MigrationPage.js';
import type { PeopleFilter } from './people-filter.js';
import { RemindDialog } from './RemindDialog.js';
import { totalsOf } from './tally.js';

/** « Et si l'ancienne connexion s'arrêtait demain ? »: who gets in by mail, who would be shut out, what to do now. */
export function Rehearsal({
  migration,
  mayRemind,
  onShow,
}: {
  readonly migration: FullMigration;
  readonly mayRemind: boolean;
  readonly onShow: (filter: Partial<PeopleFilter>) => void;
}) {
  const t = useT();
  const language = useLanguage();
  const [asking, setAsking] = useState(false);
  const { byMail, shutOut, people } = totalsOf(migration.counts);
  const left = migration.counts.filter((tally) => tally.byMail + tally.shutOut > 0);
  if (people === 0) return null;
  return (
    <Section title={t('migration.rehearsal.title')}>
      {left.length === 0 ? (
        <Typography>{t('migration.rehearsal.none')}</Typography>
      ) : (
        <>
          <Answer
            text={t('migration.rehearsal.shutOut', { count: shutOut })}
            see={t('migration.rehearsal.seeShutOut')}
            {...(shutOut > 0 && { onSee: () => onShow({ reach: 'no' }) })}
          />
          {shutOut > 0 && (
            <Typography sx={{ color: 'text.secondary' }}>{t('migration.rehearsal.shutOutHelp')}</Typography>
          )}
          <Answer
            text={t('migration.rehearsal.byMail', { count: byMail })}
            see={t('migration.rehearsal.seeByMail')}
            {...(byMail > 0 && { onSee: () => onShow({ reach: 'yes' }) })}
          />
          {mayRemind && (
            <Button
              variant="contained"
              disabled={byMail === 0}
              onClick={() => setAsking(true)}
              sx={{ my: 1.5 }}
            >
              {t('migration.remind.button')}
            </Button>
          )}
          <Table size="small" aria-label={t('migration.rehearsal.table')} sx={{ maxWidth: 560 }}>
            <TableHead>
              <TableRow>
                <TableCell>{t('migration.rehearsal.profile')}</TableCell>
                <TableCell align="right">{t('migration.rehearsal.byMailColumn')}</TableCell>
                <TableCell align="right">{t('migration.rehearsal.shutOutColumn')}</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {left.map((tally) => (
                <TableRow key={tally.profile}>
                  <TableCell component="th" scope="row">
                    {t(`profilesMany.${tally.profile}`)}
                  </TableCell>
                  <TableCell align="right">{inDigits(tally.byMail, language)}</TableCell>
                  <TableCell align="right">{inDigits(tally.shutOut, language)}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </>
      )}
      {asking && <RemindDialog migration={migration} onClose={() => setAsking(false)} />}
    </Section>
  );
}

function Answer({
  text,
  see,
  onSee,
}: {
  readonly text: string;
  readonly see: string;
  readonly onSee?: () => void;
}) {
  const t = useT();
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, alignItems: 'center', mt: 0.5 }}>
      <Typography sx={{ fontWeight: 600 }}>{text}</Typography>
      {onSee && (
        <Link
          component="button"
          type="button"
          aria-label={see}
          onClick={onSee}
          sx={{ font: 'inherit', minHeight: 28 }}
        >
          {t('migration.rehearsal.see')}
        </Link>
      )}
    </Box>
  );
}
