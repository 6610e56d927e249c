/** @jsxImportSource preact */
import { Page, Waiting } from '../parts/Page.js';
import { SignOutButton } from '../parts/SignedIn.js';
import { at, paths } from '../place.js';
import { useReading } from '../reading.js';

/** After signing out: what else to close, so that nobody goes on in one's place (MB-6). */
export function SignedOutPage() {
  const { t, me } = useReading();
  if (me === undefined) return <Waiting text={t('wait')} />;
  if (me)
    return (
      <Page title={t('signOut')}>
        <p class="lead">{t('stillIn')}</p>
        <SignOutButton />
      </Page>
    );
  return (
    <Page title={t('signedOutTitle')}>
      <p class="lead">{t('signedOutAbout')}</p>
      <ul class="advice">
        <li>{t('signedOutClose')}</li>
        <li>{t('signedOutComputer')}</li>
      </ul>
      <p>
        <a class="button second" href={at(paths.signIn)}>
          {t('backToSignIn')}
        </a>
      </p>
    </Page>
  );
}
