import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { MailRowFragment, MailState } from '@loge/contracts/client';
import type { ComponentProps } from 'react';
import { longDateTime } from '../i18n/format.js';
import { useLanguage, useT } from '../i18n/use-t.js';
import { PersonText } from '../shown/People.js';
import { Sign } from '../shown/Sign.js';
import { When } from '../shown/When.js';
import { kindKey } from './mail-kind.js';

const looks: Readonly<Record<MailState, Pick<ComponentProps<typeof Sign>, 'shape' | 'colour'>>> = {
  WAITING: { shape: 'going', colour: 'accent' },
  SENT: { shape: 'done', colour: 'success' },
  FAILED: { shape: 'refused', colour: 'error' },
  DROPPED: { shape: 'empty', colour: 'quiet' },
};

/** Mails one below the other: to whom, what for, how each is doing; those given up can be tried again. */
export function MailRows({
  mails,
  busy,
  onAgain,
}: {
  readonly mails: readonly MailRowFragment[];
  readonly busy: boolean;
  readonly onAgain: (id: string) => void;
}) {
  const t = useT();
  return (
    <Box component="ul" aria-label={t('mails.table')} sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {mails.map((mail) => (
        <Box
          component="li"
          key={mail.id}
          sx={{
            display: 'flex',
            flexWrap: 'wrap',
            columnGap: 2,
            alignItems: 'center',
            py: 1.25,
            borderBottom: 1,
            borderColor: 'divider',
          }}
        >
          <Box sx={{ flex: '1 1 14rem', minWidth: 0 }}>
            <PersonText person={mail.person} />
            <Box sx={{ color: 'text.secondary', fontSize: '0.9rem' }}>
              {t(kindKey(mail.kind))} · <When at={mail.queuedAt} />
              <Course mail={mail} />
            </Box>
          </Box>
          <Sign {...looks[mail.state]}>{t(`mails.states.${mail.state}`)}</Sign>
          {mail.state === 'FAILED' && (
            <Button
              size="small"
              variant="outlined"
              disabled={busy}
              onClick={() => onAgain(mail.id)}
              aria-label={t('mails.againLabel', { name: mail.person.displayName ?? '' })}
            >
              {t('shell.retry')}
            </Button>
          )}
        </Box>
      ))}
    </Box>
  );
}

/** What the mail server said, how often it was asked, and when it will be again. */
function Course({ mail: { state, tries, smtpCode, nextTryAt } }: { readonly mail: MailRowFragment }) {
  const t = useT();
  const language = useLanguage();
  const facts = [
    // A first try that went well needs no telling.
    (tries > 1 || (tries === 1 && state !== 'SENT')) && t('mails.tries', { count: tries }),
    smtpCode !== null && t('mails.smtpCode', { code: String(smtpCode) }),
    state === 'WAITING' &&
      tries > 0 &&
      nextTryAt !== null &&
      t('mails.nextTry', { when: longDateTime(new Date(nextTryAt), language) }),
  ].filter(Boolean);
  return <>{facts.map((fact) => ` · ${fact}`).join('')}</>;
}
