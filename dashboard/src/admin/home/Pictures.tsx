import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { RegisterPicturesDocument } from '@loge/contracts/client';
import type { RegisterPicturesQuery } from '@loge/contracts/client';
import { Link as RouterLink } from 'react-router';
import { useAsk } from '../data/use-ask.js';
import { addDays, count as counted, schoolDay } from '../i18n/format.js';
import { useLanguage, useT } from '../i18n/use-t.js';
import { registerWith } from '../register/address.js';
import type { RegisterFilters } from '../register/filters.js';
import { ErrorNotice, RowsSkeleton } from '../shown/Notices.js';
import { Section } from '../shown/Page.js';
import { useNow } from '../shown/When.js';
import { comparedText } from './compared.js';
import { FamilyBars } from './FamilyBars.js';
import { HeatMap } from './HeatMap.js';
import { Resetters } from './Resetters.js';
import { SchoolCounts } from './SchoolCounts.js';

type Pictures = RegisterPicturesQuery['registerPictures'];

/** The last 30 days in pictures, each number leading to the register on exactly what it counts. */
export function Pictures() {
  const t = useT();
  const today = schoolDay(useNow());
  const days = { from: addDays(today, -29), to: today };
  const { data, error, refetch } = useAsk(RegisterPicturesDocument, { filter: days });
  const pictures = data?.registerPictures;
  const register = (filters: Partial<RegisterFilters>) =>
    registerWith({ period: 'custom', ...days, ...filters });
  return (
    <>
      <Section
        title={t('pictures.title')}
        aside={
          <Link component={RouterLink} to={register({})}>
            {t('pictures.seeRegister')}
          </Link>
        }
      >
        {error ? (
          <ErrorNotice error={error} retry={refetch} />
        ) : pictures ? (
          <Families families={pictures.families} register={register} />
        ) : (
          <RowsSkeleton rows={8} />
        )}
      </Section>
      {pictures && <Rest pictures={pictures} register={register} />}
    </>
  );
}

type ToRegister = (filters: Partial<RegisterFilters>) => string;

function Families({ families, register }: Pick<Pictures, 'families'> & { readonly register: ToRegister }) {
  const t = useT();
  const language = useLanguage();
  const [signIns, refusals, resets, creations] = families.map(({ count }) => count);
  return (
    <>
      <Typography sx={{ mb: 2 }}>{t('pictures.answer', { signIns, refusals, resets, creations })}</Typography>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', rowGap: 2.5 }}>
        {families.map(({ family, kinds, count, before, days }) => {
          const name = t(`pictures.families.${family}`);
          return (
            <Box
              component="li"
              key={family}
              sx={{
                display: 'grid',
                gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '16rem minmax(0, 1fr)' },
                columnGap: 2,
                rowGap: 0.5,
                alignItems: 'end',
              }}
            >
              <Box>
                <Link
                  component={RouterLink}
                  to={register({ kinds })}
                  title={t(`pictures.about.${family}`)}
                  sx={{ fontSize: '1.15rem', fontWeight: 650 }}
                >
                  {`${counted(count, language)} · ${name}`}
                </Link>
                <Typography variant="body2" sx={{ color: 'text.secondary' }}>
                  {comparedText(count, before, t, language)}
                </Typography>
              </Box>
              <FamilyBars name={name} days={days} pathTo={(of) => register({ ...of, kinds })} />
            </Box>
          );
        })}
      </Box>
    </>
  );
}

function Rest({ pictures, register }: { readonly pictures: Pictures; readonly register: ToRegister }) {
  const t = useT();
  const { families, schools, hours, resetters } = pictures;
  const kindsOf = (wanted: Pictures['families'][number]['family']) =>
    families.find(({ family }) => family === wanted)?.kinds ?? [];
  return (
    <>
      {schools.length > 1 && (
        <Section title={t('pictures.schools')}>
          <SchoolCounts
            schools={schools}
            families={families}
            pathTo={(school, kinds) => register({ school, kinds })}
          />
        </Section>
      )}
      <Section title={t('pictures.hours')}>
        <HeatMap hours={hours} pathTo={(cell) => register({ ...cell, kinds: kindsOf('SIGN_INS') })} />
      </Section>
      <Section
        title={t('pictures.resetters')}
        aside={
          <Link component={RouterLink} to="/resets">
            {t('pictures.seeResets')}
          </Link>
        }
      >
        <Resetters resetters={resetters} pathTo={(actor) => register({ actor, kinds: kindsOf('RESETS') })} />
      </Section>
    </>
  );
}
