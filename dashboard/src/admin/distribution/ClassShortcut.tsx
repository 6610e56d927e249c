import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { Profile } from '@loge/contracts/client';
import { useState } from 'react';
import { useT } from '../i18n/use-t.js';
import { ChoiceField } from '../shown/Fields.js';
import { Section } from '../shown/Page.js';
import { ClassCodes } from './ClassCodes.js';
import { ClassSheetDialog } from './ClassSheetDialog.js';
import type { ClassAct } from './ClassSheetDialog.js';
import type { ReachedSchool } from './reach.js';
import { targetOf } from './target.js';

const whoms = {
  PUPIL: ['PUPIL'],
  RELATIVE: ['RELATIVE'],
  BOTH: ['PUPIL', 'RELATIVE'],
} as const satisfies Record<string, readonly Profile[]>;
type Whom = keyof typeof whoms;
const orders: readonly Whom[] = ['PUPIL', 'RELATIVE', 'BOTH'];

/** « Une classe »: what a form teacher or the school office needs on the first day, in two choices and a button. */
export function ClassShortcut({ schools }: { readonly schools: readonly ReachedSchool[] }) {
  const t = useT();
  const [schoolId, setSchoolId] = useState(schools.length === 1 ? schools[0]?.id : undefined);
  const [code, setCode] = useState('');
  const [whom, setWhom] = useState<Whom>('PUPIL');
  const [act, setAct] = useState<ClassAct>();
  const [checked, setChecked] = useState(false);
  const school = schools.find(({ id }) => id === schoolId);
  const classes = school?.classes ?? [];
  const typed = school !== undefined && classes.length === 0;
  const chosen = typed
    ? code && { code, label: null }
    : classes.length === 1
      ? classes[0]
      : classes.find((each) => each.code === code);
  const open = (next: ClassAct) => {
    setChecked(true);
    if (chosen) setAct(next);
  };
  return (
    <Section title={t('distribution.class.title')}>
      <Typography sx={{ mb: 2, color: 'text.secondary' }}>{t('distribution.class.help')}</Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, mb: 2 }}>
        {schools.length > 1 && (
          <ChoiceField
            label={t('distribution.class.school')}
            value={school?.id ?? ''}
            choices={[
              ...(school ? [] : [{ value: '', label: t('distribution.choose') }]),
              ...schools.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(id) => {
              setSchoolId(id);
              setCode('');
            }}
          />
        )}
        {typed ? (
          <ClassCodes key={school.id} value={code ? [code] : []} onChange={([only]) => setCode(only ?? '')} />
        ) : (
          <ChoiceField
            label={t('distribution.class.class')}
            value={chosen ? chosen.code : ''}
            disabled={classes.length === 0}
            choices={[
              ...(chosen ? [] : [{ value: '', label: t('distribution.choose') }]),
              ...classes.map((each) => ({ value: each.code, label: each.label ?? each.code })),
            ]}
            onChange={setCode}
          />
        )}
        <ChoiceField
          label={t('distribution.class.whom')}
          value={whom}
          choices={orders.map((value) => ({ value, label: t(`distribution.class.${value}`) }))}
          onChange={(value) => setWhom(orders.find((each) => each === value) ?? whom)}
        />
      </Box>
      {checked && !chosen && (
        <Typography role="alert" color="error" sx={{ mb: 1 }}>
          {t('distribution.class.missing')}
        </Typography>
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5 }}>
        <Button variant="contained" onClick={() => open('print')}>
          {t('distribution.class.print')}
        </Button>
        <Button variant="outlined" onClick={() => open('list')}>
          {t('distribution.class.list')}
        </Button>
        <Button color="error" onClick={() => open('renew')}>
          {t('distribution.class.renew')}
        </Button>
      </Box>
      {act && school && chosen && (
        <ClassSheetDialog
          act={act}
          className={chosen.label ?? chosen.code}
          target={targetOf({
            kind: 'CLASSES',
            schools: [school.id],
            classes: [chosen.code],
            profiles: whoms[whom],
            createdSince: '',
          })}
          onClose={() => setAct(undefined)}
        />
      )}
    </Section>
  );
}
