import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import type { CredentialsRenewal } from '@loge/contracts/client';
import { useT } from '../i18n/use-t.js';

const renewals: readonly CredentialsRenewal[] = ['NONE', 'NEVER_SIGNED_IN', 'EVERYONE'];

/** Whose passwords are made anew, in plain words, with how many people would feel it. */
export function RenewalFields({
  value,
  activated,
  onChange,
}: {
  readonly value: CredentialsRenewal;
  /** How many of those chosen signed in already; 0 while that is not known. */
  readonly activated: number;
  readonly onChange: (renewal: CredentialsRenewal) => void;
}) {
  const t = useT();
  return (
    <FormControl>
      <FormLabel id="renewal">{t('distribution.make.renewal')}</FormLabel>
      <RadioGroup
        aria-labelledby="renewal"
        value={value}
        onChange={(_, chosen) => onChange(renewals.find((each) => each === chosen) ?? value)}
      >
        {renewals.map((renewal) => (
          <FormControlLabel
            key={renewal}
            value={renewal}
            control={<Radio size="small" sx={{ alignSelf: 'flex-start', py: 0.5 }} />}
            sx={{ my: 0.5 }}
            label={
              <>
                {t(`distribution.make.${renewal}`)}
                <Box
                  component="span"
                  sx={{ display: 'block', color: 'text.secondary', fontSize: '0.875rem' }}
                >
                  {t(`distribution.make.${renewal}Help`)}
                </Box>
              </>
            }
          />
        ))}
      </RadioGroup>
      {value === 'EVERYONE' && activated > 0 && (
        <Alert severity="warning" variant="outlined" sx={{ mt: 1 }}>
          {t('distribution.make.EVERYONEWarning', { activated })}
        </Alert>
      )}
    </FormControl>
  );
}
