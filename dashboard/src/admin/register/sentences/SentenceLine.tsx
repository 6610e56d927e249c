import Link from '@mui/material/Link';
import type { EventRowFragment } from '@loge/contracts/client';
import { useTranslate } from 'ra-core';
import { Fragment } from 'react';
import { Link as RouterLink } from 'react-router';
import { useLanguage } from '../../i18n/use-t.js';
import { sentencesOf } from '../../i18n/spoken.js';
import type { Part } from './sentence.js';
import { sentenceOf } from './sentence.js';

const paths = { person: 'accounts', school: 'schools', import: 'imports' } as const;

/** Where a person, a school or an import is shown. */
export function pathTo(to: keyof typeof paths, id: string): string {
  return `/${paths[to]}/${encodeURIComponent(id)}/show`;
}

/** The parts of a sentence in the reader's language. */
export function useSentence(event: EventRowFragment): readonly Part[] {
  const language = useLanguage();
  const translate = useTranslate();
  return sentenceOf(event, language, sentencesOf(language), translate);
}

/** An event as one sentence, with people and schools as links. */
export function SentenceLine({ event }: { readonly event: EventRowFragment }) {
  return useSentence(event).map((part, index) => (
    <Fragment key={index}>
      {typeof part === 'string' ? (
        part
      ) : (
        <Link
          component={RouterLink}
          to={pathTo(part.to, part.id)}
          sx={{ fontWeight: part.to === 'person' ? 600 : 400 }}
        >
          {part.text}
        </Link>
      )}
    </Fragment>
  ));
}
