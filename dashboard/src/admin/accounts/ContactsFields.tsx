import TextField from '@mui/material/TextField';
import { useT } from '../i18n/use-t.js';
import type { ByHandField } from './field-errors.js';

const kinds = ['email', 'mobile', 'homePhone', 'workPhone'] as const;

/** How to reach somebody, as it is typed; empty for what is not known. */
export type TypedContacts = Readonly<Record<(typeof kinds)[number], string>>;

/** Contacts before anything is typed, or as they are. */
export const typedContacts = (
  known?: Partial<Record<(typeof kinds)[number], string | null>> | null,
): TypedContacts => ({
  email: known?.email ?? '',
  mobile: known?.mobile ?? '',
  homePhone: known?.homePhone ?? '',
  workPhone: known?.workPhone ?? '',
});

/** A field for each way to reach somebody, with what is wrong beside it. */
export function ContactsFields({
  contacts,
  onChange,
  wrong,
}: {
  readonly contacts: TypedContacts;
  readonly onChange: (contacts: TypedContacts) => void;
  readonly wrong: ByHandField | undefined;
}) {
  const t = useT();
  return kinds.map((kind) => (
    <TextField
      key={kind}
      label={t(`byhand.${kind}`)}
      type={kind === 'email' ? 'email' : 'tel'}
      value={contacts[kind]}
      onChange={({ target }) => onChange({ ...contacts, [kind]: target.value })}
      error={wrong === kind}
      helperText={wrong === kind ? t(`byhand.invalid.${kind}`) : undefined}
      autoComplete="off"
    />
  ));
}
