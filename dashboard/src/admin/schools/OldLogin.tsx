import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router';
import { useT } from '../i18n/use-t.js';
import { OldLoginText, migrationAt } from '../migration/OldLoginText.js';
import { useRight } from '../session/use-me.js';
import { Section } from '../shown/Page.js';
import type { FullSchool } from './SchoolPage.js';

/** Until when a school's old login works, and the way to its migration. */
export function OldLogin({ school }: { readonly school: FullSchool }) {
  const t = useT();
  const readsAccounts = useRight('READ_ACCOUNTS');
  return (
    <Section title={t('migration.oldLogin.title')}>
      <Typography>
        <OldLoginText legacyLogin={school.legacyLogin} />
      </Typography>
      {readsAccounts && (
        <Link component={RouterLink} to={migrationAt(school.id)} sx={{ display: 'inline-block', mt: 0.5 }}>
          {t('migration.open')}
        </Link>
      )}
    </Section>
  );
}
