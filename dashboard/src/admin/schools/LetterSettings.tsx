import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { SetLetterSettingsDocument } from '@loge/contracts/client';
import { useNotify } from 'ra-core';
import { useState } from 'react';
import { useTell } from '../data/use-ask.js';
import { CountedField } from '../distribution/CountedField.js';
import { useT } from '../i18n/use-t.js';
import { useRight } from '../session/use-me.js';
import { ErrorNotice } from '../shown/Notices.js';
import { Section } from '../shown/Page.js';
import { LetterLogo, ShownLogo } from './LetterLogo.js';
import type { FullSchool } from './SchoolPage.js';

/** The most characters of a letter's text. */
const LONGEST_TEXT = 600;

interface AboutSchool {
  readonly school: FullSchool;
  readonly onChanged: () => unknown;
}

/** What a school's letters to families say and show (KO-5); those who may, change it here. */
export function LetterSettings({ school, onChanged }: AboutSchool) {
  const t = useT();
  const mayChange = useRight('MANAGE_SCHOOLS');
  return (
    <Section title={t('letters.title')}>
      {mayChange ? (
        <LetterForm school={school} onChanged={onChanged} />
      ) : (
        <LetterFacts letter={school.letter} />
      )}
    </Section>
  );
}

function LetterFacts({ letter: { text, logo } }: { readonly letter: FullSchool['letter'] }) {
  const t = useT();
  if (!text && !logo) return <Typography>{t('letters.none')}</Typography>;
  return (
    <>
      {logo && <ShownLogo logo={logo} />}
      {text && <Typography sx={{ whiteSpace: 'pre-line', maxWidth: 640 }}>{text}</Typography>}
    </>
  );
}

function LetterForm({ school, onChanged }: AboutSchool) {
  const t = useT();
  const notify = useNotify();
  const tell = useTell(SetLetterSettingsDocument);
  // What is typed or chosen and not kept yet.
  const [typed, setTyped] = useState<string>();
  const [chosen, setChosen] = useState<string | null>();
  const text = typed ?? school.letter.text ?? '';
  const logo = chosen === undefined ? (school.letter.logo ?? null) : chosen;
  const changed = typed !== undefined || chosen !== undefined;
  const save = () => {
    tell.mutate(
      { input: { school: school.id, text, logo } },
      {
        onSuccess: () => {
          setTyped(undefined);
          setChosen(undefined);
          notify(t('letters.saved'), { type: 'success' });
          onChanged();
        },
      },
    );
  };
  return (
    <Box
      component="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      sx={{ display: 'flex', flexDirection: 'column', gap: 2, maxWidth: 640 }}
    >
      <Typography sx={{ color: 'text.secondary' }}>{t('letters.help')}</Typography>
      {tell.error && <ErrorNotice error={tell.error} />}
      <LetterLogo logo={logo} onChange={setChosen} />
      <CountedField
        label={t('letters.text')}
        help={t('letters.textHelp')}
        value={text}
        most={LONGEST_TEXT}
        lines={4}
        onChange={setTyped}
      />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center' }}>
        <Button type="submit" variant="contained" disabled={tell.isPending || text.length > LONGEST_TEXT}>
          {t('shell.save')}
        </Button>
        {changed && (
          <Typography component="span" role="status" sx={{ color: 'text.secondary' }}>
            {t('letters.unsaved')}
          </Typography>
        )}
      </Box>
    </Box>
  );
}
