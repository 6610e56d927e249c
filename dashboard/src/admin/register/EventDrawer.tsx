import Box from '@mui/material/Box';
import Drawer from '@mui/material/Drawer';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import CloseIcon from '@mui/icons-material/Close';
import KeyboardArrowDownIcon from '@mui/icons-material/KeyboardArrowDown';
import KeyboardArrowUpIcon from '@mui/icons-material/KeyboardArrowUp';
import { EventDocument } from '@loge/contracts/client';
import { useEffect, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { ApiError } from '../api.js';
import { useAsk } from '../data/use-ask.js';
import { useT } from '../i18n/use-t.js';
import { ErrorNotice, RowsSkeleton } from '../shown/Notices.js';
import { Renewing } from '../shown/Renewing.js';
import { EventDetails } from './EventDetails.js';
import { focusEvent, hasOwnKeys, stepOf } from './row-keys.js';

const none: readonly string[] = [];

/** One event in full, beside the list; its id is in the address, its neighbours in the list one key away. */
export function EventDrawer({
  register: { event: id, open },
  rows = none,
}: {
  readonly register: {
    readonly event: string | undefined;
    /** Shows another event, or none; `instead` of the present one when one walks along the list. */
    readonly open: (id: string | undefined, instead?: boolean) => void;
  };
  /** The events of the list, in its order. */
  readonly rows?: readonly string[];
}) {
  const t = useT();
  // Ahead of what is shown while somebody walks quickly.
  const last = useRef(id);
  useEffect(() => {
    if (id) last.current = id;
  }, [id]);
  const shown = id ?? last.current ?? '';
  const { data, error, refetch, isPlaceholderData } = useAsk(
    EventDocument,
    { id: shown },
    { enabled: id !== undefined, keepLast: true },
  );
  const event = data?.event;
  const index = rows.indexOf(shown);
  const [newer, older] = [index > 0 ? rows[index - 1] : undefined, index >= 0 ? rows[index + 1] : undefined];
  const close = () => open(undefined);
  const onKeyDown = (key: KeyboardEvent<HTMLElement>): void => {
    const step = hasOwnKeys(key.target) ? undefined : stepOf(key.nativeEvent);
    const from = rows.indexOf(last.current ?? '');
    if (!step || from < 0) return;
    key.preventDefault();
    const to = rows[step === 'next' ? from + 1 : from - 1];
    if (!to) return;
    last.current = to;
    open(to, true);
  };
  return (
    <Drawer
      anchor="right"
      open={id !== undefined}
      onClose={close}
      onKeyDown={onKeyDown}
      // To the row of what was shown last, which need not be the one it began with.
      disableRestoreFocus
      slotProps={{
        transition: { onExited: () => focusEvent(last.current) },
        paper: {
          role: 'dialog',
          'aria-modal': true,
          'aria-labelledby': 'event-title',
          sx: { width: { xs: '100%', sm: 520 }, p: { xs: 2, sm: 3 } },
        },
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', mb: 1 }}>
        <Typography
          id="event-title"
          variant="h2"
          sx={{ flex: 1, color: 'text.secondary', fontSize: '0.95rem' }}
        >
          {t('register.details')}
          {index >= 0 && ` · ${t('display.placeOf', { n: index + 1, count: rows.length })}`}
        </Typography>
        {index >= 0 && (
          <>
            <IconButton
              aria-label={t('display.previous')}
              aria-keyshortcuts="k"
              title={t('display.previous')}
              disabled={!newer}
              onClick={() => open(newer, true)}
            >
              <KeyboardArrowUpIcon />
            </IconButton>
            <IconButton
              aria-label={t('display.next')}
              aria-keyshortcuts="j"
              title={t('display.next')}
              disabled={!older}
              onClick={() => open(older, true)}
            >
              <KeyboardArrowDownIcon />
            </IconButton>
          </>
        )}
        <IconButton aria-label={t('shell.close')} onClick={close} edge="end">
          <CloseIcon />
        </IconButton>
      </Box>
      {error && <ErrorNotice error={error} retry={refetch} />}
      {!error && data && !event && <ErrorNotice error={new ApiError('NOT_FOUND')} />}
      {!error && !data && <RowsSkeleton rows={5} />}
      {!error && event && (
        <Renewing busy={isPlaceholderData}>
          <EventDetails key={event.id} event={event} onOpen={open} />
        </Renewing>
      )}
    </Drawer>
  );
}
