import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import type { RegisterPicturesQuery } from '@loge/contracts/client';
import { Link as RouterLink } from 'react-router';
import { ActorText, useActorName } from '../accounts/ActorText.js';
import { actorKey } from '../accounts/hands.js';
import { count as counted } from '../i18n/format.js';
import { useLanguage, useT } from '../i18n/use-t.js';
import { EmptyNotice } from '../shown/Notices.js';

/** Who reset how many for others; each number leads to the register on these, for people: it filters by no others. */
export function Resetters({
  resetters,
  pathTo,
}: {
  readonly resetters: RegisterPicturesQuery['registerPictures']['resetters'];
  readonly pathTo: (actor: string) => string;
}) {
  const t = useT();
  const language = useLanguage();
  const nameOf = useActorName();
  if (resetters.length === 0) return <EmptyNotice>{t('pictures.noResets')}</EmptyNotice>;
  const most = Math.max(...resetters.map(({ count }) => count));
  return (
    <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {resetters.map(({ actor, count }) => {
        const number = counted(count, language);
        return (
          <Box
            component="li"
            key={actorKey(actor)}
            sx={{
              display: 'grid',
              gridTemplateColumns: {
                xs: 'minmax(0, 1fr) 3.5rem',
                sm: 'minmax(0, 18rem) minmax(0, 1fr) 3.5rem',
              },
              columnGap: 1.5,
              alignItems: 'center',
              py: 0.75,
              borderBottom: 1,
              borderColor: 'divider',
            }}
          >
            <Box sx={{ minWidth: 0 }}>
              <ActorText actor={actor} />
            </Box>
            <Box
              aria-hidden="true"
              sx={{
                display: { xs: 'none', sm: 'block' },
                height: 10,
                width: `${(count / most) * 100}%`,
                bgcolor: 'primary.main',
                opacity: 0.72,
                borderRadius: '0 3px 3px 0',
              }}
            />
            <Box sx={{ textAlign: 'right' }}>
              {actor.person ? (
                <Link
                  component={RouterLink}
                  to={pathTo(actor.person.id)}
                  aria-label={t('pictures.resettersCell', { name: nameOf(actor), count })}
                  sx={{ display: 'inline-block', minWidth: 24, lineHeight: '24px', fontWeight: 600 }}
                >
                  {number}
                </Link>
              ) : (
                number
              )}
            </Box>
          </Box>
        );
      })}
    </Box>
  );
}
