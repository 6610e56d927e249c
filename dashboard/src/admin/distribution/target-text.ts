import type { Profile, SchoolFragment } from '@loge/contracts/client';
import { listOf } from '../i18n/format.js';
import type { Language } from '../i18n/format.js';
import type { Translate } from '../i18n/use-t.js';

/** Whom a file or a campaign is for. */
interface Target {
  readonly schools: readonly SchoolFragment[];
  readonly classes: readonly string[];
  readonly profiles: readonly Profile[];
}

/** « Lycée Jean-Moulin · classes 2A et 2B · élèves et parents ». */
export function targetText({ schools, classes, profiles }: Target, t: Translate, language: Language): string {
  const names = schools.map(({ name }) => name);
  return [
    names.length > 3 ? `${names.slice(0, 3).join(', ')}…` : listOf(names, language),
    classes.length > 0 &&
      t('distribution.classes', { count: classes.length, classes: listOf(classes, language) }),
    profiles.length > 0
      ? listOf(
          profiles.map((profile) => t(`profilesMany.${profile}`)),
          language,
        )
      : t('distribution.everybody'),
  ]
    .filter(Boolean)
    .join(' · ');
}
