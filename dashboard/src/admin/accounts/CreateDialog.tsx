import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { CreateAccountDocument } from '@loge/contracts/client';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { errorCodeOf, errorDetailOf } from '../api.js';
import { useTell } from '../data/use-ask.js';
import type { ReachedSchool } from '../distribution/reach.js';
import { useT } from '../i18n/use-t.js';
import { FormDialog } from '../people/FormDialog.js';
import { ChoiceField } from '../shown/Fields.js';
import { ContactsFields, typedContacts } from './ContactsFields.js';
import type { Made } from './CreateButton.js';
import { fieldOf } from './field-errors.js';
import { PlaceFields, missingOf, placeInput, typedPlace } from './PlaceFields.js';
import { ResemblingPeople } from './ResemblingPeople.js';
import { useFirstWrong } from './use-first-wrong.js';

const civilities = ['MME', 'M', 'MLLE'] as const;
const nobody = { family: '', given: '', civility: '', birthDate: '' };

/** The form of a new account: the person, the place, how to reach them, and why. */
export function CreateDialog({
  schools,
  onMade,
  onClose,
}: {
  readonly schools: readonly ReachedSchool[];
  readonly onMade: (made: Made) => void;
  readonly onClose: () => void;
}) {
  const t = useT();
  const tell = useTell(CreateAccountDocument);
  const [person, setPerson] = useState(nobody);
  const [place, setPlace] = useState(() => typedPlace(schools));
  const [contacts, setContacts] = useState(() => typedContacts());
  const [reason, setReason] = useState('');
  const [checked, setChecked] = useState(false);
  const [tried, setTried] = useState(0);
  const wrong = fieldOf(tell.error);
  const fields = useFirstWrong(tried, tell.error);
  const resembling =
    errorCodeOf(tell.error) === 'ACCOUNT_RESEMBLES'
      ? String(errorDetailOf(tell.error)['accounts']).split(' ')
      : [];
  const missing = (text: string) => checked && !text.trim();
  const help = (field: 'family' | 'given') =>
    missing(person[field])
      ? t('people.required')
      : wrong === field
        ? t(`byhand.invalid.${field}`)
        : undefined;
  const change = (field: keyof typeof nobody) => (value: string) => {
    // Whoever resembled was told for the names as they were.
    if (resembling.length > 0) tell.reset();
    setPerson({ ...person, [field]: value });
  };
  const submit = (evenIfKnown: boolean): void => {
    setChecked(true);
    setTried((times) => times + 1);
    const { family, given, civility, birthDate } = person;
    if (![family, given, reason].every((text) => text.trim()) || missingOf(place)) return;
    const known = { ...(civility && { civility }), ...(birthDate && { birthDate }) };
    tell.mutate(
      {
        input: {
          ...{ family: family.trim(), given: given.trim(), ...known, contacts, evenIfKnown },
          ...{ place: placeInput(place), reason: reason.trim() },
        },
      },
      {
        onSuccess: ({ createAccount }) =>
          onMade({ ...createAccount, name: `${given.trim()} ${family.trim()}` }),
      },
    );
  };
  return (
    <FormDialog
      title={t('accounts.create')}
      help={t('byhand.createHelp')}
      submit={t(resembling.length > 0 ? 'byhand.another' : 'accounts.create')}
      wide
      busy={tell.isPending}
      error={wrong ? undefined : tell.error}
      onSubmit={() => submit(resembling.length > 0)}
      onClose={onClose}
    >
      <Box ref={fields} sx={{ display: 'contents' }}>
        {resembling.length > 0 && (
          <ResemblingPeople accounts={resembling} names={person} school={place.school} />
        )}
        <Section title={t('byhand.who')}>
          {(['family', 'given'] as const).map((field) => (
            <TextField
              key={field}
              label={t(`byhand.${field}`)}
              value={person[field]}
              onChange={({ target }) => change(field)(target.value)}
              error={missing(person[field]) || wrong === field}
              helperText={help(field)}
              autoComplete="off"
              autoFocus={field === 'family'}
            />
          ))}
          <Box>
            <ChoiceField
              label={t('byhand.civility')}
              value={person.civility}
              choices={[
                { value: '', label: t('byhand.noCivility') },
                ...civilities.map((value) => ({ value, label: t(`civilities.${value}`) })),
              ]}
              onChange={change('civility')}
            />
          </Box>
          <TextField
            label={t('byhand.birthDate')}
            type="date"
            value={person.birthDate}
            onChange={({ target }) => change('birthDate')(target.value)}
            error={wrong === 'birthDate'}
            helperText={t(wrong === 'birthDate' ? 'byhand.invalid.birthDate' : 'byhand.birthDateHelp')}
            slotProps={{ inputLabel: { shrink: true } }}
          />
        </Section>
        <Section title={t('byhand.where')}>
          <PlaceFields
            place={place}
            onChange={(next) => {
              if (resembling.length > 0) tell.reset();
              setPlace(next);
            }}
            schools={schools}
            wrong={(checked ? missingOf(place) : undefined) ?? wrong}
          />
        </Section>
        <Section title={t('byhand.reached')} help={t('byhand.reachedHelp')}>
          <ContactsFields contacts={contacts} onChange={setContacts} wrong={wrong} />
        </Section>
        <TextField
          label={t('people.reason')}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
          error={missing(reason)}
          helperText={missing(reason) ? t('people.required') : t('people.reasonHelp')}
          multiline
        />
      </Box>
    </FormDialog>
  );
}

function Section({
  title,
  help,
  children,
}: {
  readonly title: string;
  readonly help?: string;
  readonly children: ReactNode;
}) {
  return (
    <Box component="section" sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
      <Box>
        <Typography component="h3" variant="body1" sx={{ fontWeight: 600 }}>
          {title}
        </Typography>
        {help && (
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {help}
          </Typography>
        )}
      </Box>
      {children}
    </Box>
  );
}
