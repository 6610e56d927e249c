import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { SetPortalSettingsDocument } from '@loge/contracts/client';
import { useNotify } from 'ra-core';
import { useState } from 'react';
import { errorDetailOf } from '../api.js';
import type { ApiError } from '../api.js';
import { useTell } from '../data/use-ask.js';
import { useT } from '../i18n/use-t.js';
import { useRight } from '../session/use-me.js';
import { CopyButton } from '../shown/CopyButton.js';
import { FactList } from '../shown/FactList.js';
import { ErrorNotice, useErrorText } from '../shown/Notices.js';
import { Section } from '../shown/Page.js';
import type { FullSchool } from './SchoolPage.js';

const links = ['termsUrl', 'privacyUrl', 'videoUrl'] as const;
const fields = ['contact', ...links, 'color'] as const;
type Field = (typeof fields)[number];

interface AboutSchool {
  readonly school: FullSchool;
  readonly onChanged: () => unknown;
}

/** What a school's pages of the portal say and lead to, and where they are; those who may, change it here. */
export function PortalSettings({ school, onChanged }: AboutSchool) {
  const t = useT();
  const mayChange = useRight('MANAGE_SCHOOLS');
  const facts = fields.flatMap((field) => {
    const value = school.portal[field];
    return value ? [{ name: t(`schools.portalFields.${field}`), value }] : [];
  });
  return (
    <Section title={t('schools.portal')}>
      <PublicAddress school={school.id} />
      {mayChange ? (
        <SettingsForm school={school} onChanged={onChanged} />
      ) : facts.length > 0 ? (
        <FactList facts={facts} />
      ) : (
        <Typography>{t('schools.portalEmpty')}</Typography>
      )}
    </Section>
  );
}

/** The address of the page that everybody may open, to hand on. */
function PublicAddress({ school }: { readonly school: string }) {
  const t = useT();
  const address = new URL(`../e/${school}`, document.baseURI).href;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1, alignItems: 'center', mb: 2 }}>
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {t('schools.portalAddress')}
      </Box>
      <Link href={address} sx={{ overflowWrap: 'anywhere' }}>
        {address}
      </Link>
      <CopyButton text={address} what={t('schools.portalAddressWhat')} />
    </Box>
  );
}

/** The field that a refusal is about. */
function wrongField(error: ApiError | null): unknown {
  if (error?.code === 'PORTAL_COLOR_UNREADABLE') return 'color';
  return error?.code === 'PORTAL_LINK_INVALID' ? errorDetailOf(error).field : undefined;
}

function SettingsForm({ school, onChanged }: AboutSchool) {
  const t = useT();
  const notify = useNotify();
  const textOf = useErrorText();
  const tell = useTell(SetPortalSettingsDocument);
  const [typed, setTyped] = useState<Partial<Record<Field, string>>>({});
  const valueOf = (field: Field) => typed[field] ?? school.portal[field] ?? '';
  const wrong = wrongField(tell.error);
  const save = () => {
    const [contact, termsUrl, privacyUrl, videoUrl, color] = fields.map(valueOf);
    tell.mutate(
      { input: { school: school.id, termsUrl, privacyUrl, videoUrl, contact, color } },
      {
        onSuccess: () => {
          notify(t('schools.portalSet'), { type: 'success' });
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
      <Typography sx={{ color: 'text.secondary' }}>{t('schools.portalHelp')}</Typography>
      {tell.error && !wrong && <ErrorNotice error={tell.error} />}
      {fields.map((field) => (
        <TextField
          key={field}
          type={field === 'contact' || field === 'color' ? 'text' : 'url'}
          label={t(`schools.portalFields.${field}`)}
          value={valueOf(field)}
          onChange={({ target }) => setTyped((before) => ({ ...before, [field]: target.value }))}
          error={wrong === field}
          helperText={wrong === field ? textOf(tell.error) : t(`schools.portalHelps.${field}`)}
          slotProps={{
            htmlInput: {
              autoComplete: 'off',
              ...(field === 'contact' && { maxLength: 300 }),
              ...(field === 'color' && { maxLength: 7 }),
            },
            // Read out when it appears.
            formHelperText: wrong === field ? { role: 'alert' } : {},
          }}
        />
      ))}
      <Button type="submit" variant="contained" disabled={tell.isPending} sx={{ alignSelf: 'flex-start' }}>
        {t('shell.save')}
      </Button>
    </Box>
  );
}
