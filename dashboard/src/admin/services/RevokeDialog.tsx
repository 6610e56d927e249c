import { RevokeServiceDocument } from '@loge/contracts/client';
import type { ServiceRowFragment } from '@loge/contracts/client';
import { useNotify } from 'ra-core';
import { useTell } from '../data/use-ask.js';
import { useT } from '../i18n/use-t.js';
import { ReasonDialog } from '../people/ReasonDialog.js';

/** Ends every token of a program: says what will happen and asks why. */
export function RevokeDialog({
  service: { id, label },
  onClose,
  onDone,
}: {
  readonly service: ServiceRowFragment;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const t = useT();
  const notify = useNotify();
  const tell = useTell(RevokeServiceDocument);
  return (
    <ReasonDialog
      title={t('services.revokeTitle', { label })}
      help={t('services.revokeHelp')}
      submit={t('services.revokeSubmit')}
      danger
      busy={tell.isPending}
      error={tell.error}
      onSubmit={(reason) =>
        tell.mutate(
          { input: { service: id, reason } },
          {
            onSuccess: () => {
              notify(t('services.revoked', { label }), { type: 'success' });
              onDone();
            },
          },
        )
      }
      onClose={onClose}
    />
  );
}
