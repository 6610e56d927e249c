import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import ChevronRightIcon from '@mui/icons-material/ChevronRight';
import type { EventRowFragment } from '@loge/contracts/client';
import { useT } from '../i18n/use-t.js';
import { When } from '../shown/When.js';
import { SentenceLine, useSentence } from './sentences/SentenceLine.js';
import { textOfSentence } from './sentences/sentence.js';

/** One event: its time, its sentence, where it came from and why. */
export function EventRow({
  event,
  onOpen,
  clock = true,
}: {
  readonly event: EventRowFragment;
  readonly onOpen?: (id: string) => void;
  /** The time of day where the day stands above; else how long ago. */
  readonly clock?: boolean;
}) {
  const t = useT();
  const sentence = textOfSentence(useSentence(event));
  const refused = event.outcome === 'REFUSED';
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: '1fr auto', sm: clock ? '4.5rem 1fr auto' : '7.5rem 1fr auto' },
        columnGap: 1.5,
        alignItems: 'start',
        py: 1,
        borderBottom: 1,
        borderColor: 'divider',
        '&:hover': { bgcolor: 'action.hover' },
      }}
    >
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
      <Box sx={{ minWidth: 0 }}>
        <Typography component="div">
          <SentenceLine event={event} />
        </Typography>
        <Typography component="div" variant="body2" sx={{ color: 'text.secondary' }}>
          {refused && (
            <Box component="span" sx={{ color: 'error.main', fontWeight: 600 }}>
              {t('outcomes.REFUSED')}
              {' · '}
            </Box>
          )}
          {t(`channels.${event.channel}`)}
          {event.reason && ` · ${t('register.because', { reason: event.reason })}`}
        </Typography>
      </Box>
      {onOpen && (
        <IconButton
          aria-label={`${t('register.openDetails')} : ${sentence}`}
          title={t('register.openDetails')}
          onClick={() => onOpen(event.id)}
        >
          <ChevronRightIcon />
        </IconButton>
      )}
    </Box>
  );
}
