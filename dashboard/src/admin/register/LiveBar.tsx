import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import KeyboardArrowUpIcon from '@mui/icons-material/KeyboardArrowUp';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useT } from '../i18n/use-t.js';
import { Sign } from '../shown/Sign.js';
import { unseen } from '../shown/unseen.js';
import type { Live } from './use-live.js';

/** What came in so many milliseconds is said in one sentence. */
const SAY_EVERY_MS = 15_000;

/** How many arrived, to be said aloud: not each one, and not more often than every few seconds. */
function useSaid(count: number): number {
  const [said, setSaid] = useState(0);
  const told = useRef(0);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    if (busy || count === told.current) return;
    setSaid(count - told.current);
    told.current = count;
    setBusy(true);
  }, [count, busy]);
  useEffect(() => {
    if (!busy) return;
    const timer = setTimeout(() => {
      // Emptied, or the same sentence would not be said again.
      setSaid(0);
      setBusy(false);
    }, SAY_EVERY_MS);
    return () => clearTimeout(timer);
  }, [busy]);
  return said;
}

/** Whether the list is followed, a button to stop that, and what waits above while one reads further down. */
export function LiveBar({
  live,
  children,
}: {
  readonly live: Live;
  /** What else can be done with the list; stands on the other side. */
  readonly children?: ReactNode;
}) {
  const t = useT();
  const said = useSaid(live.count);
  const state = live.paused ? 'paused' : live.failing ? 'failing' : 'live';
  return (
    <>
      <Box data-no-print="" sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mt: 1 }}>
        {children}
        <Box sx={{ flex: 1 }} />
        {live.enabled && (
          <>
            {' '}
            <Typography component="span" variant="body2">
              <Sign
                shape={state === 'live' ? 'full' : state === 'paused' ? 'empty' : 'waiting'}
                colour={state === 'live' ? 'success' : state === 'paused' ? 'quiet' : 'warning'}
              >
                {t(`live.${state}`)}
              </Sign>
            </Typography>
            <Button
              size="small"
              variant={live.paused ? 'contained' : 'outlined'}
              aria-pressed={live.paused}
              onClick={live.toggle}
              sx={{ minHeight: 32 }}
            >
              {t('live.pause')}
            </Button>
          </>
        )}
      </Box>
      <Box role="status" sx={unseen}>
        {said > 0 && t('live.arrived', { count: said })}
      </Box>
      <Box ref={live.top} sx={{ scrollMarginTop: 16 }} />
      {live.waiting > 0 && (
        <Box
          data-no-print=""
          sx={{
            position: 'sticky',
            top: 12,
            zIndex: 2,
            height: 0,
            display: 'flex',
            justifyContent: 'center',
          }}
        >
          <Button
            variant="contained"
            size="small"
            startIcon={<KeyboardArrowUpIcon aria-hidden="true" />}
            onClick={live.showWaiting}
            sx={{ flexShrink: 0, height: 36, minHeight: 36, boxShadow: 3 }}
          >
            {t('live.waiting', { count: live.waiting })}
          </Button>
        </Box>
      )}
    </>
  );
}
