import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { EventQuery } from '@loge/contracts/client';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import { longDateTime } from '../i18n/format.js';
import { useLanguage, useT } from '../i18n/use-t.js';
import { PersonText } from '../shown/People.js';
import { When } from '../shown/When.js';
import { EventAround } from './EventAround.js';
import { EventChanges } from './EventChanges.js';
import { EventRow } from './EventRow.js';
import { EventTechnical } from './EventTechnical.js';
import { SentenceLine, pathTo } from './sentences/SentenceLine.js';

/** An event in full. */
export type FullEvent = NonNullable<EventQuery['event']>;

/** The sentence, the five facts in their order, old and new, what came with it, and the technical view. */
export function EventDetails({
  event,
  onOpen,
}: {
  readonly event: FullEvent;
  readonly onOpen: (id: string) => void;
}) {
  const t = useT();
  const language = useLanguage();
  const { actor, subject } = event;
  const registerOf = (key: 'actor' | 'subject', id: string) => `/register?period=all&${key}=${id}`;
  const causes = event.causedWithCountUpTo1001;
  return (
    <>
      <Typography aria-live="polite" sx={{ fontSize: '1.2rem', fontWeight: 500, mb: 2, lineHeight: 1.4 }}>
        <SentenceLine event={event} />
      </Typography>
      <Box component="dl" aria-label={t('register.facts.title')} sx={{ m: 0, display: 'grid', gap: 1.25 }}>
        <Fact name={t('register.facts.who')}>
          {actor.person ? (
            <>
              <PersonText person={actor.person} />
              <Box>
                <Link component={RouterLink} to={registerOf('actor', actor.person.id)} variant="body2">
                  {t('register.about.actor')}
                </Link>
              </Box>
            </>
          ) : (
            t(`channels.${event.channel}`)
          )}
        </Fact>
        <Fact name={t('register.facts.whom')}>
          {subject ? (
            <>
              <PersonText person={subject} />
              <Box>
                <Link component={RouterLink} to={registerOf('subject', subject.id)} variant="body2">
                  {t('register.about.subject')}
                </Link>
              </Box>
            </>
          ) : (
            t('register.facts.nobody')
          )}
        </Fact>
        <Fact name={t('register.facts.when')}>
          <When at={event.occurredAt} as="full" />
          {event.recordedAt.slice(0, 16) !== event.occurredAt.slice(0, 16) && (
            <Quiet>
              {t('register.facts.recorded', { date: longDateTime(new Date(event.recordedAt), language) })}
            </Quiet>
          )}
        </Fact>
        <Fact name={t('register.facts.where')}>
          {t(`channels.${event.channel}`)}
          {event.ip && <Quiet>{t('register.facts.address', { ip: event.ip })}</Quiet>}
          {event.userAgent && <Quiet>{t('register.facts.browser', { agent: event.userAgent })}</Quiet>}
          {event.schools.map((school) => (
            <Box key={school.id}>
              <Link component={RouterLink} to={pathTo('school', school.id)}>
                {school.name}
              </Link>
            </Box>
          ))}
        </Fact>
        <Fact name={t('register.facts.why')}>{event.reason ?? t('register.facts.noReason')}</Fact>
      </Box>
      <EventChanges changes={event.changes} />
      {event.causedBy && (
        <Part title={t('register.causes.by')}>
          <EventRow event={event.causedBy} onOpen={onOpen} clock={false} />
        </Part>
      )}
      {event.causedWith.length > 0 && (
        <Part
          title={t('register.causes.with')}
          note={
            <>
              {causes > 1000 ? t('register.causes.countMany') : t('register.causes.count', { count: causes })}
              {' · '}
              <Link component={RouterLink} to={`/register?period=all&correlation=${event.correlationId}`}>
                {t('register.causes.all')}
              </Link>
            </>
          }
        >
          {event.causedWith.slice(0, 5).map((other) => (
            <EventRow key={other.id} event={other} onOpen={onOpen} clock={false} />
          ))}
        </Part>
      )}
      <EventAround event={event} onOpen={onOpen} />
      <EventTechnical event={event} />
    </>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: '6rem 1fr', gap: 1.5 }}>
      <Box component="dt" sx={{ color: 'text.secondary' }}>
        {name}
      </Box>
      <Box component="dd" sx={{ m: 0, minWidth: 0 }}>
        {children}
      </Box>
    </Box>
  );
}

function Quiet({ children }: { readonly children: ReactNode }) {
  return (
    <Typography component="div" variant="body2" sx={{ color: 'text.secondary' }}>
      {children}
    </Typography>
  );
}

function Part({
  title,
  note,
  children,
}: {
  readonly title: string;
  readonly note?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <Box component="section" sx={{ mt: 3 }}>
      <Typography variant="h3">{title}</Typography>
      {note && <Quiet>{note}</Quiet>}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {children}
      </Box>
    </Box>
  );
}
