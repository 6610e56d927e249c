import Box from '@mui/material/Box';
import type { Right } from '@loge/contracts/client';
import { usePermissions } from 'ra-core';
import { Link, useLocation } from 'react-router';
import { useT } from '../i18n/use-t.js';
import { sections } from './sections.js';
import type { SectionEntry } from './sections.js';

/** The sections this person's rights open. */
export function useSections(): readonly SectionEntry[] {
  const { permissions } = usePermissions<readonly Right[]>();
  return sections.filter(({ right }) => right === undefined || permissions?.includes(right));
}

/** The links to the sections, the present one marked. */
export function Navigation({ onChosen }: { readonly onChosen?: () => void }) {
  const t = useT();
  const { pathname } = useLocation();
  const entries = useSections();
  return (
    <Box component="nav" aria-label={t('shell.navigation')}>
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
        {entries.map(({ name, path }) => {
          const current = path === '/' ? pathname === '/' : pathname.startsWith(path);
          return (
            <li key={name}>
              <Box
                component={Link}
                to={path}
                {...(onChosen ? { onClick: onChosen } : {})}
                aria-current={current ? 'page' : undefined}
                sx={{
                  display: 'block',
                  px: 1.5,
                  py: 1.1,
                  my: 0.25,
                  borderRadius: 2,
                  color: current ? 'primary.main' : 'text.primary',
                  bgcolor: current ? 'action.hover' : 'transparent',
                  fontWeight: current ? 650 : 500,
                  textDecoration: 'none',
                  '&:hover': { bgcolor: 'action.hover' },
                }}
              >
                {t(`nav.${name}`)}
              </Box>
            </li>
          );
        })}
      </Box>
    </Box>
  );
}
