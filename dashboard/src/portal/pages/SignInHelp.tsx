/** @jsxImportSource preact */
import { at, paths } from '../place.js';
import { useReading } from '../reading.js';

/** The ways out for whoever cannot sign in, and what everybody is told here (HF-2, KO-14). */
export function SignInHelp() {
  const { t, school } = useReading();
  const ecole = school?.id;
  return (
    <>
      <ul class="links">
        <li>
          <a href={at(paths.forgotten, { ecole })}>{t('forgotten')}</a>
        </li>
        <li>
          <a href={at(paths.forgottenLogin, { ecole })}>{t('forgottenLogin')}</a>
        </li>
      </ul>
      <details>
        <summary>{t('noAccess')}</summary>
        <WhomToAsk />
      </details>
      <p class="quiet">{t('safety')}</p>
      <p class="quiet">{t('rights', { contact: school?.portal.contact ?? t('rightsWhom') })}</p>
    </>
  );
}

/** Whom to ask, for each kind of person. */
export function WhomToAsk() {
  const { t, school } = useReading();
  const contact = school?.portal.contact;
  return (
    <>
      <p>{t('askWhom')}</p>
      <ul class="advice">
        <li>{t('askPupil')}</li>
        <li>{t('askRelative')}</li>
        <li>{t('askTeacher')}</li>
        {contact && <li>{t('askSchool', { contact })}</li>}
      </ul>
    </>
  );
}
