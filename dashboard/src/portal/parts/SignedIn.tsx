/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import { SignOutDocument } from '@loge/contracts/client';
import { ask } from '../api.js';
import type { Me } from '../onward.js';
import { at, paths, schoolAt } from '../place.js';
import { useReading } from '../reading.js';

/** Where somebody who is signed in can go: their schools, the dashboard, what concerns their own account. */
export function SignedInLinks({ me }: { readonly me: Me }) {
  const { t } = useReading();
  return (
    <div class="stack">
      {me.rights.length > 0 && (
        <a class="button" href={at(paths.dashboard)}>
          {t('toDashboard')}
        </a>
      )}
      {me.schools.map(({ id, name }) => (
        <a key={id} class="button second" href={schoolAt(id)}>
          {name}
        </a>
      ))}
      <OwnAccount me={me} />
    </div>
  );
}

/** Who is signed in, the pages about their own account, and the way out. */
export function OwnAccount({ me }: { readonly me: Me }) {
  const { t } = useReading();
  return (
    <nav class="own" aria-label={t('mySpace')}>
      <p>{t('signedInAs', { name: `${me.name.given} ${me.name.family}` })}</p>
      <ul>
        <li>
          <a href={at(paths.sessions)}>{t('mySessions')}</a>
        </li>
        <li>
          <a href={at(paths.history)}>{t('myHistory')}</a>
        </li>
        <li>
          <a href={at(paths.newPassword)}>{t('changePassword')}</a>
        </li>
        <li>
          <a href={at(paths.address)}>{t('myAddress')}</a>
        </li>
        <li>
          <a href={at(paths.accounts)}>{t('myAccounts')}</a>
        </li>
      </ul>
      <SignOutButton />
    </nav>
  );
}

/** « Se déconnecter »: ends the session, then says what else to close (MB-6). */
export function SignOutButton() {
  const { t, errorText } = useReading();
  const [failure, setFailure] = useState<string>();
  const signOut = () =>
    ask(SignOutDocument, {}).then(
      () => window.location.replace(at(paths.signedOut)),
      (error: unknown) => setFailure(errorText(error)),
    );
  return (
    <>
      <button type="button" class="button second" onClick={() => void signOut()}>
        {t('signOut')}
      </button>
      {failure && (
        <p class="error" role="alert">
          {failure}
        </p>
      )}
    </>
  );
}

/**
 * Who is signed in, for pages that are about them. A visitor is sent to the sign-in page and back; somebody who must
 * choose a new password is sent to do so.
 */
export function useSignedIn(): Me | undefined {
  const { me } = useReading();
  useEffect(() => {
    const { pathname, search } = window.location;
    if (me === null) window.location.replace(at(paths.signIn, { retour: pathname + search }));
    if (me?.mustChangePassword) window.location.replace(at(paths.newPassword, { retour: pathname + search }));
  }, [me]);
  return me?.mustChangePassword ? undefined : (me ?? undefined);
}
