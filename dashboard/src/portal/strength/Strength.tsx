/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import { useReading } from '../reading.js';
import type { Judge, Judgement } from './judge.js';

/** Milliseconds after the last key before it is judged, so that nothing is read out at every key. */
const PAUSE_MS = 400;

/**
 * What makes a password easy to guess, in words, while it is typed. It only advises: the rules are checked by the
 * server. Where its dictionaries cannot be fetched, it says nothing.
 */
export function Strength({
  id,
  password,
  about,
}: {
  readonly id: string;
  readonly password: string;
  readonly about: readonly string[];
}) {
  const { t, language } = useReading();
  const [judge, setJudge] = useState<{ readonly of: Judge }>();
  const [judgement, setJudgement] = useState<Judgement>();
  const isTyping = password !== '';
  useEffect(() => {
    if (!isTyping) return;
    let current = true;
    import('./judge.js')
      .then(({ judgeIn }) => judgeIn(language))
      .then(
        (of) => current && setJudge({ of }),
        () => undefined,
      );
    return () => {
      current = false;
    };
  }, [isTyping, language]);
  useEffect(() => {
    const pause = setTimeout(
      () => setJudgement(password && judge ? judge.of(password, about) : undefined),
      PAUSE_MS,
    );
    return () => clearTimeout(pause);
  }, [password, judge]);
  return (
    <div class="strength" id={id} aria-live="polite">
      {judgement && (
        <>
          <meter min={0} low={2} high={3} optimum={4} max={4} value={judgement.score} aria-hidden="true" />
          <p>
            <strong>{t(`strength${judgement.score}`)}</strong> {judgement.remarks.join(' ')}
          </p>
        </>
      )}
    </div>
  );
}
