import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { JournalDocument } from '@loge/contracts/client';
import type { EventRowFragment, PersonFragment } from '@loge/contracts/client';
import { useId, useState } from 'react';
import { useAsk } from '../data/use-ask.js';
import { useT } from '../i18n/use-t.js';
import { ErrorNotice, RowsSkeleton } from '../shown/Notices.js';
import type { FullEvent } from './EventDetails.js';
import { EventRow } from './EventRow.js';

/** As many on each side. */
const near = 3;

/** What happened to the person and to who acted just before and after; asked only when somebody wants it. */
export function EventAround({
  event,
  onOpen,
}: {
  readonly event: FullEvent;
  readonly onOpen: (id: string) => void;
}) {
  const t = useT();
  const id = useId();
  const [open, setOpen] = useState(false);
  const { actor, subject } = event;
  const people = [subject, actor.person].filter((person) => person !== null);
  const [first, second] = people;
  const different = first && second && first.id !== second.id ? [first, second] : people.slice(0, 1);
  if (different.length === 0) return null;
  return (
    <Box component="section" sx={{ mt: 3 }}>
      <Typography variant="h3" sx={{ mb: 1 }}>
        {t('display.around')}
      </Typography>
      <Button variant="outlined" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        {t(open ? 'display.aroundHide' : 'display.aroundShow')}
      </Button>
      <Box id={id} hidden={!open}>
        {open &&
          different.map((person) => (
            <AroundOf key={person.id} event={event} person={person} onOpen={onOpen} />
          ))}
      </Box>
    </Box>
  );
}

function AroundOf({
  event,
  person,
  onOpen,
}: {
  readonly event: FullEvent;
  readonly person: PersonFragment;
  readonly onOpen: (id: string) => void;
}) {
  const t = useT();
  const { occurredAt: from } = event;
  // The instant itself lies on both sides: what one command did happened at once, and it is shown above already.
  const to = new Date(Date.parse(from) + 1).toISOString();
  const older = useAsk(JournalDocument, { filter: { person: person.id, to }, first: 20 });
  const newer = useAsk(JournalDocument, { filter: { person: person.id, from }, last: 20 });
  const others = (page: typeof older.data): EventRowFragment[] =>
    (page?.journal.edges ?? [])
      .map(({ node }) => node)
      .filter(({ correlationId }) => correlationId !== event.correlationId);
  const error = older.error ?? newer.error;
  const sides = [
    { title: t('display.after'), rows: others(newer.data).slice(-near) },
    { title: t('display.before'), rows: others(older.data).slice(0, near) },
  ];
  return (
    <Box sx={{ mt: 2 }}>
      <Typography component="h4" variant="h3">
        {t('display.aroundOf', { name: person.displayName ?? t('register.filterLabels.somebody') })}
      </Typography>
      {error ? (
        <ErrorNotice error={error} retry={() => Promise.all([older.refetch(), newer.refetch()])} />
      ) : !older.data || !newer.data ? (
        <RowsSkeleton rows={2} />
      ) : (
        sides.map(({ title, rows }) => (
          <Box key={title} sx={{ mt: 1 }}>
            <Typography variant="body2" sx={{ color: 'text.secondary' }}>
              {title}
              {rows.length === 0 && ` · ${t('display.nothingAround')}`}
            </Typography>
            <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
              {rows.map((row) => (
                <EventRow key={row.id} event={row} onOpen={onOpen} clock={false} />
              ))}
            </Box>
          </Box>
        ))
      )}
    </Box>
  );
}
