import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import { longDate } from '../i18n/format.js';
import { useLanguage, useT } from '../i18n/use-t.js';
import { pathTo } from '../register/sentences/SentenceLine.js';
import { FactList } from '../shown/FactList.js';
import { EmptyNotice } from '../shown/Notices.js';
import { PersonText } from '../shown/People.js';
import type { FullAccount } from './AccountPage.js';
import { EndPlaceButton } from './PlaceButtons.js';

/** « Famille »: the children of a relative, the relatives of a pupil. */
export function FamilyTab({ account: { family } }: { readonly account: FullAccount }) {
  const t = useT();
  if (family.length === 0) return <EmptyNotice>{t('accounts.familyEmpty')}</EmptyNotice>;
  return (['CHILD', 'RELATIVE'] as const).map((side) => {
    const members = family.filter((member) => member.side === side);
    if (members.length === 0) return null;
    return (
      <Box component="section" key={side} sx={{ mb: 3 }}>
        <Typography variant="h2">
          {t(side === 'CHILD' ? 'accounts.children' : 'accounts.relatives')}
        </Typography>
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {members.map((member) => (
            <Box
              component="li"
              key={member.person.id + member.school.id}
              sx={{ py: 1, borderBottom: 1, borderColor: 'divider' }}
            >
              <PersonText person={member.person} />
              <Typography variant="body2" sx={{ color: 'text.secondary' }}>
                {[
                  t(`relations.${member.relation}`),
                  member.legalGuardian > 0 && t('accounts.legalGuardian', { n: member.legalGuardian }),
                  member.school.name,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </Typography>
            </Box>
          ))}
        </Box>
      </Box>
    );
  });
}

/** « Établissements »: the places held now, then those that ended. */
export function SchoolsTab({
  account,
  manages,
}: {
  readonly account: FullAccount;
  /** Whether one may end a place that staff gave. */
  readonly manages: boolean;
}) {
  const t = useT();
  const { affiliations } = account;
  if (affiliations.length === 0) return <EmptyNotice>{t('accounts.schoolsEmpty')}</EmptyNotice>;
  return ([true, false] as const).map((current) => {
    const held = affiliations.filter((affiliation) => affiliation.current === current);
    if (held.length === 0) return null;
    return (
      <Box component="section" key={String(current)} sx={{ mb: 3 }}>
        <Typography variant="h2">{t(current ? 'accounts.current' : 'accounts.ended')}</Typography>
        {held.map((affiliation) => (
          <AffiliationCard
            key={affiliation.school.id + affiliation.profile + affiliation.since}
            affiliation={affiliation}
          >
            {manages && current && affiliation.byHand && account.status !== 'JOINED' && (
              <EndPlaceButton account={account} place={affiliation} />
            )}
          </AffiliationCard>
        ))}
      </Box>
    );
  });
}

function AffiliationCard({
  affiliation,
  children,
}: {
  readonly affiliation: FullAccount['affiliations'][number];
  readonly children: ReactNode;
}) {
  const t = useT();
  const language = useLanguage();
  const date = (at: string) => longDate(new Date(at), language);
  const facts = (['classes', 'groups', 'subjects', 'functions', 'formTeacherOf'] as const)
    .filter((key) => affiliation[key].length > 0)
    .map((key) => ({ name: t(`accounts.facts.${key}`), value: affiliation[key].join(', ') }));
  if (affiliation.joinKey) facts.push({ name: t('accounts.facts.joinKey'), value: affiliation.joinKey });
  return (
    <Box sx={{ py: 1.5, borderBottom: 1, borderColor: 'divider' }}>
      <Typography component="h3" variant="body1">
        <Link component={RouterLink} to={pathTo('school', affiliation.school.id)} sx={{ fontWeight: 600 }}>
          {affiliation.school.name}
        </Link>
        {` · ${t(`profiles.${affiliation.profile}`)}`}
      </Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
        {affiliation.endedAt
          ? t('accounts.until', { from: date(affiliation.since), to: date(affiliation.endedAt) })
          : `${t('accounts.since', { date: date(affiliation.since) })} · ${t('accounts.signsIn', { place: t(`places.${affiliation.signInPlace}`) })}`}
      </Typography>
      {facts.length > 0 && <FactList facts={facts} />}
      {affiliation.current && affiliation.byHand && (
        <Typography variant="body2">{t('byhand.byHand')}</Typography>
      )}
      {children}
    </Box>
  );
}
