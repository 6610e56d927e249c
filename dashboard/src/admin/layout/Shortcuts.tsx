import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Box from '@mui/material/Box';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { useT } from '../i18n/use-t.js';
import { useSections } from './Navigation.js';

/** Whether somebody is typing there, so that letters are letters. */
function typing(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/** The keyboard shortcuts: `?` lists them, `/` searches, `g` and a letter go somewhere. */
export function useShortcuts(): { open: boolean; setOpen: (open: boolean) => void } {
  const [open, setOpen] = useState(false);
  const navigate = useNavigate();
  const entries = useSections();
  const leading = useRef(0);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
      // What is open over the page stays: what is typed there would go with it, and the page is out of reach.
      if (event.target instanceof Element && event.target.closest('.MuiModal-root')) return;
      const entry = entries.find(({ key }) => key === event.key);
      if (event.key === '?') setOpen(true);
      else if (event.key === '/') {
        const search = document.querySelector<HTMLElement>('[data-page-search]');
        if (!search) return;
        event.preventDefault();
        search.focus();
      } else if (event.key === 'g') leading.current = event.timeStamp;
      else if (entry && event.timeStamp - leading.current < 1500) void navigate(entry.path);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [entries, navigate]);
  return { open, setOpen };
}

/** The list of the shortcuts. */
export function ShortcutsDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const t = useT();
  const entries = useSections();
  const rows: readonly (readonly [string, string])[] = [
    ['?', t('shortcuts.help')],
    ['/', t('shortcuts.search')],
    ...entries.map(
      ({ key, name }) => [t('shortcuts.then', { first: 'g', second: key }), t(`shortcuts.${name}`)] as const,
    ),
    ['j, k, ↓, ↑', t('display.keys.rows')],
    ['Esc', t('shortcuts.escape')],
  ];
  return (
    <Dialog open={open} onClose={onClose} aria-labelledby="shortcuts-title">
      <DialogTitle id="shortcuts-title">{t('shortcuts.title')}</DialogTitle>
      <DialogContent>
        <Box component="dl" sx={{ display: 'grid', gridTemplateColumns: 'auto 1fr', gap: 1.5, m: 0 }}>
          {rows.map(([keys, does]) => (
            <Box key={keys} sx={{ display: 'contents' }}>
              <Box component="dt" sx={{ fontFamily: 'monospace', fontWeight: 700 }}>
                {keys}
              </Box>
              <Box component="dd" sx={{ m: 0 }}>
                {does}
              </Box>
            </Box>
          ))}
        </Box>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('shell.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
