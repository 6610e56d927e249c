import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { MigrationState, MigrationTallyFragment } from '@loge/contracts/client';
import { useT } from '../i18n/use-t.js';
import { Section } from '../shown/Page.js';
import type { PeopleFilter } from './people-filter.js';

/** The parts of a bar, from the left, each with its colour; the words beneath have the same order. */
const parts = [
  { state: 'MOVED', field: 'moved', colour: 'primary.main' },
  { state: 'OLD_LOGIN_ONLY', field: 'oldLoginOnly', colour: 'warning.main' },
  { state: 'NEVER_SIGNED_IN', field: 'neverSignedIn', colour: 'text.secondary' },
] as const satisfies readonly {
  state: MigrationState;
  field: keyof MigrationTallyFragment;
  colour: string;
}[];

/** How far each profile has come: a bar to see it, its numbers in words; choosing one shows those people. */
export function MigrationProgress({
  counts,
  onShow,
}: {
  readonly counts: readonly MigrationTallyFragment[];
  readonly onShow: (filter: Partial<PeopleFilter>) => void;
}) {
  const t = useT();
  return (
    <Section title={t('migration.progress.title')}>
      {counts.length === 0 ? (
        <Typography>{t('migration.progress.empty')}</Typography>
      ) : (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {counts.map((tally) => {
            const total = parts.reduce((sum, { field }) => sum + tally[field], 0);
            const profile = t(`profileCounts.${tally.profile}`, { count: total });
            return (
              <Box component="li" key={tally.profile} sx={{ mb: 2.5 }}>
                <Typography sx={{ fontWeight: 600 }}>{profile}</Typography>
                <Bar tally={tally} />
                <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2.5 }}>
                  {parts.map(({ state, field, colour }) => (
                    <Number
                      key={state}
                      colour={colour}
                      text={t(`migration.counts.${state}`, { count: tally[field] })}
                      profile={profile}
                      {...(tally[field] > 0 && {
                        onChoose: () => onShow({ profile: tally.profile, state }),
                      })}
                    />
                  ))}
                </Box>
              </Box>
            );
          })}
        </Box>
      )}
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('migration.progress.aside')}
      </Typography>
    </Section>
  );
}

function Bar({ tally }: { readonly tally: MigrationTallyFragment }) {
  return (
    <Box
      aria-hidden="true"
      sx={{
        display: 'flex',
        gap: '2px',
        height: 14,
        my: 0.75,
        borderRadius: 1,
        overflow: 'hidden',
        bgcolor: 'divider',
      }}
    >
      {parts
        .filter(({ field }) => tally[field] > 0)
        .map(({ field, colour }) => (
          <Box
            key={field}
            sx={{
              flexGrow: tally[field],
              flexBasis: 0,
              minWidth: 3,
              bgcolor: colour,
              opacity: field === 'neverSignedIn' ? 0.35 : 1,
            }}
          />
        ))}
    </Box>
  );
}

function Number({
  colour,
  text,
  profile,
  onChoose,
}: {
  readonly colour: string;
  readonly text: string;
  readonly profile: string;
  readonly onChoose?: () => void;
}) {
  const t = useT();
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.75, minHeight: 28 }}>
      <Box
        aria-hidden="true"
        sx={{
          width: 12,
          height: 12,
          borderRadius: 0.5,
          bgcolor: colour,
          opacity: colour === 'text.secondary' ? 0.35 : 1,
        }}
      />
      {onChoose ? (
        <Link
          component="button"
          type="button"
          onClick={onChoose}
          title={t('migration.progress.show', { profile, what: text })}
          sx={{ font: 'inherit', textAlign: 'left', minHeight: 28 }}
        >
          {text}
        </Link>
      ) : (
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {text}
        </Box>
      )}
    </Box>
  );
}
