import Alert from '@mui/material/Alert';
import Snackbar from '@mui/material/Snackbar';
import { useNotificationContext, useTranslate } from 'ra-core';
import type { NotificationPayload } from 'ra-core';
import { useEffect, useState } from 'react';

/** How long, in milliseconds, a notification stays unless it says otherwise. */
const SHOWN = 6_000;

const severities = ['success', 'info', 'warning', 'error'] as const;

/** What `useNotify` was told, one after the other, at the foot of the page and to screen readers. */
export function Notifications() {
  const translate = useTranslate();
  const { notifications, takeNotification } = useNotificationContext();
  const [shown, setShown] = useState<NotificationPayload>();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (shown || notifications.length === 0) return;
    const next = takeNotification();
    if (!next) return;
    setShown(next);
    setOpen(true);
  }, [notifications, shown, takeNotification]);
  if (!shown) return null;
  const { message, type, notificationOptions: options } = shown;
  const close = () => setOpen(false);
  return (
    <Snackbar
      open={open}
      autoHideDuration={options?.autoHideDuration === undefined ? SHOWN : options.autoHideDuration}
      onClose={(_, reason) => reason !== 'clickaway' && close()}
      anchorOrigin={{ vertical: 'bottom', horizontal: 'center' }}
      slotProps={{ transition: { onExited: () => setShown(undefined) } }}
    >
      <Alert severity={severities.find((known) => known === type) ?? 'info'} variant="filled" onClose={close}>
        {typeof message === 'string' ? translate(message, options?.messageArgs) : message}
      </Alert>
    </Snackbar>
  );
}
