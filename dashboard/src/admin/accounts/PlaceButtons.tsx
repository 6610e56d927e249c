import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { AddPlaceDocument, EndPlaceDocument } from '@loge/contracts/client';
import { useNotify, useRefresh } from 'ra-core';
import { useState } from 'react';
import { useTell } from '../data/use-ask.js';
import type { ReachedSchool } from '../distribution/reach.js';
import { useT } from '../i18n/use-t.js';
import { FormDialog } from '../people/FormDialog.js';
import { ReasonDialog } from '../people/ReasonDialog.js';
import type { FullAccount } from './AccountPage.js';
import { fieldOf } from './field-errors.js';
import { PlaceFields, missingOf, placeInput, typedPlace } from './PlaceFields.js';
import { useAdministeredSchools } from './use-administered-schools.js';

/** « Ajouter un établissement ». */
export function AddPlaceButton({ account }: { readonly account: FullAccount }) {
  const t = useT();
  const schools = useAdministeredSchools();
  const [asking, setAsking] = useState(false);
  if (!schools || schools.length === 0) return null;
  return (
    <>
      <Button variant="outlined" onClick={() => setAsking(true)}>
        {t('byhand.add')}
      </Button>
      {asking && <AddPlaceDialog account={account} schools={schools} onClose={() => setAsking(false)} />}
    </>
  );
}

function AddPlaceDialog({
  account,
  schools,
  onClose,
}: {
  readonly account: FullAccount;
  readonly schools: readonly ReachedSchool[];
  readonly onClose: () => void;
}) {
  const t = useT();
  const notify = useNotify();
  const refresh = useRefresh();
  const tell = useTell(AddPlaceDocument);
  const [place, setPlace] = useState(() => typedPlace(schools));
  const [reason, setReason] = useState('');
  const [checked, setChecked] = useState(false);
  const wrong = (checked && missingOf(place)) || fieldOf(tell.error);
  const missing = checked && !reason.trim();
  const submit = (): void => {
    setChecked(true);
    if (missingOf(place) || !reason.trim()) return;
    tell.mutate(
      { input: { account: account.id, place: placeInput(place), reason: reason.trim() } },
      {
        onSuccess: ({ addPlace: { pending } }) => {
          notify(t(pending ? 'shell.pending' : 'byhand.added'), { type: 'success' });
          onClose();
          refresh();
        },
      },
    );
  };
  return (
    <FormDialog
      title={t('byhand.addTitle', { name: account.displayName })}
      help={t('byhand.addHelp')}
      submit={t('byhand.add')}
      wide
      busy={tell.isPending}
      error={fieldOf(tell.error) ? undefined : tell.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <PlaceFields place={place} onChange={setPlace} schools={schools} wrong={wrong || undefined} />
      <TextField
        label={t('people.reason')}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        error={missing}
        helperText={missing ? t('people.required') : t('people.reasonHelp')}
        multiline
      />
    </FormDialog>
  );
}

/** « Mettre fin au rattachement », of one that staff gave. */
export function EndPlaceButton({
  account,
  place,
}: {
  readonly account: FullAccount;
  readonly place: FullAccount['affiliations'][number];
}) {
  const t = useT();
  const notify = useNotify();
  const refresh = useRefresh();
  const [asking, setAsking] = useState(false);
  const tell = useTell(EndPlaceDocument);
  const { school, profile } = place;
  const submit = (reason: string): void =>
    tell.mutate(
      { input: { account: account.id, school: school.id, profile, reason } },
      {
        onSuccess: ({ endPlace: { pending } }) => {
          notify(t(pending ? 'shell.pending' : 'byhand.ended'), { type: 'success' });
          setAsking(false);
          refresh();
        },
      },
    );
  return (
    <>
      <Button
        variant="outlined"
        color="error"
        size="small"
        sx={{ mt: 1 }}
        aria-label={t('byhand.endNamed', { school: school.name, profile: t(`profiles.${profile}`) })}
        onClick={() => setAsking(true)}
      >
        {t('byhand.end')}
      </Button>
      {asking && (
        <ReasonDialog
          title={t('byhand.endTitle', { name: account.displayName, school: school.name })}
          help={t('byhand.endHelp')}
          submit={t('byhand.end')}
          danger
          busy={tell.isPending}
          error={tell.error}
          onSubmit={submit}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
