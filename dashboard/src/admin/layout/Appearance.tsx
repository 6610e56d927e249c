import CssBaseline from '@mui/material/CssBaseline';
import { ThemeProvider } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useStore } from 'ra-core';
import type { ReactNode } from 'react';
import { darkTheme, lightTheme } from '../theme.js';

/** Light or dark: what was chosen on this device, else what the device asks for. */
export function Appearance({ children }: { readonly children: ReactNode }) {
  const prefersDark = useMediaQuery('(prefers-color-scheme: dark)', { noSsr: true });
  const [chosen] = useStore<'light' | 'dark' | undefined>('theme');
  const dark = chosen === undefined ? prefersDark : chosen === 'dark';
  return (
    <ThemeProvider theme={dark ? darkTheme : lightTheme}>
      <CssBaseline enableColorScheme />
      {children}
    </ThemeProvider>
  );
}
