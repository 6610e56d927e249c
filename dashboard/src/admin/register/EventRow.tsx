import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import ChevronRightIcon from '@mui/icons-material/ChevronRight';
import type { EventRowFragment } from '@loge/contracts/client';
import type { ReactNode } from 'react';
import { useT } from '../i18n/use-t.js';
import type { Translate } from '../i18n/use-t.js';
import { When } from '../shown/When.js';
import { plainDisplay } from './display.js';
import type { Column, Display } from './display.js';
import { groupOf } from './kinds.js';
import { SentenceLine, useSentence } from './sentences/SentenceLine.js';
import { textOfSentence } from './sentences/sentence.js';

/** The columns beside the sentence, in the order of the five facts, as wide as their usual words. */
const widths: Readonly<Record<Exclude<Column, 'time'>, string>> = {
  where: '7.5rem',
  school: 'minmax(0, 11rem)',
  class: '4rem',
  kind: 'minmax(0, 8rem)',
  why: 'minmax(0, 12rem)',
};
const beside = Object.keys(widths) as (keyof typeof widths)[];

/** The columns of a row that stands close to its neighbours, where there is room for them. */
export function gridOf({ columns }: Display, opens: boolean): string {
  const shown = beside.filter((column) => columns.has(column)).map((column) => widths[column]);
  return [columns.has('time') && '4.5rem', 'minmax(0, 1fr)', ...shown, opens && '2.25rem']
    .filter(Boolean)
    .join(' ');
}

/** What a row tells in each column; nothing where there is nothing to tell. */
function told(event: EventRowFragment, column: keyof typeof widths, t: Translate): string {
  switch (column) {
    case 'where':
      return t(`channels.${event.channel}`);
    case 'school':
      return event.schools.map(({ name }) => name).join(', ');
    case 'class':
      return event.classes.join(', ');
    case 'kind': {
      const group = groupOf(event.kind);
      return group ? t(`register.groups.${group}`) : '';
    }
    case 'why':
      return event.reason ?? '';
  }
}

interface EventRowProps {
  readonly event: EventRowFragment;
  readonly onOpen?: (id: string) => void;
  /** The time of day where the day stands above; else how long ago. */
  readonly clock?: boolean;
  readonly display?: Display;
  /** It came while the list was open. */
  readonly arrived?: boolean;
  /** It is the one shown in full beside the list. */
  readonly opened?: boolean;
}

/** One event: its time, its sentence, and what was chosen to stand beside it. */
export function EventRow({
  event,
  onOpen,
  clock = true,
  display = plainDisplay,
  arrived = false,
  opened = false,
}: EventRowProps) {
  const t = useT();
  const sentence = textOfSentence(useSentence(event));
  const compact = display.density === 'compact';
  const refused = event.outcome === 'REFUSED' && (
    <Box component="span" sx={{ color: 'error.main', fontWeight: 600 }}>
      {t('outcomes.REFUSED')}
    </Box>
  );
  const shown = beside.filter((column) => display.columns.has(column));
  const pieces: readonly ReactNode[] = shown
    .map((column) =>
      column === 'why' && event.reason
        ? t('register.because', { reason: event.reason })
        : told(event, column, t),
    )
    .filter(Boolean);
  const wide = { xs: 'none', lg: 'block' } as const;
  const narrow = { xs: 'block', lg: 'none' } as const;
  const time = display.columns.has('time') || !clock;
  const columns = compact ? { lg: gridOf(display, onOpen !== undefined) } : {};
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: {
          xs: onOpen ? 'minmax(0, 1fr) auto' : 'minmax(0, 1fr)',
          sm: [time && (clock ? '4.5rem' : '7.5rem'), 'minmax(0, 1fr)', onOpen && 'auto']
            .filter(Boolean)
            .join(' '),
          ...columns,
        },
        columnGap: 1.5,
        alignItems: 'start',
        py: compact ? 0.25 : 1,
        borderBottom: 1,
        borderColor: 'divider',
        breakInside: 'avoid',
        ...(opened && {
          bgcolor: 'action.hover',
          boxShadow: (theme) => `-3px 0 ${theme.palette.primary.main}`,
        }),
        '&:hover': { bgcolor: 'action.hover' },
        '@keyframes arrive': { from: { transform: 'translateY(-0.75rem)' } },
        ...(arrived && { animation: 'arrive 450ms ease-out' }),
      }}
    >
      {time && (
        <Typography
          component="div"
          variant="body2"
          sx={{
            color: 'text.secondary',
            pt: 0.25,
            gridColumn: { xs: '1 / -1', sm: 'auto' },
            whiteSpace: 'nowrap',
          }}
        >
          <When at={event.occurredAt} as={clock ? 'clock' : 'relative'} />
        </Typography>
      )}
      <Box sx={{ minWidth: 0 }}>
        <Typography component="div" variant={compact ? 'body2' : 'body1'} sx={{ pt: compact ? 0.25 : 0 }}>
          <SentenceLine event={event} />
          {compact && refused && (
            <>
              {' · '}
              {refused}
            </>
          )}
        </Typography>
        {((!compact && refused) || pieces.length > 0) && (
          <Typography
            component="div"
            variant="body2"
            sx={{ color: 'text.secondary', display: compact ? narrow : 'block' }}
          >
            {!compact && refused}
            {!compact && refused && pieces.length > 0 && ' · '}
            {pieces.join(' · ')}
          </Typography>
        )}
      </Box>
      {compact &&
        shown.map((column) => (
          <Typography
            key={column}
            component="div"
            variant="body2"
            sx={{ color: 'text.secondary', display: wide, pt: 0.25, minWidth: 0 }}
          >
            {told(event, column, t)}
          </Typography>
        ))}
      {onOpen && (
        <IconButton
          data-event={event.id}
          data-no-print=""
          aria-label={`${t('register.openDetails')} : ${sentence}`}
          title={t('register.openDetails')}
          onClick={() => onOpen(event.id)}
          sx={compact ? { minWidth: 28, minHeight: 28, p: 0.25 } : {}}
        >
          <ChevronRightIcon />
        </IconButton>
      )}
    </Box>
  );
}
