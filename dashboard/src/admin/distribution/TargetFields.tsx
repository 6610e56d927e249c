import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Typography from '@mui/material/Typography';
import { useT } from '../i18n/use-t.js';
import { ChoiceField } from '../shown/Fields.js';
import { CheckList } from './CheckList.js';
import { ClassCodes } from './ClassCodes.js';
import type { ReachedSchool } from './reach.js';
import { missingOf } from './target.js';
import type { TargetForm } from './target.js';

/** « Périmètre »: whole schools, or classes of one; only what one's rights reach is there to be chosen. */
export function TargetFields({
  form,
  onChange,
  schools,
  checked,
}: {
  readonly form: TargetForm;
  readonly onChange: (form: TargetForm) => void;
  readonly schools: readonly ReachedSchool[];
  /** Whether what is missing is to be pointed out. */
  readonly checked: boolean;
}) {
  const t = useT();
  const whole = schools.filter((school) => school.whole);
  const missing = checked ? missingOf(form) : undefined;
  const school = schools.find(({ id }) => id === form.schools[0]);
  return (
    <>
      {whole.length > 0 && (
        <FormControl>
          <FormLabel id="target-kind">{t('distribution.make.scope')}</FormLabel>
          <RadioGroup
            aria-labelledby="target-kind"
            value={form.kind}
            onChange={(_, value) =>
              onChange(
                value === 'CLASSES'
                  ? { ...form, kind: value, schools: form.schools.slice(0, 1) }
                  : { ...form, kind: 'SCHOOLS', schools: form.schools.filter(isOf(whole)) },
              )
            }
          >
            {(['SCHOOLS', 'CLASSES'] as const).map((kind) => (
              <FormControlLabel
                key={kind}
                value={kind}
                control={<Radio size="small" />}
                label={t(`distribution.make.${kind}`)}
              />
            ))}
          </RadioGroup>
        </FormControl>
      )}
      {form.kind === 'SCHOOLS' ? (
        <CheckList
          legend={t('distribution.make.schools')}
          least="100%"
          choices={whole.map(({ id, name }) => ({ value: id, label: name }))}
          held={form.schools}
          onChange={(held) => onChange({ ...form, schools: held })}
          error={missing === 'schools' ? t('distribution.make.chooseSchools') : undefined}
        />
      ) : (
        <>
          <ChoiceField
            label={t('distribution.make.school')}
            value={school?.id ?? ''}
            choices={[
              ...(school ? [] : [{ value: '', label: t('distribution.choose') }]),
              ...schools.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(id) => onChange({ ...form, schools: id ? [id] : [], classes: [] })}
          />
          {missing === 'schools' && (
            <Typography role="alert" variant="body2" color="error">
              {t('distribution.make.chooseSchools')}
            </Typography>
          )}
          {school && school.classes.length === 0 && (
            <ClassCodes
              key={school.id}
              value={form.classes}
              several
              onChange={(classes) => onChange({ ...form, classes })}
              error={missing === 'classes' ? t('distribution.make.chooseClasses') : undefined}
            />
          )}
          {school && school.classes.length > 0 && (
            <CheckList
              legend={t('distribution.make.classes')}
              all={t('distribution.make.allClasses')}
              choices={school.classes.map(({ code, label }) => ({ value: code, label: label ?? code }))}
              held={form.classes}
              onChange={(classes) => onChange({ ...form, classes })}
              error={missing === 'classes' ? t('distribution.make.chooseClasses') : undefined}
            />
          )}
        </>
      )}
    </>
  );
}

function isOf(schools: readonly ReachedSchool[]): (id: string) => boolean {
  return (id) => schools.some((school) => school.id === id);
}
