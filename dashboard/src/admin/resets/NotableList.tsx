import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import Typography from '@mui/material/Typography';
import type { CredentialActsQuery, Notable } from '@loge/contracts/client';
import { count as counted } from '../i18n/format.js';
import { useLanguage, useT } from '../i18n/use-t.js';

type Counts = CredentialActsQuery['credentialActs']['notable'];

/** What stands out and how often, each narrowing the list below to these. */
export function NotableList({
  counts,
  chosen,
  onChoose,
}: {
  readonly counts: Counts;
  readonly chosen: Notable | undefined;
  readonly onChoose: (notable: Notable | undefined) => void;
}) {
  const t = useT();
  const language = useLanguage();
  const some = counts.filter(({ notable, count }) => count > 0 || notable === chosen);
  if (some.length === 0)
    return <Typography sx={{ color: 'text.secondary' }}>{t('resets.nothing')}</Typography>;
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', rowGap: 1 }}>
      {some.map(({ notable, count }) => {
        const label = t('resets.notableCount', {
          notable: t(`resets.notable.${notable}`),
          count: counted(count, language),
        });
        return (
          <Box
            component="li"
            key={notable}
            sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}
          >
            <Chip
              label={label}
              variant={chosen === notable ? 'filled' : 'outlined'}
              color={chosen === notable ? 'primary' : 'default'}
              aria-pressed={chosen === notable}
              aria-label={t('resets.onlyNotable', { notable: label })}
              onClick={() => onChoose(chosen === notable ? undefined : notable)}
            />
            <Typography component="span" variant="body2" sx={{ color: 'text.secondary' }}>
              {t(`resets.notableHelp.${notable}`)}
            </Typography>
          </Box>
        );
      })}
    </Box>
  );
}

/** What stands out of somebody's acts, in a line: « personnel : 2, la nuit ou un dimanche : 1 ». */
export function useNotableText(): (counts: Counts) => string {
  const t = useT();
  const language = useLanguage();
  return (counts) =>
    counts
      .filter(({ count }) => count > 0)
      .map(({ notable, count }) =>
        t('resets.notableCount', {
          notable: t(`resets.notable.${notable}`),
          count: counted(count, language),
        }),
      )
      .join(' · ');
}
