/** @jsxImportSource preact */
import { useEffect, useRef, useState } from 'preact/hooks';
import { AskForgottenLoginDocument, AskPasswordRecoveryDocument } from '@loge/contracts/client';
import { ask } from '../api.js';
import { TextField } from '../parts/Field.js';
import { FormFault, useForm } from '../parts/Form.js';
import { Page } from '../parts/Page.js';
import { at, paths } from '../place.js';
import { useReading } from '../reading.js';

/** « Mot de passe oublié » and « Identifiant oublié » (KO-9): all the advice, one field, one answer for everyone. */
export function RecoveryPage({ of }: { readonly of: 'PASSWORD' | 'LOGIN' }) {
  const { t, school, language, errorText } = useReading();
  const [asked, setAsked] = useState(false);
  const { form, button, busy, fault, faultAt, setFault } = useForm(
    async (typed) => {
      const text = typed.get('username')?.trim() ?? '';
      // Judged by its form alone, before anything is looked up.
      if (of === 'LOGIN' && !text.includes('@')) return setFault({ field: 'username', text: t('emailForm') });
      if (of === 'LOGIN') await ask(AskForgottenLoginDocument, { input: { email: text, language } });
      else await ask(AskPasswordRecoveryDocument, { input: { login: text, language } });
      setAsked(true);
    },
    (error) => ({ text: errorText(error) }),
  );
  if (asked) return <Asked of={of} again={() => setAsked(false)} />;
  return (
    <Page title={t(of === 'LOGIN' ? 'loginTitle' : 'recoverTitle')}>
      <p class="lead">{t(of === 'LOGIN' ? 'loginAbout' : 'recoverAbout')}</p>
      <h2>{t('adviceTitle')}</h2>
      <ul class="advice">
        <li>{t('advicePupil')}</li>
        <li>{t('adviceRelative')}</li>
        <li>{t('adviceTeacher')}</li>
        {school?.portal.contact && <li>{t('askSchool', { contact: school.portal.contact })}</li>}
      </ul>
      <p id="others">{t('adviceOthers')}</p>
      <form {...form} method="post">
        <TextField
          id="username"
          type={of === 'LOGIN' ? 'email' : 'text'}
          label={t(of === 'LOGIN' ? 'email' : 'login')}
          autoComplete={of === 'LOGIN' ? 'email' : 'username'}
          describedBy="others"
          error={faultAt('username')}
        />
        <FormFault fault={fault} />
        <button class="button" {...button}>
          {t(busy ? 'sending' : 'submit')}
        </button>
      </form>
      <BackToSignIn />
    </Page>
  );
}

/** The answer, the same whoever asked for whom, with what to do when no mail comes. */
function Asked({ of, again }: { readonly of: 'PASSWORD' | 'LOGIN'; readonly again: () => void }) {
  const { t } = useReading();
  const answer = useRef<HTMLDivElement>(null);
  useEffect(() => answer.current?.focus(), []);
  return (
    <Page title={t('askedTitle')}>
      <div class="notice good" role="status" tabIndex={-1} ref={answer}>
        <p>{t(of === 'LOGIN' ? 'loginAsked' : 'asked')}</p>
      </div>
      <NoMail />
      <p>
        <button type="button" class="button second" onClick={again}>
          {t('askAgain')}
        </button>
      </p>
      <BackToSignIn />
    </Page>
  );
}

/** What to do when no mail comes. */
export function NoMail() {
  const { t, school } = useReading();
  return (
    <>
      <h2>{t('noMail')}</h2>
      <ul class="advice">
        <li>{t('noMailSpam')}</li>
        <li>{t('noMailAddress')}</li>
        <li>{t('noMailWait')}</li>
        <li>{t('noMailAsk')}</li>
        {school?.portal.contact && <li>{t('askSchool', { contact: school.portal.contact })}</li>}
      </ul>
    </>
  );
}

function BackToSignIn() {
  const { t, school } = useReading();
  return (
    <p>
      <a href={at(paths.signIn, { ecole: school?.id })}>{t('backToSignIn')}</a>
    </p>
  );
}
