import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { CampaignInput } from '@loge/contracts/client';
import { useRef, useState } from 'react';
import { useLocation } from 'react-router';
import { useT } from '../i18n/use-t.js';
import { BackLink } from '../shown/BackLink.js';
import { EmptyNotice, ErrorNotice, RowsSkeleton } from '../shown/Notices.js';
import { Page, Section } from '../shown/Page.js';
import { emptyCampaign, inputOf, missingOf } from './campaign-form.js';
import type { CampaignForm } from './campaign-form.js';
import { CampaignPreview } from './CampaignPreview.js';
import { MessageFields } from './MessageFields.js';
import type { ReachedSchool } from './reach.js';
import { longest, newKey, shortened } from './sending.js';
import { pickedOf } from './target.js';
import { WhomFields } from './WhomFields.js';
import { useReach } from './use-reach.js';

/** A new campaign: whom, what, a preview with real counts, and only then the sending. */
export function NewCampaignPage() {
  const t = useT();
  const { schools, error, refetch } = useReach();
  const whole = schools?.filter((school) => school.whole);
  return (
    <Page
      title={t('campaigns.form.title')}
      above={<BackLink to="/distribution/campaigns">{t('campaigns.form.back')}</BackLink>}
      answer={t('campaigns.form.answer')}
      narrow
    >
      {error ? (
        <ErrorNotice error={error} retry={refetch} />
      ) : !whole ? (
        <RowsSkeleton rows={6} />
      ) : whole.length === 0 ? (
        <EmptyNotice>{t('distribution.noReach')}</EmptyNotice>
      ) : (
        <Campaign schools={whole} />
      )}
    </Page>
  );
}

function Campaign({ schools }: { readonly schools: readonly ReachedSchool[] }) {
  const t = useT();
  const { state } = useLocation();
  const preview = useRef<HTMLDivElement>(null);
  const [form, setForm] = useState(() => firstForm(schools, state));
  const [checked, setChecked] = useState(false);
  const [previewed, setPreviewed] = useState<CampaignInput>();
  const title = form.title ?? proposedTitle(form, schools, t);
  const missing = missingOf(form, title);
  const input = inputOf(form, title);
  const stale = JSON.stringify(previewed) !== JSON.stringify(input);
  const look = (): void => {
    setChecked(true);
    if (missing) return;
    setPreviewed(input);
    requestAnimationFrame(() => {
      preview.current?.scrollIntoView({ block: 'start' });
      preview.current?.focus({ preventScroll: true });
    });
  };
  return (
    <>
      <Box
        component="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          look();
        }}
      >
        <WhomFields
          form={form}
          onChange={setForm}
          schools={schools}
          missing={checked ? missing : undefined}
        />
        <Section title={t('campaigns.form.message')}>
          <MessageFields
            form={form}
            title={title}
            onChange={setForm}
            missing={checked ? missing : undefined}
          />
        </Section>
        <Button type="submit" variant={previewed && !stale ? 'outlined' : 'contained'} sx={{ mt: 3 }}>
          {t(previewed ? 'campaigns.form.previewAgain' : 'campaigns.form.preview')}
        </Button>
      </Box>
      <Box ref={preview} tabIndex={-1} sx={{ outline: 'none', scrollMarginTop: 16 }}>
        {previewed && <CampaignPreview input={previewed} stale={stale} />}
      </Box>
    </>
  );
}

function firstForm(schools: readonly ReachedSchool[], state: unknown): CampaignForm {
  const form = emptyCampaign(newKey(), pickedOf(state));
  const [only, ...others] = schools;
  return only && others.length === 0 ? { ...form, target: { ...form.target, schools: [only.id] } } : form;
}

/** « <school> – vos identifiants de connexion », the name shortened where it must be. */
function proposedTitle(
  { picked, target }: CampaignForm,
  schools: readonly ReachedSchool[],
  t: ReturnType<typeof useT>,
): string {
  const [first, ...others] = schools.filter(({ id }) => target.schools.includes(id));
  if (picked || !first || others.length > 0) return t('campaigns.form.subjectPlain');
  const room = longest.title - t('campaigns.form.subjectDefault', { school: '' }).length;
  return t('campaigns.form.subjectDefault', { school: shortened(first.name, room) });
}
