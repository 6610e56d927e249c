/** @jsxImportSource preact */
import { Page } from '../parts/Page.js';
import { SignedInLinks } from '../parts/SignedIn.js';
import { at, paths } from '../place.js';
import { useReading } from '../reading.js';

/** What Loge is, and the ways in. */
export function FrontPage() {
  const { t, me } = useReading();
  return (
    <Page title={t('frontTitle')} name={t('frontPageTitle')} wide>
      <p class="lead">{t('lead')}</p>
      {me ? (
        <SignedInLinks me={me} />
      ) : (
        <p>
          <a class="button" href={at(paths.signIn)}>
            {t('toSignIn')}
          </a>
        </p>
      )}
      <ul class="three">
        {(
          [
            ['handTitle', 'hand'],
            ['mendTitle', 'mend'],
            ['proveTitle', 'prove'],
          ] as const
        ).map(([title, text]) => (
          <li key={title}>
            <h2>{t(title)}</h2>
            <p>{t(text)}</p>
          </li>
        ))}
      </ul>
      <h2>{t('staffTitle')}</h2>
      <p>
        <a class="button second" href={at(paths.dashboard)}>
          {t('toDashboard')}
        </a>
      </p>
    </Page>
  );
}
