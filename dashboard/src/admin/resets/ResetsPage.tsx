import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { CredentialActsDocument, SchoolChoicesDocument } from '@loge/contracts/client';
import type { CredentialActsQuery } from '@loge/contracts/client';
import { Link as RouterLink } from 'react-router';
import { useAsk } from '../data/use-ask.js';
import { useLanguage, useT } from '../i18n/use-t.js';
import { ForbiddenPage } from '../layout/OtherPages.js';
import { registerWith } from '../register/address.js';
import { periodWords } from '../register/FilterChips.js';
import { useRight } from '../session/use-me.js';
import { EmptyNotice, ErrorNotice, RowsSkeleton } from '../shown/Notices.js';
import { Page, Section } from '../shown/Page.js';
import { ActorRows } from './ActorRows.js';
import { Acts } from './Acts.js';
import { NotableList } from './NotableList.js';
import { ResetsBar } from './ResetsBar.js';
import { useResets } from './use-resets.js';
import type { Resets } from './use-resets.js';

/** As many actors as the API tells of. */
const mostActors = 100;

/** « Qui a réinitialisé quoi »: the answer in a line, who did it, what stands out, and every act (KO-13). */
export function ResetsPage() {
  const mayRead = useRight('READ_REGISTER');
  if (mayRead === undefined) return <RowsSkeleton />;
  return mayRead ? <ResetsOfPeriod /> : <ForbiddenPage />;
}

type Sums = CredentialActsQuery['credentialActs'];

function ResetsOfPeriod() {
  const t = useT();
  const resets = useResets();
  const seesSchools = useRight('READ_SCHOOLS') ?? false;
  const schools = useAsk(SchoolChoicesDocument, {}, { enabled: seesSchools }).data?.schools.edges ?? [];
  const { data, error, refetch } = useAsk(
    CredentialActsDocument,
    { filter: resets.asked },
    { keepLast: true },
  );
  const sums = data?.credentialActs;
  return (
    <Page title={t('resets.title')} answer={sums && <Answer sums={sums} resets={resets} />}>
      <ResetsBar resets={resets} schools={schools.map(({ node }) => node)} />
      {error ? (
        <ErrorNotice error={error} retry={refetch} />
      ) : sums ? (
        <Sums sums={sums} resets={resets} />
      ) : (
        <RowsSkeleton rows={8} />
      )}
    </Page>
  );
}

function Answer({ sums, resets: { filters } }: { readonly sums: Sums; readonly resets: Resets }) {
  const t = useT();
  const language = useLanguage();
  const { period, from, to } = filters;
  const days = { ...(from ? { from } : {}), ...(to ? { to } : {}) };
  const { count, people, actors } = sums;
  const staff = sums.notable.find(({ notable }) => notable === 'STAFF')?.count ?? 0;
  return t(actors.length < mostActors ? 'resets.answer' : 'resets.answerMany', {
    ...{ count, people, staff, actors: actors.length },
    period: period === 'month' ? t('resets.thisMonth') : periodWords({ period, ...days }, t, language),
  });
}

function Sums({ sums, resets }: { readonly sums: Sums; readonly resets: Resets }) {
  const t = useT();
  const { filters, days, setFilters } = resets;
  const register = (actor?: string) =>
    registerWith({
      ...{ period: 'custom', ...days, kinds: sums.kinds },
      ...(filters.school ? { school: filters.school } : {}),
      ...(actor ? { actor } : {}),
    });
  return (
    <>
      <Typography variant="body2" sx={{ mt: 2, color: 'text.secondary' }}>
        {t('resets.about')}
      </Typography>
      <Section
        title={t('resets.everybody')}
        aside={
          <Link component={RouterLink} to={register()}>
            {t('resets.seeRegister')}
          </Link>
        }
      >
        {sums.actors.length >= mostActors && (
          <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
            {t('resets.most')}
          </Typography>
        )}
        {sums.actors.length === 0 ? (
          <EmptyNotice title={t('resets.emptyTitle')}>{t('resets.empty')}</EmptyNotice>
        ) : (
          <ActorRows
            actors={sums.actors}
            chosen={filters.actor}
            onChoose={(actor) => setFilters({ actor })}
            pathTo={register}
          />
        )}
      </Section>
      {sums.count > 0 && (
        <>
          <Section title={t('resets.standsOut')}>
            <NotableList
              counts={sums.notable}
              chosen={filters.notable}
              onChoose={(notable) => setFilters({ notable })}
            />
          </Section>
          <Acts resets={resets} actors={sums.actors} />
        </>
      )}
    </>
  );
}
