/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import {
  ChangePasswordDocument,
  JoinableAccountsDocument,
  PortalMeDocument,
  ReadRecoveryLinkDocument,
  ResetPasswordDocument,
} from '@loge/contracts/client';
import type { ReadRecoveryLinkMutation } from '@loge/contracts/client';
import { ApiError, ask } from '../api.js';
import { clockTime } from '../dates.js';
import { dropToken, takeToken } from '../link-token.js';
import { onward } from '../onward.js';
import type { Me } from '../onward.js';
import { Page, Waiting } from '../parts/Page.js';
import { at, paths } from '../place.js';
import { useReading } from '../reading.js';
import { useWishes } from '../wishes.js';
import { NewPasswordForm } from './NewPasswordForm.js';

/** « Mise à jour du mot de passe » (IT-4): by a mailed link, or for whoever is signed in. */
export function NewPasswordPage() {
  const { t, me } = useReading();
  const [token] = useState(() => takeToken());
  if (token) return <ByLink token={token} />;
  if (me === undefined) return <Waiting text={t('wait')} />;
  return me ? <BySelf me={me} /> : <LinkFailed text={t('linkMissing')} />;
}

/** Leads on whoever has a new password now. */
function useGoOn(): (me: Me) => void {
  const wishes = useWishes();
  return (me) => {
    const next = onward(me, wishes);
    window.location.replace(next.kind === 'go' ? next.to : at(paths.signIn, wishes));
  };
}

/**
 * Whether other accounts are probably theirs, too (IT-2): found out just now, by the address that was just confirmed.
 * Who cannot be told goes on; the page stays open to them.
 */
const hasOtherAccounts = (): Promise<boolean> =>
  ask(JoinableAccountsDocument, {}).then(
    ({ joinableAccounts }) => joinableAccounts.length > 0,
    () => false,
  );

type Link = ReadRecoveryLinkMutation['readRecoveryLink'];

function ByLink({ token }: { readonly token: string }) {
  const { t, language, errorText } = useReading();
  const goOn = useGoOn();
  const wishes = useWishes();
  const [link, setLink] = useState<Link>();
  const [failure, setFailure] = useState<unknown>();
  useEffect(() => {
    ask(ReadRecoveryLinkDocument, { token }).then((answer) => setLink(answer.readRecoveryLink), setFailure);
  }, [token]);
  if (failure !== undefined) return <LinkFailed text={errorText(failure)} />;
  if (!link) return <Waiting text={t('checkingLink')} />;
  return (
    <NewPasswordForm
      about={t(link.first ? 'newFirst' : 'newMust')}
      name={link.displayName}
      login={link.login}
      rules={link.rules}
      until={t('validUntil', { time: clockTime(link.expiresAt, language) })}
      submit={async ({ password, endOtherSessions }) => {
        const input = { token, password, endOtherSessions, remember: false };
        const { resetPassword } = await ask(ResetPasswordDocument, { input }).catch((error: unknown) => {
          // Used up or replaced meanwhile: this form is of no more use.
          if (error instanceof ApiError && error.code.startsWith('RECOVERY_LINK_')) setFailure(error);
          throw error;
        });
        dropToken();
        if (await hasOtherAccounts()) window.location.replace(at(paths.accounts, wishes));
        else goOn(resetPassword.me);
      }}
    />
  );
}

function BySelf({ me }: { readonly me: Me }) {
  const { t } = useReading();
  const goOn = useGoOn();
  return (
    <NewPasswordForm
      about={t(me.mustChangePassword ? 'newMust' : 'othersEnd')}
      name={`${me.name.given} ${me.name.family}`}
      login={me.login}
      rules={me.passwordRules}
      knowsCurrent
      submit={async ({ current, password }) => {
        await ask(ChangePasswordDocument, { input: { current, next: password } });
        const { me: now } = await ask(PortalMeDocument, {});
        if (now) goOn(now);
        else window.location.replace(at(paths.signIn));
      }}
    />
  );
}

/** A link that does not work, with the button to have another. */
function LinkFailed({ text }: { readonly text: string }) {
  const { t, school } = useReading();
  return (
    <Page title={t('linkFailed')}>
      <p class="notice bad" role="alert">
        {text}
      </p>
      <p>
        <a class="button" href={at(paths.forgotten, { ecole: school?.id })}>
          {t('newLink')}
        </a>
      </p>
    </Page>
  );
}
