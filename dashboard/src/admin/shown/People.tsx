import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import type { PersonFragment } from '@loge/contracts/client';
import { Link as RouterLink } from 'react-router';
import { useLanguage, useT } from '../i18n/use-t.js';
import { sentencesOf } from '../i18n/spoken.js';
import { pathTo } from '../register/sentences/SentenceLine.js';

/** A person by name, leading to their page, with what tells them apart: « élève, 2de B ». */
export function PersonText({ person }: { readonly person: PersonFragment }) {
  const t = useT();
  const language = useLanguage();
  if (person.displayName === null) return <>{sentencesOf(language).words.erased}</>;
  const about = [person.profile && t(`profiles.${person.profile}`), person.hint].filter(Boolean).join(', ');
  return (
    <>
      <Link component={RouterLink} to={pathTo('person', person.id)} sx={{ fontWeight: 600 }}>
        {person.displayName}
      </Link>
      {about && (
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {` ${about}`}
        </Box>
      )}
    </>
  );
}
