import { GrantRoleDocument } from '@loge/contracts/client';
import type { GrantFragment } from '@loge/contracts/client';
import { useNotify } from 'ra-core';
import { useState } from 'react';
import { useTell } from '../data/use-ask.js';
import { schoolDay } from '../i18n/format.js';
import { useLanguage, useT } from '../i18n/use-t.js';
import { EndField } from './EndField.js';
import { FormDialog } from './FormDialog.js';
import type { Holder } from './PeoplePage.js';
import { proposedEnd } from './role-form.js';
import { scopeText } from './RoleText.js';

/** Gives an access another last day, or none: the same role over the same scope takes its place. */
export function EndDialog({
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
  const tell = useTell(GrantRoleDocument);
  const today = schoolDay(new Date());
  const [end, setEnd] = useState(grant.endsOn ?? proposedEnd(grant.role, today));
  const { kind, network, schools, classes } = grant.scope;
  const scope = {
    kind,
    ...(kind === 'NETWORK' && { network }),
    ...(schools.length > 0 && { schools: schools.map(({ id }) => id) }),
    ...(kind === 'CLASSES' && { classes: [...classes] }),
  };
  const submit = (): void => {
    if (end && end < today) return;
    tell.mutate(
      { input: { account: holder.id, role: grant.role, scope, endsOn: end || null } },
      {
        onSuccess: ({ grantRole }) => {
          notify(t(grantRole.pending ? 'shell.pending' : 'grants.endSet'), { type: 'success' });
          onDone();
        },
      },
    );
  };
  return (
    <FormDialog
      title={t('grants.endTitle', { name: holder.person.displayName ?? holder.login })}
      help={t('grants.endHelp', {
        role: t(`roles.${grant.role}`),
        scope: scopeText(grant, t, language),
      })}
      submit={t('grants.endSubmit')}
      busy={tell.isPending}
      error={tell.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <EndField value={end} onChange={setEnd} />
    </FormDialog>
  );
}
