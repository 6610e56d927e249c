import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { ChangePasswordDocument } from '@loge/contracts/client';
import { Authenticated, useNotify } from 'ra-core';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router';
import { useTell } from '../data/use-ask.js';
import { longDateTime } from '../i18n/format.js';
import { useLanguage, useT } from '../i18n/use-t.js';
import { RowsSkeleton, useErrorText } from '../shown/Notices.js';
import { Page, Section } from '../shown/Page.js';
import { RoleText } from '../people/RoleText.js';
import type { Me } from './auth-provider.js';
import { PasswordField } from './PasswordField.js';
import { rulesSaid } from './rules-said.js';
import { useMe, useRight } from './use-me.js';

/** « Mon compte »: who one is here, one's password, the end of the session. */
export function MyAccountPage() {
  const t = useT();
  const me = useMe();
  return (
    <Authenticated>
      <Page title={t('session.meTitle')} narrow>
        {me ? <MyAccount me={me} /> : <RowsSkeleton rows={3} />}
      </Page>
    </Authenticated>
  );
}

function MyAccount({ me }: { readonly me: Me }) {
  const t = useT();
  const language = useLanguage();
  const readsRegister = useRight('READ_REGISTER');
  return (
    <>
      <Typography variant="h2">
        {me.name.given} {me.name.family}
      </Typography>
      <Box
        component="dl"
        sx={{ display: 'grid', gridTemplateColumns: 'max-content 1fr', gap: 1, columnGap: 3 }}
      >
        <Box component="dt" sx={{ color: 'text.secondary' }}>
          {t('session.meLogin')}
        </Box>
        <Box component="dd" sx={{ m: 0 }}>
          {me.login}
        </Box>
        <Box component="dt" sx={{ color: 'text.secondary' }}>
          {t('session.meRoles')}
        </Box>
        <Box component="dd" sx={{ m: 0 }}>
          {me.roles.length === 0 && t('shell.none')}
          {me.roles.map((grant) => (
            <div key={grant.id}>
              <RoleText grant={grant} />
            </div>
          ))}
        </Box>
      </Box>
      <Typography sx={{ color: 'text.secondary' }}>
        {t('session.meExpires', { date: longDateTime(new Date(me.sessionExpiresAt), language) })}
      </Typography>
      {readsRegister && (
        <Link
          component={RouterLink}
          to={`/register?period=all&person=${me.id}`}
          sx={{ display: 'inline-block', mt: 1 }}
        >
          {t('session.myHistory')}
        </Link>
      )}
      <Section title={t('session.changeTitle')}>
        <ChangePassword me={me} />
      </Section>
    </>
  );
}

function ChangePassword({ me: { login, passwordRules, mustChangePassword } }: { readonly me: Me }) {
  const t = useT();
  const notify = useNotify();
  const errorText = useErrorText();
  const tell = useTell(ChangePasswordDocument);
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [missing, setMissing] = useState(false);
  const code = tell.error?.code;
  const failure = tell.error ? errorText(tell.error) : undefined;
  return (
    <Box
      component="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(!current || !next);
        if (!current || !next) return;
        tell.mutate(
          { input: { current, next } },
          {
            onSuccess: ({ changePassword }) => {
              setCurrent('');
              setNext('');
              notify(t('session.changed', { count: changePassword.sessionsEnded }), { type: 'success' });
            },
          },
        );
      }}
      sx={{ display: 'flex', flexDirection: 'column', gap: 2.5, maxWidth: 420 }}
    >
      {mustChangePassword && !tell.isSuccess && <Alert severity="warning">{t('session.mustChange')}</Alert>}
      <Typography sx={{ color: 'text.secondary' }}>{t('session.changeHelp')}</Typography>
      {/* For password managers: whose password this is. */}
      <input type="text" name="username" autoComplete="username" value={login} readOnly hidden />
      <PasswordField
        label={t('session.current')}
        value={current}
        onChange={setCurrent}
        autoComplete="current-password"
        error={missing && !current ? t('session.required') : code === 'PASSWORD_WRONG' ? failure : undefined}
      />
      <PasswordField
        label={t('session.newPassword')}
        value={next}
        onChange={setNext}
        autoComplete="new-password"
        error={missing && !next ? t('session.required') : code !== 'PASSWORD_WRONG' ? failure : undefined}
        help={t('session.newPasswordHelp', rulesSaid(passwordRules))}
      />
      <Button type="submit" variant="contained" disabled={tell.isPending} sx={{ alignSelf: 'flex-start' }}>
        {t('session.change')}
      </Button>
    </Box>
  );
}
