import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { PlaceInput, Profile } from '@loge/contracts/client';
import { CheckList } from '../distribution/CheckList.js';
import type { ReachedSchool } from '../distribution/reach.js';
import { useT } from '../i18n/use-t.js';
import { ChoiceField } from '../shown/Fields.js';
import type { ByHandField } from './field-errors.js';
import { PlaceChildren } from './PlaceChildren.js';
import type { PickedChild } from './PlaceChildren.js';

const profiles: readonly Profile[] = [
  ...(['OTHER', 'LOCAL_AUTHORITY', 'NON_TEACHING', 'TEACHER', 'PUPIL', 'RELATIVE'] as const),
];

/** A place as it is typed. */
export interface TypedPlace {
  readonly school: string;
  readonly profile: Profile;
  readonly classes: string[];
  readonly function: string;
  readonly children: readonly PickedChild[];
}

/** Nothing typed; of one school only, that one. */
export const typedPlace = (schools: readonly ReachedSchool[]): TypedPlace => ({
  ...{ school: schools.length === 1 ? (schools[0]?.id ?? '') : '', profile: 'OTHER' },
  ...{ classes: [], function: '', children: [] },
});

/** What a place lacks before it can be sent. */
export function missingOf({ school, profile, children }: TypedPlace): ByHandField | undefined {
  if (!school) return 'school';
  return profile === 'RELATIVE' && children.length === 0 ? 'children' : undefined;
}

/** The place as it is sent: what its profile does not have was not asked for. */
export function placeInput({ school, profile, classes, function: held, children }: TypedPlace): PlaceInput {
  const isRelative = profile === 'RELATIVE';
  return {
    ...{ school, profile },
    classes: isRelative ? [] : classes,
    ...(!isRelative && profile !== 'PUPIL' && held.trim() && { function: held.trim() }),
    children: isRelative
      ? children.map(({ id, relation, legalGuardian }) => ({ child: id, relation, legalGuardian }))
      : [],
  };
}

/** Which school, as what, and what its profile has there. */
export function PlaceFields({
  place,
  onChange,
  schools,
  wrong,
}: {
  readonly place: TypedPlace;
  readonly onChange: (place: TypedPlace) => void;
  readonly schools: readonly ReachedSchool[];
  readonly wrong: ByHandField | undefined;
}) {
  const t = useT();
  const school = schools.find(({ id }) => id === place.school);
  const isRelative = place.profile === 'RELATIVE';
  return (
    <>
      <Box>
        <ChoiceField
          label={t('byhand.school')}
          value={place.school}
          minWidth={200}
          choices={[
            ...(school ? [] : [{ value: '', label: t('byhand.chooseSchool') }]),
            ...schools.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(id) => onChange({ ...place, school: id, classes: [], children: [] })}
        />
        {wrong === 'school' && (
          <Typography role="alert" variant="body2" color="error">
            {t('byhand.invalid.school')}
          </Typography>
        )}
      </Box>
      <Box>
        <ChoiceField
          label={t('byhand.profile')}
          value={place.profile}
          minWidth={200}
          choices={profiles.map((value) => ({ value, label: t(`profiles.${value}`) }))}
          onChange={(value) =>
            onChange({ ...place, profile: profiles.find((known) => known === value) ?? place.profile })
          }
        />
      </Box>
      {!isRelative && place.profile !== 'PUPIL' && (
        <TextField
          label={t('byhand.function')}
          value={place.function}
          onChange={({ target }) => onChange({ ...place, function: target.value })}
          error={wrong === 'function'}
          helperText={t(wrong === 'function' ? 'byhand.invalid.function' : 'byhand.functionHelp')}
          autoComplete="off"
        />
      )}
      {!isRelative && school && school.classes.length > 0 && (
        <CheckList
          legend={t('byhand.classes')}
          choices={school.classes.map(({ code, label }) => ({ value: code, label: label ?? code }))}
          held={place.classes}
          onChange={(classes) => onChange({ ...place, classes })}
          error={wrong === 'classes' ? t('byhand.invalid.classes') : undefined}
        />
      )}
      {isRelative && school && (
        <PlaceChildren
          school={school.id}
          picked={place.children}
          onChange={(children) => onChange({ ...place, children })}
          error={wrong === 'children' ? t('byhand.invalid.children') : undefined}
        />
      )}
    </>
  );
}
