import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router';
import { useT } from '../i18n/use-t.js';
import { useRight } from '../session/use-me.js';
import { Section } from '../shown/Page.js';

/** On the first page: the ways to hand credentials out, for whoever may. */
export function HandOut() {
  const t = useT();
  const manages = useRight('MANAGE_CREDENTIALS') ?? false;
  const distributes = useRight('DISTRIBUTE_CREDENTIALS') ?? false;
  if (!manages) return null;
  const ways = [
    { to: '/distribution', text: t('home.toClass') },
    { to: '/distribution/files', text: t('home.toFiles') },
    ...(distributes ? [{ to: '/distribution/campaigns', text: t('home.toCampaigns') }] : []),
  ];
  return (
    <Section title={t('home.handOut')}>
      <Box
        component="ul"
        sx={{
          listStyle: 'none',
          m: 0,
          p: 0,
          display: 'flex',
          flexWrap: 'wrap',
          columnGap: 3,
        }}
      >
        {ways.map(({ to, text }) => (
          <Box component="li" key={to} sx={{ py: 0.5 }}>
            <Link component={RouterLink} to={to}>
              {text}
            </Link>
          </Box>
        ))}
      </Box>
    </Section>
  );
}
