import { RenewInvitationDocument } from '@loge/contracts/client';
import type { InvitePersonMutation } from '@loge/contracts/client';
import { useTell } from '../data/use-ask.js';
import { useT } from '../i18n/use-t.js';
import { FormDialog } from './FormDialog.js';
import type { Holder } from './PeoplePage.js';

/** Asks before the old link of an invitation stops working. */
export function RenewDialog({
  holder,
  onClose,
  onMade,
}: {
  readonly holder: Holder;
  readonly onClose: () => void;
  readonly onMade: (name: string, made: InvitePersonMutation['invitePerson']) => void;
}) {
  const t = useT();
  const tell = useTell(RenewInvitationDocument);
  const name = holder.person.displayName ?? holder.login;
  return (
    <FormDialog
      title={t('people.renewTitle', { name })}
      help={t('people.renewHelp')}
      submit={t('people.renewSubmit')}
      busy={tell.isPending}
      error={tell.error}
      onSubmit={() =>
        tell.mutate(
          { account: holder.id },
          { onSuccess: ({ renewInvitation }) => onMade(name, renewInvitation) },
        )
      }
      onClose={onClose}
    />
  );
}
