/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import { MyHistoryDocument } from '@loge/contracts/client';
import type { EventRowFragment } from '@loge/contracts/client';
import { ask } from '../api.js';
import { Page, Waiting } from '../parts/Page.js';
import { OwnAccount, useSignedIn } from '../parts/SignedIn.js';
import { useReading } from '../reading.js';
import { HistoryEntry } from './HistoryEntry.js';

/** How many events are fetched at a time. */
const PAGE_SIZE = 20;

interface Told {
  readonly events: readonly EventRowFragment[];
  /** Where the next page begins; absent at the end. */
  readonly next?: string | undefined;
}

/** « Mon historique »: what happened to one's account, and who looked at it, newest first. */
export function HistoryPage() {
  const { t, errorText } = useReading();
  const me = useSignedIn();
  const [told, setTold] = useState<Told>();
  const [failure, setFailure] = useState<unknown>();
  const load = (known: Told = { events: [] }): void => {
    setFailure(undefined);
    ask(MyHistoryDocument, { first: PAGE_SIZE, after: known.next ?? null }).then(
      ({ myHistory: { edges, pageInfo } }) =>
        setTold({
          events: [...known.events, ...edges.map(({ node }) => node)],
          next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? undefined) : undefined,
        }),
      setFailure,
    );
  };
  useEffect(() => {
    if (me) load();
  }, [me]);
  if (!me) return <Waiting text={t('wait')} />;
  return (
    <Page title={t('myHistory')}>
      <p class="lead">{t('historyAbout')}</p>
      {!told && failure === undefined && <Waiting text={t('wait')} />}
      <ol class="cards">
        {told?.events.map((event) => (
          <HistoryEntry key={event.id} event={event} />
        ))}
      </ol>
      {told?.events.length === 0 && <p>{t('nothingYet')}</p>}
      {failure !== undefined && (
        <p class="notice bad" role="alert">
          {errorText(failure)}
        </p>
      )}
      {(told?.next || failure !== undefined) && (
        <button type="button" class="button second" onClick={() => load(told)}>
          {t(failure === undefined ? 'more' : 'retry')}
        </button>
      )}
      <OwnAccount me={me} />
    </Page>
  );
}
