/** @jsxImportSource preact */
import { useEffect, useRef, useState } from 'preact/hooks';
import { AskPasswordRecoveryDocument } from '@loge/contracts/client';
import { ask } from '../api.js';
import { shortDay } from '../dates.js';
import { onward } from '../onward.js';
import type { Me } from '../onward.js';
import { FormFault, useForm } from '../parts/Form.js';
import { Page, Waiting } from '../parts/Page.js';
import { useSignedIn } from '../parts/SignedIn.js';
import { at, paths } from '../place.js';
import { useReading } from '../reading.js';
import { useWishes } from '../wishes.js';
import { NoMail } from './RecoveryPage.js';

/** After a sign-in by the old way: proposes to choose a password of the new one, by mail, and lets go on without. */
export function MovingPage() {
  const { t } = useReading();
  const me = useSignedIn();
  return me ? <Moving me={me} /> : <Waiting text={t('wait')} />;
}

function Moving({ me }: { readonly me: Me }) {
  const { t, school, language, errorText } = useReading();
  const wishes = useWishes();
  const [asked, setAsked] = useState(false);
  const answer = useRef<HTMLDivElement>(null);
  useEffect(() => answer.current?.focus(), [asked]);
  const { login } = me;
  const { form, button, busy, fault } = useForm(
    async () => {
      if (login) await ask(AskPasswordRecoveryDocument, { input: { login, language } });
      setAsked(true);
    },
    (error) => ({ text: errorText(error) }),
  );
  const next = onward(me, wishes);
  // Where there is a choice, the sign-in page shows it to whoever is signed in.
  const goOn = next.kind === 'go' ? next.to : at(paths.signIn, wishes);
  if (asked)
    return (
      <Page title={t('askedTitle')}>
        <div class="notice good" role="status" tabIndex={-1} ref={answer}>
          <p>{t('movingAsked')}</p>
        </div>
        <p class="stack">
          <a class="button" href={goOn}>
            {t('goOn')}
          </a>
        </p>
        <NoMail />
      </Page>
    );
  const until = school?.legacyLogin;
  return (
    <Page title={t('movingTitle')}>
      <p class="lead">
        {until ? t('movingUntil', { day: shortDay(until.endsOn, language) }) : t('movingSoon')}
      </p>
      <p>{t('movingHow')}</p>
      <FormFault fault={fault} />
      {login ? (
        <form {...form} method="post">
          <button class="button" {...button}>
            {t(busy ? 'sending' : 'movingAsk')}
          </button>
        </form>
      ) : (
        <p class="stack">
          <a class="button" href={at(paths.forgotten, { ecole: school?.id })}>
            {t('movingAsk')}
          </a>
        </p>
      )}
      <p class="stack">
        <a class="button second" href={goOn}>
          {t('movingLater')}
        </a>
      </p>
    </Page>
  );
}
