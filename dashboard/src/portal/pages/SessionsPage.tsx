/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import { EndOtherSessionsDocument, EndSessionDocument, MySessionsDocument } from '@loge/contracts/client';
import type { OpenSessionFragment } from '@loge/contracts/client';
import { ask } from '../api.js';
import { dateTime } from '../dates.js';
import { Page, Waiting } from '../parts/Page.js';
import { OwnAccount, useSignedIn } from '../parts/SignedIn.js';
import { useReading } from '../reading.js';

/** « Mes sessions »: where one's account is open; one can be ended, or all but this one. */
export function SessionsPage() {
  const { t, errorText } = useReading();
  const me = useSignedIn();
  const [sessions, setSessions] = useState<readonly OpenSessionFragment[]>();
  const [told, setTold] = useState<{ readonly text: string; readonly bad: boolean }>();
  const fail = (error: unknown) => setTold({ text: errorText(error), bad: true });
  const load = () => ask(MySessionsDocument, {}).then((answer) => setSessions(answer.mySessions));
  useEffect(() => {
    if (me) void load().catch(fail);
  }, [me]);
  if (!me) return <Waiting text={t('wait')} />;
  const end = (ending: Promise<unknown>) =>
    void ending
      .then(load)
      .then(() => setTold({ text: t('ended'), bad: false }))
      .catch(fail);
  const others = sessions?.some(({ current }) => !current);
  return (
    <Page title={t('mySessions')}>
      <p class="lead">{t('sessionsAbout')}</p>
      <div role="status">{told && <p class={told.bad ? 'notice bad' : 'notice good'}>{told.text}</p>}</div>
      {!sessions && !told && <Waiting text={t('wait')} />}
      <ul class="cards">
        {sessions?.map((session) => (
          <SessionCard
            key={session.id}
            session={session}
            end={() => end(ask(EndSessionDocument, { id: session.id }))}
          />
        ))}
      </ul>
      {others && (
        <button type="button" class="button" onClick={() => end(ask(EndOtherSessionsDocument, {}))}>
          {t('endAllOthers')}
        </button>
      )}
      {sessions && !others && <p class="quiet">{t('onlyThis')}</p>}
      <OwnAccount me={me} />
    </Page>
  );
}

function SessionCard({ session, end }: { readonly session: OpenSessionFragment; readonly end: () => void }) {
  const { t, language } = useReading();
  const device = session.device ?? t('unknownDevice');
  const lastSeen = dateTime(session.lastSeenAt, language);
  return (
    <li>
      <p>
        <strong>{device}</strong>
        {session.current && <span class="tag">{t('thisOne')}</span>}
      </p>
      <p>
        {t('lastUsed', { date: lastSeen })}
        {session.network && ` · ${t('network', { network: session.network })}`}
      </p>
      <p class="quiet">
        {t('since', { date: dateTime(session.startedAt, language) })}
        <br />
        {t('until', { date: dateTime(session.expiresAt, language) })}
      </p>
      {!session.current && (
        <button
          type="button"
          class="button second"
          aria-label={t('endOneNamed', { device, date: lastSeen })}
          onClick={end}
        >
          {t('endOne')}
        </button>
      )}
    </li>
  );
}
