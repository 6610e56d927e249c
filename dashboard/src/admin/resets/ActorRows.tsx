import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import type { CredentialActsQuery } from '@loge/contracts/client';
import { Link as RouterLink } from 'react-router';
import { ActorText, useActorName } from '../accounts/ActorText.js';
import { actorKey } from '../accounts/hands.js';
import { count as counted } from '../i18n/format.js';
import { useLanguage, useT } from '../i18n/use-t.js';
import { When } from '../shown/When.js';
import { useNotableText } from './NotableList.js';

/** Who did how many on how many accounts, when last, and what of it stands out. The register filters by people only. */
export function ActorRows({
  actors,
  chosen,
  onChoose,
  pathTo,
}: {
  readonly actors: CredentialActsQuery['credentialActs']['actors'];
  readonly chosen: string | undefined;
  readonly onChoose: (actor: string | undefined) => void;
  readonly pathTo: (actor: string) => string;
}) {
  const t = useT();
  const language = useLanguage();
  const nameOf = useActorName();
  const notableText = useNotableText();
  return (
    <Box role="region" aria-label={t('resets.everybody')} tabIndex={0} sx={{ overflowX: 'auto' }}>
      <Box
        component="table"
        sx={{
          borderCollapse: 'collapse',
          // Words stay whole: where there is no room, the table scrolls.
          overflowWrap: 'break-word',
          width: '100%',
          '& th, & td': {
            ...{ py: 1, px: { xs: 0.75, md: 1 }, borderBottom: 1, borderColor: 'divider', textAlign: 'left' },
            verticalAlign: 'top',
          },
          '& th:first-of-type': { pl: 0, minWidth: '9rem' },
          '& thead th': { color: 'text.secondary', fontWeight: 600, fontSize: '0.875rem' },
          '& .number': { textAlign: 'right' },
          // Less where a laptop shows twice the size: all of it stands there without scrolling.
          '& td:nth-of-type(4)': { minWidth: { xs: '7rem', md: '10rem' } },
        }}
      >
        <thead>
          <tr>
            <th scope="col">{t('resets.actor')}</th>
            <th scope="col" className="number">
              {t('resets.count')}
            </th>
            <th scope="col" className="number">
              {t('resets.people')}
            </th>
            <th scope="col">{t('resets.last')}</th>
            <th scope="col">{t('resets.standsOut')}</th>
            <td data-no-print="" />
          </tr>
        </thead>
        <tbody>
          {actors.map(({ actor, count, people, lastAt, notable }) => {
            const id = actor.person?.id;
            const number = counted(count, language);
            return (
              <tr key={actorKey(actor)}>
                <Box component="th" scope="row" sx={{ fontWeight: 400 }}>
                  <ActorText actor={actor} />
                </Box>
                <td className="number">
                  {id ? (
                    <Link
                      component={RouterLink}
                      to={pathTo(id)}
                      aria-label={t('resets.inRegister', { name: nameOf(actor), count: number })}
                      sx={{ display: 'inline-block', minWidth: 24, lineHeight: '24px', fontWeight: 600 }}
                    >
                      {number}
                    </Link>
                  ) : (
                    number
                  )}
                </td>
                <td className="number">{counted(people, language)}</td>
                <td>
                  <When at={lastAt} as="relative" />
                </td>
                <td>{notableText(notable)}</td>
                <td data-no-print="">
                  {id && (
                    <Button
                      size="small"
                      aria-pressed={chosen === id}
                      aria-label={t('resets.showOf', { name: nameOf(actor) })}
                      onClick={() => onChoose(chosen === id ? undefined : id)}
                    >
                      {t('resets.show')}
                    </Button>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </Box>
    </Box>
  );
}
