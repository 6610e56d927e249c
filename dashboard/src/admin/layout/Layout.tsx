import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Drawer from '@mui/material/Drawer';
import IconButton from '@mui/material/IconButton';
import Link from '@mui/material/Link';
import MenuIcon from '@mui/icons-material/Menu';
import type { LayoutProps } from 'react-admin';
import { Suspense, useEffect, useRef, useState } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import { Link as RouterLink, useLocation } from 'react-router';
import { placeOf } from '../data/use-place.js';
import { useT } from '../i18n/use-t.js';
import { EmptyNotice, RowsSkeleton } from '../shown/Notices.js';
import { AccountMenu } from './AccountMenu.js';
import { Navigation } from './Navigation.js';
import { ShortcutsDialog, useShortcuts } from './Shortcuts.js';
import { StatusBanner } from './StatusBanner.js';
import { useKeptFocus } from './use-kept-focus.js';

/** After a change of page the focus goes to its title, as it would on a page loaded anew. */
function useTitleFocus(): void {
  const { pathname } = useLocation();
  const first = useRef(true);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    // The last word: react-admin keeps places of lists too, and returns to them even on a way forward.
    window.scrollTo(0, placeOf(pathname));
    const timer = setTimeout(() => document.getElementById('page-title')?.focus({ preventScroll: true }), 60);
    return () => clearTimeout(timer);
  }, [pathname]);
}

/** The frame of every page: skip link, header, navigation, the page itself. */
export function Layout({ children }: LayoutProps) {
  const t = useT();
  const [menu, setMenu] = useState(false);
  const shortcuts = useShortcuts();
  const { pathname } = useLocation();
  useTitleFocus();
  useKeptFocus();
  return (
    <Box sx={{ minHeight: '100dvh' }}>
      <Link
        href="#main"
        onClick={(event) => {
          // The hash belongs to the router.
          event.preventDefault();
          document.getElementById('main')?.focus();
        }}
        sx={{
          position: 'absolute',
          left: 8,
          top: -60,
          zIndex: 1400,
          px: 2,
          py: 1,
          bgcolor: 'background.paper',
          '&:focus': { top: 8 },
        }}
      >
        {t('shell.skip')}
      </Link>
      <Box
        component="header"
        data-no-print=""
        sx={{
          display: 'flex',
          alignItems: 'center',
          gap: 1,
          px: { xs: 1, md: 3 },
          minHeight: 56,
          borderBottom: 1,
          borderColor: 'divider',
        }}
      >
        <IconButton
          aria-label={t('shell.openMenu')}
          aria-expanded={menu}
          onClick={() => setMenu(true)}
          sx={{ display: { md: 'none' } }}
        >
          <MenuIcon />
        </IconButton>
        <Link
          component={RouterLink}
          to="/"
          underline="none"
          color="inherit"
          sx={{ fontWeight: 700, fontSize: '1.15rem' }}
        >
          {t('shell.product')}
        </Link>
        <Box sx={{ color: 'text.secondary', display: { xs: 'none', sm: 'block' } }}>{t('shell.tagline')}</Box>
        <Box sx={{ flex: 1 }} />
        <Button
          color="inherit"
          aria-label={t('shell.shortcuts')}
          title={t('shell.shortcuts')}
          onClick={() => shortcuts.setOpen(true)}
          sx={{ minWidth: 40, display: { xs: 'none', sm: 'inline-flex' } }}
        >
          ?
        </Button>
        <AccountMenu />
      </Box>
      <Box data-no-print="">
        <StatusBanner />
      </Box>
      <Box sx={{ display: 'flex' }}>
        <Box data-no-print="" sx={{ width: 208, flexShrink: 0, p: 2, display: { xs: 'none', md: 'block' } }}>
          <Navigation />
        </Box>
        <Box
          component="main"
          id="main"
          tabIndex={-1}
          sx={{ flex: 1, minWidth: 0, px: { xs: 2, md: 4 }, py: { xs: 2, md: 3 }, outline: 'none' }}
        >
          <ErrorBoundary
            resetKeys={[pathname]}
            onError={(error) => console.error(error)}
            fallback={
              <EmptyNotice
                title={t('shell.errorTitle')}
                action={<Button onClick={() => window.location.reload()}>{t('shell.retry')}</Button>}
              >
                {t('errors.INTERNAL')}
              </EmptyNotice>
            }
          >
            <Suspense fallback={<RowsSkeleton />}>{children}</Suspense>
          </ErrorBoundary>
        </Box>
      </Box>
      <Drawer
        open={menu}
        onClose={() => setMenu(false)}
        slotProps={{ paper: { 'aria-label': t('shell.menu'), role: 'dialog', sx: { width: 272, p: 2 } } }}
      >
        <Navigation onChosen={() => setMenu(false)} />
        <Button onClick={() => setMenu(false)} sx={{ mt: 2, alignSelf: 'flex-start' }}>
          {t('shell.close')}
        </Button>
      </Drawer>
      <ShortcutsDialog open={shortcuts.open} onClose={() => shortcuts.setOpen(false)} />
    </Box>
  );
}
