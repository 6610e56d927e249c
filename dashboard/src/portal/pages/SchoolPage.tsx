/** @jsxImportSource preact */
import { Page, Waiting } from '../parts/Page.js';
import { OwnAccount } from '../parts/SignedIn.js';
import { at, choiceAt, paths } from '../place.js';
import { useReading } from '../reading.js';

/** A school's public page (MB-1); whoever is signed in lands here and stays so (MB-5). */
export function SchoolPage() {
  const { t, school, me } = useReading();
  if (school === undefined) return <Waiting text={t('wait')} />;
  if (school === null)
    return (
      <Page title={t('schoolMissing')}>
        <p class="lead">{t('schoolMissingAbout')}</p>
        <p>
          <a class="button" href={at(paths.signIn)}>
            {t('toSignIn')}
          </a>
        </p>
      </Page>
    );
  const { name, town, id, portal, legacyLogin } = school;
  return (
    <Page title={name}>
      {town && <p class="lead">{town}</p>}
      {me ? (
        <>
          {me.rights.length > 0 && (
            <p>
              <a class="button" href={at(paths.dashboard)}>
                {t('toDashboard')}
              </a>
            </p>
          )}
          <OwnAccount me={me} />
        </>
      ) : (
        <>
          <p>{t('schoolLead')}</p>
          <p>
            <a class="button" href={legacyLogin ? choiceAt(id) : at(paths.signIn, { ecole: id })}>
              {t('toSignIn')}
            </a>
          </p>
        </>
      )}
      {portal.contact && <p class="quiet">{t('askSchool', { contact: portal.contact })}</p>}
    </Page>
  );
}
