import Box from '@mui/material/Box';
import Drawer from '@mui/material/Drawer';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import CloseIcon from '@mui/icons-material/Close';
import { EventDocument } from '@loge/contracts/client';
import { ApiError } from '../api.js';
import { useAsk } from '../data/use-ask.js';
import { useT } from '../i18n/use-t.js';
import { ErrorNotice, RowsSkeleton } from '../shown/Notices.js';
import { EventDetails } from './EventDetails.js';

/** One event in full, beside the list; its id is in the address. */
export function EventDrawer({
  register: { event: id, open },
}: {
  readonly register: { readonly event: string | undefined; readonly open: (id: string | undefined) => void };
}) {
  const t = useT();
  const { data, error, refetch } = useAsk(EventDocument, { id: id ?? '' }, { enabled: id !== undefined });
  const event = data?.event;
  return (
    <Drawer
      anchor="right"
      open={id !== undefined}
      onClose={() => open(undefined)}
      slotProps={{
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
        </Typography>
        <IconButton aria-label={t('shell.close')} onClick={() => open(undefined)} edge="end">
          <CloseIcon />
        </IconButton>
      </Box>
      {error && <ErrorNotice error={error} retry={refetch} />}
      {!error && data && !event && <ErrorNotice error={new ApiError('NOT_FOUND')} />}
      {!error && !data && <RowsSkeleton rows={5} />}
      {event && <EventDetails event={event} onOpen={open} />}
    </Drawer>
  );
}
