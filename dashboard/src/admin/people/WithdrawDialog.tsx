import { WithdrawRoleDocument } from '@loge/contracts/client';
import type { GrantFragment } from '@loge/contracts/client';
import { useNotify } from 'ra-core';
import { useTell } from '../data/use-ask.js';
import { useLanguage, useT } from '../i18n/use-t.js';
import type { Holder } from './PeoplePage.js';
import { ReasonDialog } from './ReasonDialog.js';
import { scopeText } from './RoleText.js';

/** Takes a role back: says what will happen and asks why. */
export function WithdrawDialog({
  holder,
  grant,
  onClose,
  onDone,
}: {
  readonly holder: Holder;
  readonly grant: GrantFragment;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const t = useT();
  const language = useLanguage();
  const notify = useNotify();
  const tell = useTell(WithdrawRoleDocument);
  return (
    <ReasonDialog
      title={t('people.withdrawTitle', {
        role: t(`roles.${grant.role}`),
        name: holder.person.displayName ?? holder.login,
      })}
      help={t('people.withdrawHelp', { scope: scopeText(grant, t, language) })}
      submit={t('people.withdrawSubmit')}
      danger
      busy={tell.isPending}
      error={tell.error}
      onSubmit={(reason) =>
        tell.mutate(
          { input: { account: holder.id, grant: grant.id, reason } },
          {
            onSuccess: ({ withdrawRole }) => {
              notify(t(withdrawRole.pending ? 'shell.pending' : 'people.withdrawn'), { type: 'success' });
              onDone();
            },
          },
        )
      }
      onClose={onClose}
    />
  );
}
