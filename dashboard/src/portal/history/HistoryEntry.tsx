/** @jsxImportSource preact */
import { useEffect, useRef, useState } from 'preact/hooks';
import { DisputeActivityDocument } from '@loge/contracts/client';
import type { EventRowFragment } from '@loge/contracts/client';
import { ask } from '../api.js';
import { dateTime } from '../dates.js';
import { at, paths } from '../place.js';
import { useReading } from '../reading.js';
import { sentenceIn } from './sentence.js';

/** One event in words, with « Ce n’était pas moi ». */
export function HistoryEntry({ event }: { readonly event: EventRowFragment }) {
  const { t, language } = useReading();
  const [disputing, setDisputing] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const { text, lang } = sentenceIn(event, language);
  return (
    <li>
      <p lang={lang}>{text}</p>
      <p class="quiet">
        <time dateTime={event.occurredAt}>{dateTime(event.occurredAt, language)}</time>
      </p>
      {disputing ? (
        <Dispute
          event={event.id}
          cancel={() => {
            setDisputing(false);
            // The button is there again once this has been rendered.
            requestAnimationFrame(() => opener.current?.focus());
          }}
        />
      ) : (
        <button
          type="button"
          class="link"
          ref={opener}
          aria-label={t('notMeNamed', { sentence: text })}
          onClick={() => setDisputing(true)}
        >
          {t('notMe')}
        </button>
      )}
    </li>
  );
}

/** Says what disputing does before it is done; afterwards a new password is chosen. */
function Dispute({ event, cancel }: { readonly event: string; readonly cancel: () => void }) {
  const { t, errorText } = useReading();
  const [failure, setFailure] = useState<unknown>();
  const question = useRef<HTMLDivElement>(null);
  useEffect(() => question.current?.focus(), []);
  const dispute = () =>
    ask(DisputeActivityDocument, { event }).then(
      () => window.location.assign(at(paths.newPassword)),
      setFailure,
    );
  return (
    <div
      class="notice warning"
      role="group"
      aria-labelledby={`dispute-${event}`}
      tabIndex={-1}
      ref={question}
    >
      <h2 id={`dispute-${event}`}>{t('disputeTitle')}</h2>
      <p>{t('disputeAbout')}</p>
      {failure !== undefined && (
        <p class="error" role="alert">
          {errorText(failure)}
        </p>
      )}
      <div class="stack">
        <button type="button" class="button" onClick={() => void dispute()}>
          {t('disputeYes')}
        </button>
        <button type="button" class="button second" onClick={cancel}>
          {t('cancel')}
        </button>
      </div>
    </div>
  );
}
