import type { OldLoginFragment } from '@loge/contracts/client';
import { longDate, startOfSchoolDay } from '../i18n/format.js';
import { useLanguage, useT } from '../i18n/use-t.js';

/** The page of a school's migration. */
export function migrationAt(school: string): string {
  return `/migration/${encodeURIComponent(school)}/show`;
}

/** Until when a school's old login works, in a sentence. */
export function OldLoginText({ legacyLogin }: { readonly legacyLogin: OldLoginFragment | null }) {
  const t = useT();
  const language = useLanguage();
  if (!legacyLogin) return t('migration.oldLogin.NONE');
  const { open, endsOn } = legacyLogin;
  const date = longDate(startOfSchoolDay(endsOn), language);
  return t(open ? 'migration.oldLogin.OPEN' : 'migration.oldLogin.ENDED', { date });
}
