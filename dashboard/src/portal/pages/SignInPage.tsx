/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import { PortalSignInDocument } from '@loge/contracts/client';
import { ask } from '../api.js';
import { onward } from '../onward.js';
import type { Me } from '../onward.js';
import { PasswordField, TextField } from '../parts/Field.js';
import { FormFault, useForm } from '../parts/Form.js';
import { InsecureNotice, Page } from '../parts/Page.js';
import { SignedInLinks } from '../parts/SignedIn.js';
import { choiceAt, root } from '../place.js';
import { useWishes } from '../wishes.js';
import { useReading } from '../reading.js';
import { SignInHelp } from './SignInHelp.js';

/** « Connexion » (IT-5, HF-2, KO-14). Whoever is signed in already goes straight on (MB-5). */
export function SignInPage() {
  const { t, me, school, errorText } = useReading();
  const wishes = useWishes();
  const [choosing, setChoosing] = useState<Me>();
  const goOn = (person: Me): void => {
    const next = onward(person, wishes);
    if (next.kind === 'go') window.location.replace(next.to);
    else setChoosing(person);
  };
  useEffect(() => {
    if (me) goOn(me);
  }, [me]);
  const { form, button, busy, fault, faultAt } = useForm(
    async (typed) => {
      const input = {
        login: typed.get('username')?.trim() ?? '',
        password: typed.get('password') ?? '',
        remember: typed.has('remember'),
      };
      goOn((await ask(PortalSignInDocument, { input })).signIn.me);
    },
    (error) => ({ text: errorText(error) }),
  );
  if (choosing)
    return (
      <Page title={t('signedInTitle')}>
        <p class="lead">{choosing.schools.length || choosing.rights.length ? t('whereTo') : t('noSchool')}</p>
        <SignedInLinks me={choosing} />
      </Page>
    );
  return (
    <Page title={t('signInTitle')}>
      {school && (
        <p>
          {t('signingInTo', { school: school.name })} <a href={root}>{t('change')}</a>
        </p>
      )}
      <form {...form} method="post">
        <div class="notice">
          <h2>{t('infoTitle')}</h2>
          <p>{t('info')}</p>
        </div>
        <TextField id="username" label={t('login')} autoComplete="username" error={faultAt('username')} />
        <PasswordField
          id="password"
          label={t('password')}
          autoComplete="current-password"
          error={faultAt('password')}
        />
        <FormFault fault={fault} />
        <div class="check">
          <input type="checkbox" id="remember" name="remember" aria-describedby="remember-hint" />
          <label for="remember">{t('remember')}</label>
          <p class="hint" id="remember-hint">
            {t('rememberHint')}
          </p>
        </div>
        <button class="button" {...button}>
          {t(busy ? 'signingIn' : 'signIn')}
        </button>
      </form>
      {school?.legacyLogin?.open && (
        <p>
          <a href={choiceAt(school.id)}>{t('toOldWay')}</a>
        </p>
      )}
      <InsecureNotice />
      <SignInHelp />
    </Page>
  );
}
