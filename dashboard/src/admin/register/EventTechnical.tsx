import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useId, useState } from 'react';
import { useT } from '../i18n/use-t.js';
import { CopyButton } from '../shown/CopyButton.js';
import type { FullEvent } from './EventDetails.js';

/** The event as the store holds it, one click away. */
export function EventTechnical({ event }: { readonly event: FullEvent }) {
  const t = useT();
  const id = useId();
  const [open, setOpen] = useState(false);
  const json = JSON.stringify(
    {
      id: event.id,
      kind: event.kind,
      occurredAt: event.occurredAt,
      recordedAt: event.recordedAt,
      correlationId: event.correlationId,
      facts: event.facts,
      technical: event.technical,
    },
    null,
    2,
  );
  return (
    <Box sx={{ mt: 3 }}>
      <Button variant="outlined" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        {t(open ? 'register.technical.hide' : 'register.technical.show')}
      </Button>
      {open && <CopyButton text={json} label={t('register.technical.copy')} />}
      <Box id={id} hidden={!open}>
        {/* Not only hidden: as the drawer's last stop it would swallow the focus that goes round backwards. */}
        {open && (
          <Box
            component="pre"
            tabIndex={0}
            role="region"
            aria-label={t('register.technical.title')}
            sx={{
              bgcolor: 'action.hover',
              p: 1.5,
              borderRadius: 2,
              overflow: 'auto',
              maxHeight: 420,
              fontSize: '0.8rem',
            }}
          >
            {json}
          </Box>
        )}
      </Box>
    </Box>
  );
}
