import type { GrantFragment } from '@loge/contracts/client';
import { listOf } from '../i18n/format.js';
import { useLanguage, useT } from '../i18n/use-t.js';
import type { Translate } from '../i18n/use-t.js';
import type { Language } from '../i18n/format.js';

/** Where a role, or what a program may read, holds, in words. */
export function scopeText({ scope }: Pick<GrantFragment, 'scope'>, t: Translate, language: Language): string {
  return t(`scopes.${scope.kind}`, {
    network: scope.network ?? '',
    schools: listOf(
      scope.schools.map(({ name }) => name),
      language,
    ),
    classes: listOf(scope.classes, language),
    count: scope.classes.length,
  });
}

/** A role held: which, and where. */
export function RoleText({ grant }: { readonly grant: GrantFragment }) {
  const t = useT();
  const language = useLanguage();
  return (
    <>
      <strong>{t(`roles.${grant.role}`)}</strong> · {scopeText(grant, t, language)}
    </>
  );
}
