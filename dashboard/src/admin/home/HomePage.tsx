import Button from '@mui/material/Button';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { ImportsDocument, JournalDocument } from '@loge/contracts/client';
import { Link as RouterLink, useNavigate } from 'react-router';
import { accountsWith } from '../accounts/accounts-with.js';
import { useAsk } from '../data/use-ask.js';
import { HandOut } from '../distribution/HandOut.js';
import { listOf } from '../i18n/format.js';
import { useLanguage, useT } from '../i18n/use-t.js';
import { ImportRows } from '../imports/ImportRows.js';
import { scopeText } from '../people/RoleText.js';
import { EventRow } from '../register/EventRow.js';
import { useMe, useRight } from '../session/use-me.js';
import { SearchField } from '../shown/Fields.js';
import { EmptyNotice, ErrorNotice, RowsSkeleton } from '../shown/Notices.js';
import { Page, Section } from '../shown/Page.js';
import { Pictures } from './Pictures.js';

/** The answer first: what happened lately; then what this person's rights let them do. */
export function HomePage() {
  const t = useT();
  const language = useLanguage();
  const navigate = useNavigate();
  const me = useMe();
  const readsRegister = useRight('READ_REGISTER') ?? false;
  const readsAccounts = useRight('READ_ACCOUNTS') ?? false;
  const imports = useRight('IMPORT_DIRECTORY') ?? false;
  const roles =
    me?.roles.map((grant) => `${t(`roles.${grant.role}`)} (${scopeText(grant, t, language)})`) ?? [];
  return (
    <Page
      title={me ? t('home.hello', { name: me.name.given }) : t('home.title')}
      answer={
        me && (roles.length ? t('home.rights', { roles: listOf(roles, language) }) : t('home.noRights'))
      }
      actions={
        imports && (
          <Button component={RouterLink} to="/imports/create" variant="outlined">
            {t('home.newImport')}
          </Button>
        )
      }
    >
      {readsAccounts && (
        <Section title={t('home.quick')}>
          <Box sx={{ display: 'flex', maxWidth: 560 }}>
            <SearchField
              label={t('home.quickLabel')}
              value=""
              help={t('register.searchRecorded')}
              onSearch={(q) => void navigate(q ? accountsWith({ q }) : '/accounts')}
            />
          </Box>
        </Section>
      )}
      <HandOut />
      {readsRegister && <Pictures />}
      {readsRegister && <Lately />}
      {imports && <LastImports />}
    </Page>
  );
}

function Lately() {
  const t = useT();
  const navigate = useNavigate();
  const { data, error, refetch } = useAsk(JournalDocument, { filter: {}, first: 8 });
  const events = data?.journal.edges.map(({ node }) => node);
  return (
    <Section
      title={t('home.lately')}
      aside={
        <Link component={RouterLink} to="/register">
          {t('home.seeRegister')}
        </Link>
      }
    >
      {error && <ErrorNotice error={error} retry={refetch} />}
      {!events && !error && <RowsSkeleton rows={5} />}
      {events?.length === 0 && <EmptyNotice>{t('home.nothingYet')}</EmptyNotice>}
      {events && (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {events.map((event) => (
            <EventRow
              key={event.id}
              event={event}
              clock={false}
              onOpen={(id) => void navigate(`/register?event=${id}`)}
            />
          ))}
        </Box>
      )}
    </Section>
  );
}

function LastImports() {
  const t = useT();
  const { data, error, refetch } = useAsk(ImportsDocument, { first: 3 });
  const held = data?.imports.edges.map(({ node }) => node);
  return (
    <Section
      title={t('home.lastImports')}
      aside={
        <Link component={RouterLink} to="/imports">
          {t('home.seeImports')}
        </Link>
      }
    >
      {error && <ErrorNotice error={error} retry={refetch} />}
      {!held && !error && <RowsSkeleton rows={3} />}
      {held?.length === 0 && <EmptyNotice>{t('home.noImports')}</EmptyNotice>}
      {held && held.length > 0 && <ImportRows imports={held} />}
    </Section>
  );
}
