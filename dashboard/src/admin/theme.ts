import { createTheme } from '@mui/material/styles';
import type { Theme } from '@mui/material/styles';

const fonts = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif";

/** Colours of one appearance: one accent; the status colours are for status only. */
interface Colours {
  readonly accent: string;
  readonly onAccent: string;
  readonly page: string;
  readonly raised: string;
  readonly ink: string;
  readonly quiet: string;
  readonly line: string;
  readonly error: string;
  readonly warning: string;
  readonly success: string;
}

const light: Colours = {
  accent: '#0b5d66',
  onAccent: '#ffffff',
  page: '#ffffff',
  raised: '#f6f8f8',
  ink: '#1c2628',
  quiet: '#55646a',
  line: '#d5dddd',
  error: '#a3261f',
  warning: '#855000',
  success: '#1d6b3a',
};

const dark: Colours = {
  accent: '#86cdd5',
  onAccent: '#0c2326',
  page: '#14191b',
  raised: '#1c2325',
  ink: '#e6ebeb',
  quiet: '#a9b7ba',
  line: '#374246',
  error: '#f2a29b',
  warning: '#eec07a',
  success: '#8fd3a6',
};

function themeOf(mode: 'light' | 'dark', colours: Colours): Theme {
  const focus = { outline: `3px solid ${colours.accent}`, outlineOffset: 2 };
  return createTheme({
    palette: {
      mode,
      primary: { main: colours.accent, contrastText: colours.onAccent },
      secondary: { main: colours.accent, contrastText: colours.onAccent },
      error: { main: colours.error },
      warning: { main: colours.warning },
      success: { main: colours.success },
      info: { main: colours.accent },
      background: { default: colours.page, paper: colours.page },
      text: { primary: colours.ink, secondary: colours.quiet },
      divider: colours.line,
      action: { hover: colours.raised },
    },
    shape: { borderRadius: 8 },
    typography: {
      fontFamily: fonts,
      h1: { fontSize: '1.6rem', fontWeight: 650, lineHeight: 1.25, letterSpacing: '-0.01em' },
      h2: { fontSize: '1.15rem', fontWeight: 650, lineHeight: 1.35 },
      h3: { fontSize: '0.95rem', fontWeight: 650, lineHeight: 1.4 },
      body1: { lineHeight: 1.55 },
      body2: { lineHeight: 1.5 },
      button: { textTransform: 'none', fontWeight: 600 },
    },
    components: {
      MuiCssBaseline: {
        styleOverrides: {
          body: { fontVariantNumeric: 'tabular-nums', overflowWrap: 'anywhere' },
          '*:focus-visible': focus,
          '@media (prefers-reduced-motion: reduce)': {
            '*, *::before, *::after': {
              animationDuration: '0.01ms !important',
              animationIterationCount: '1 !important',
              transitionDuration: '0.01ms !important',
              scrollBehavior: 'auto !important',
            },
          },
          '[data-print-only]': { display: 'none' },
          // Black on white, whatever the appearance; nothing that can only be pressed.
          '@media print': {
            ':root': { colorScheme: 'light' },
            'html, body': { background: '#fff !important', fontSize: '10pt' },
            '*, *::before, *::after': {
              color: '#000 !important',
              borderColor: '#999 !important',
              boxShadow: 'none !important',
              animation: 'none !important',
            },
            'main, main *': { background: 'transparent !important' },
            '[data-no-print], [data-no-print] *, .MuiModal-root': { display: 'none !important' },
            '[data-print-only]': { display: 'block' },
            a: { textDecoration: 'none !important' },
            '#main': { padding: '0 !important' },
            'h1, h2, h3': { breakAfter: 'avoid' },
          },
        },
      },
      MuiButtonBase: {
        defaultProps: { disableRipple: true },
        styleOverrides: { root: { '&.Mui-focusVisible': focus } },
      },
      MuiButton: {
        defaultProps: { disableElevation: true },
        styleOverrides: { root: { minHeight: 40, borderRadius: 8 } },
      },
      MuiIconButton: { styleOverrides: { root: { minWidth: 40, minHeight: 40 } } },
      MuiLink: {
        defaultProps: { underline: 'always' },
        styleOverrides: { root: { textUnderlineOffset: '0.15em', textDecorationThickness: '1px' } },
      },
      MuiTextField: { defaultProps: { size: 'small', variant: 'outlined' } },
      MuiFormHelperText: { styleOverrides: { root: { marginInline: 0 } } },
      MuiPaper: { styleOverrides: { root: { backgroundImage: 'none' } } },
      MuiPopover: { styleOverrides: { paper: { border: `1px solid ${colours.line}` } } },
      MuiTab: { styleOverrides: { root: { minHeight: 44, fontSize: '0.95rem' } } },
      MuiChip: { styleOverrides: { root: { height: 32, borderRadius: 8, fontSize: '0.875rem' } } },
      MuiTableCell: {
        styleOverrides: {
          root: { borderColor: colours.line, verticalAlign: 'top' },
          head: { color: colours.quiet, fontWeight: 600, backgroundColor: 'transparent' },
          // A small table leaves its checkboxes no room of their own: 20 px, where 24 is the least (WCAG 2.5.8).
          paddingCheckbox: { '&.MuiTableCell-sizeSmall > .MuiCheckbox-root': { padding: 4 } },
        },
      },
      MuiSkeleton: { defaultProps: { animation: false } },
    },
  });
}

/** The light appearance. */
export const lightTheme = themeOf('light', light);

/** The dark appearance, of equal care. */
export const darkTheme = themeOf('dark', dark);
