import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import ChevronRightIcon from '@mui/icons-material/ChevronRight';
import type { CredentialActListQuery } from '@loge/contracts/client';
import { Link as RouterLink } from 'react-router';
import { dayHeading, schoolDay } from '../i18n/format.js';
import { useLanguage, useT } from '../i18n/use-t.js';
import { SentenceLine, useSentence } from '../register/sentences/SentenceLine.js';
import { textOfSentence } from '../register/sentences/sentence.js';
import { When, useNow } from '../shown/When.js';

type Act = CredentialActListQuery['credentialActList']['edges'][number]['node'];

/** The acts by the school's days, newest first, each with where from, why, and what stands out. */
export function ActDays({ acts }: { readonly acts: readonly Act[] }) {
  const language = useLanguage();
  const now = useNow();
  const days = new Map<string, Act[]>();
  for (const act of acts) {
    const day = schoolDay(new Date(act.event.occurredAt));
    const held = days.get(day);
    if (held) held.push(act);
    else days.set(day, [act]);
  }
  return [...days].map(([day, held]) => (
    <Box component="section" key={day} sx={{ mt: 2.5 }}>
      <Typography
        variant="h3"
        sx={{ color: 'text.secondary', borderBottom: 1, borderColor: 'divider', pb: 0.75 }}
      >
        {dayHeading(new Date(held[0]?.event.occurredAt ?? day), language, now)}
      </Typography>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {held.map((act) => (
          <ActRow key={act.event.id} act={act} />
        ))}
      </Box>
    </Box>
  ));
}

function ActRow({ act: { event, notable, ip } }: { readonly act: Act }) {
  const t = useT();
  const sentence = textOfSentence(useSentence(event));
  const told = [
    t(`channels.${event.channel}`),
    ip && t('resets.from', { ip }),
    event.reason ? t('resets.reason', { reason: event.reason }) : t('resets.noReason'),
  ].filter(Boolean);
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: 'minmax(0, 1fr) auto', sm: '4.5rem minmax(0, 1fr) auto' },
        columnGap: 1.5,
        alignItems: 'start',
        py: 1,
        borderBottom: 1,
        borderColor: 'divider',
        breakInside: 'avoid',
      }}
    >
      <Typography
        component="div"
        variant="body2"
        sx={{ color: 'text.secondary', pt: 0.25, gridColumn: { xs: '1 / -1', sm: 'auto' } }}
      >
        <When at={event.occurredAt} as="clock" />
      </Typography>
      <Box sx={{ minWidth: 0 }}>
        <div>
          <SentenceLine event={event} />
        </div>
        <Typography component="div" variant="body2" sx={{ color: 'text.secondary' }}>
          {told.join(' · ')}
        </Typography>
        {notable.length > 0 && (
          <Typography component="div" variant="body2" sx={{ color: 'warning.main', fontWeight: 600 }}>
            {notable.map((one) => t(`resets.notable.${one}`)).join(' · ')}
          </Typography>
        )}
      </Box>
      <IconButton
        component={RouterLink}
        data-no-print=""
        to={`/register?event=${event.id}`}
        aria-label={`${t('resets.open')} : ${sentence}`}
        title={t('resets.open')}
      >
        <ChevronRightIcon />
      </IconButton>
    </Box>
  );
}
