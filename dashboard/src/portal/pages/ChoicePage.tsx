/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import { SignInWithLegacyLoginDocument } from '@loge/contracts/client';
import { ask, codeOf } from '../api.js';
import { shortDay } from '../dates.js';
import { onward } from '../onward.js';
import { PasswordField, TextField } from '../parts/Field.js';
import { FormFault, useForm } from '../parts/Form.js';
import { InsecureNotice, Page, Waiting } from '../parts/Page.js';
import { at, paths } from '../place.js';
import { useReading } from '../reading.js';
import type { School } from '../reading.js';
import { useWishes } from '../wishes.js';
import { SchoolPage } from './SchoolPage.js';
import { SignInHelp } from './SignInHelp.js';

/**
 * « Bienvenue sur … »: the new sign-in and a school's old one side by side, until the old one's last day (IT-3).
 * Whoever is signed in goes straight on (MB-5).
 */
export function ChoicePage() {
  const { t, me, school } = useReading();
  const wishes = useWishes();
  const toNewWay = at(paths.signIn, wishes);
  const plain = Boolean(school && !school.legacyLogin);
  useEffect(() => {
    if (!me && !plain) return;
    const next = me ? onward(me, wishes) : undefined;
    window.location.replace(next?.kind === 'go' ? next.to : toNewWay);
  }, [me, plain]);
  if (school === null) return <SchoolPage />;
  if (!school?.legacyLogin) return <Waiting text={t('wait')} />;
  const { videoUrl } = school.portal;
  return (
    <Page title={t('welcome', { school: school.name })} wide>
      <div class="ways">
        <section class="way">
          <h2>{t('newWay')}</h2>
          <p>
            {t('newWayHad')}
            {videoUrl && (
              <>
                {' '}
                <a href={videoUrl} rel="noreferrer">
                  {t('video')}
                </a>
              </>
            )}
          </p>
          <p>{t('newWayFirst')}</p>
          <p class="stack">
            <a class="button" href={toNewWay}>
              {t('openNewWay')}
            </a>
          </p>
        </section>
        <section class="way">
          <h2>{t('oldWay')}</h2>
          <OldWay school={school} legacyLogin={school.legacyLogin} />
        </section>
      </div>
      <InsecureNotice />
      <SignInHelp />
    </Page>
  );
}

interface OldWayProps {
  readonly school: School;
  readonly legacyLogin: NonNullable<School['legacyLogin']>;
}

/** The old sign-in with its last day; once that is over, the way to a new password. */
function OldWay({ school, legacyLogin }: OldWayProps) {
  const { t, language, errorText } = useReading();
  const wishes = useWishes();
  // The last day may have ended, or been moved, since this page was opened.
  const [refused, setRefused] = useState(false);
  const { form, button, busy, fault, faultAt } = useForm(
    async (typed) => {
      const input = {
        school: school.id,
        userName: typed.get('username')?.trim() ?? '',
        password: typed.get('password') ?? '',
      };
      const { me } = (await ask(SignInWithLegacyLoginDocument, { input })).signInWithLegacyLogin;
      const next = me.mustChangePassword ? onward(me, wishes) : undefined;
      window.location.replace(next?.kind === 'go' ? next.to : at(paths.moving, wishes));
    },
    (error) => {
      setRefused(codeOf(error) === 'LEGACY_ENDED');
      return { text: errorText(error) };
    },
  );
  const day = shortDay(legacyLogin.endsOn, language);
  if (refused || !legacyLogin.open)
    return (
      <>
        <p class="notice warning" role={refused ? 'alert' : undefined}>
          {legacyLogin.open ? t('LEGACY_ENDED') : t('oldWayEnded', { day })}
        </p>
        <p>{t('oldWayEndedHow')}</p>
        <p class="stack">
          <a class="button second" href={at(paths.forgotten, { ecole: school.id })}>
            {t('forgotten')}
          </a>
        </p>
        <p class="hint">{t('oldWayEndedAsk')}</p>
      </>
    );
  return (
    <>
      <p class="notice warning" id="until">
        {t('oldWayUntil', { day })}
      </p>
      <form {...form} method="post">
        <TextField
          id="username"
          label={t('userName')}
          autoComplete="username"
          describedBy="until"
          error={faultAt('username')}
        />
        <PasswordField
          id="password"
          label={t('password')}
          autoComplete="current-password"
          error={faultAt('password')}
        />
        <FormFault fault={fault} />
        <button class="button second" {...button}>
          {t(busy ? 'signingIn' : 'toSignIn')}
        </button>
      </form>
    </>
  );
}
