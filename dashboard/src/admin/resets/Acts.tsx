import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import { CredentialActListDocument } from '@loge/contracts/client';
import type { CredentialActsQuery } from '@loge/contracts/client';
import { useActorName } from '../accounts/ActorText.js';
import { useAsk } from '../data/use-ask.js';
import { useT } from '../i18n/use-t.js';
import { EmptyNotice, ErrorNotice, RowsSkeleton } from '../shown/Notices.js';
import { Section } from '../shown/Page.js';
import { Renewing } from '../shown/Renewing.js';
import { ActDays } from './ActDays.js';
import type { Resets } from './use-resets.js';

const pageSize = 50;
const most = 1000;

/** The acts one by one, of one person or standing out in one way where that was chosen. */
export function Acts({
  resets: { filters, asked, after, setFilters, go },
  actors,
}: {
  readonly resets: Resets;
  readonly actors: CredentialActsQuery['credentialActs']['actors'];
}) {
  const t = useT();
  const nameOf = useActorName();
  const { actor, notable } = filters;
  const { data, error, refetch, isPlaceholderData } = useAsk(
    CredentialActListDocument,
    {
      filter: asked,
      ...{ first: pageSize, after: after ?? null, actor: actor ?? null, notable: notable ?? null },
    },
    { keepLast: true },
  );
  const page = data?.credentialActList;
  const by = actors.find((one) => one.actor.person?.id === actor)?.actor;
  const whose = by ? nameOf(by) : t('register.filterLabels.somebody');
  const chips = [
    actor && ([t('resets.actsOf', { name: whose }), { actor: undefined }] as const),
    notable && ([t(`resets.notable.${notable}`), { notable: undefined }] as const),
  ].filter((chip) => chip !== undefined && chip !== '');
  const older = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : undefined;
  return (
    <Section
      title={t('resets.acts')}
      aside={
        page &&
        (page.countUpTo1001 > most ? t('resets.moreThan') : t('resets.shown', { count: page.countUpTo1001 }))
      }
    >
      {chips.length > 0 && (
        <Box
          role="group"
          aria-label={t('register.filters')}
          sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}
        >
          {chips.map(([label, without]) => (
            <Chip
              key={label}
              label={`${label} ×`}
              variant="outlined"
              aria-label={t('resets.remove', { filter: label })}
              onClick={() => setFilters(without)}
            />
          ))}
        </Box>
      )}
      {error ? (
        <ErrorNotice error={error} retry={refetch} />
      ) : !page ? (
        <RowsSkeleton rows={6} />
      ) : page.edges.length === 0 ? (
        <EmptyNotice
          title={t('resets.emptyTitle')}
          action={
            chips.length > 0 && (
              <Button variant="outlined" onClick={() => setFilters({ actor: undefined, notable: undefined })}>
                {t('resets.clear')}
              </Button>
            )
          }
        >
          {t(chips.length > 0 ? 'resets.emptyFiltered' : 'resets.empty')}
        </EmptyNotice>
      ) : (
        <Renewing busy={isPlaceholderData}>
          <ActDays acts={page.edges.map(({ node }) => node)} />
        </Renewing>
      )}
      <Box
        component="nav"
        data-no-print=""
        aria-label={t('resets.acts')}
        sx={{ display: 'flex', gap: 1.5, mt: 3 }}
      >
        {after && (
          <Button variant="outlined" onClick={() => go(undefined)}>
            {t('register.newest')}
          </Button>
        )}
        {older && (
          <Button variant="outlined" onClick={() => go(older)}>
            {t('register.older')}
          </Button>
        )}
      </Box>
    </Section>
  );
}
