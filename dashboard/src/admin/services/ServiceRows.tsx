import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ServiceRowFragment } from '@loge/contracts/client';
import type { ReactNode } from 'react';
import { listOf, longDate, longDateTime } from '../i18n/format.js';
import { useLanguage, useT } from '../i18n/use-t.js';
import { scopeText } from '../people/RoleText.js';
import { PersonText } from '../shown/People.js';
import { Sign } from '../shown/Sign.js';
import { When } from '../shown/When.js';
import { lastDay, readings } from './service-form.js';
import { standingOf } from './standing.js';
import type { Standing } from './standing.js';

/** What can be done about the access of a program. */
interface ServiceActs {
  readonly onRotate: (service: ServiceRowFragment) => void;
  readonly onRevoke: (service: ServiceRowFragment) => void;
}

/** Programs, each with what it may read, since when, its last use and its end. */
export function ServiceRows({
  label,
  services,
  now,
  ...acts
}: ServiceActs & {
  readonly label: string;
  readonly services: readonly ServiceRowFragment[];
  readonly now: Date;
}) {
  return (
    <Box component="ul" aria-label={label} sx={{ listStyle: 'none', p: 0, m: 0 }}>
      {services.map((service) => (
        <Row key={service.id} service={service} standing={standingOf(service, now)} {...acts} />
      ))}
    </Box>
  );
}

function Row({
  service,
  standing,
  onRotate,
  onRevoke,
}: ServiceActs & { readonly service: ServiceRowFragment; readonly standing: Standing }) {
  const t = useT();
  const language = useLanguage();
  const { label, whole, createdBy, givenBy, giverMayNot, previousUntil } = service;
  const what = listOf(
    readings
      .filter((right) => service.rights.includes(right))
      .map((right) => t(`services.readings.${right}`)),
    language,
  );
  const isRevoked = standing.kind === 'revoked';
  const isGoing = standing.kind === 'works' || standing.kind === 'endsSoon';
  return (
    <Box
      component="li"
      sx={{
        ...{ py: 1.75, borderBottom: 1, borderColor: 'divider', overflowWrap: 'anywhere' },
        color: isRevoked ? 'text.secondary' : 'text.primary',
      }}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, alignItems: 'center' }}>
        <Typography component="h3" variant="h3" sx={{ minWidth: 0 }}>
          {label}
        </Typography>
        <StandingText standing={standing} />
      </Box>
      <Typography>{t('services.reads', { what, where: scopeText(service, t, language) })}</Typography>
      <Box
        component="dl"
        sx={{
          ...{ m: 0, mt: 1, display: 'grid', columnGap: 3, rowGap: 1 },
          gridTemplateColumns: 'repeat(auto-fill, minmax(min(13rem, 100%), 1fr))',
        }}
      >
        <Fact name={t('services.lastUse')}>
          {service.lastUsedAt ? <When at={service.lastUsedAt} /> : t('services.never')}
        </Fact>
        <Fact name={t('services.until')}>{longDate(lastDay(service.expiresAt), language)}</Fact>
        <Fact name={t('services.given')}>
          {t('services.givenOn', { date: longDate(new Date(service.createdAt), language) })}
          {createdBy && (
            <>
              {` ${t('services.givenBy')} `}
              <PersonText person={createdBy} />
            </>
          )}
        </Fact>
        {previousUntil && (
          <Fact name={t('services.previous')}>
            {t('services.previousUntil', { date: longDateTime(new Date(previousUntil), language) })}
          </Fact>
        )}
      </Box>
      {isGoing && givenBy && giverMayNot && <GiverNotice giver={givenBy} />}
      {isGoing && !whole && (
        <Typography variant="body2" sx={{ color: 'text.secondary', mt: 1 }}>
          {t('services.beyond')}
        </Typography>
      )}
      {!isRevoked && whole && (
        <Box data-no-print="" sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1, mt: 0.5, ml: -0.75 }}>
          <Button
            size="small"
            aria-label={t('services.rotateNamed', { label })}
            onClick={() => onRotate(service)}
          >
            {t('services.rotate')}
          </Button>
          <Button
            size="small"
            color="error"
            aria-label={t('services.revokeNamed', { label })}
            onClick={() => onRevoke(service)}
          >
            {t('services.revoke')}
          </Button>
        </Box>
      )}
    </Box>
  );
}

/** Says that whoever made the token that works may not give such a one any more, and what to do. */
function GiverNotice({ giver }: { readonly giver: NonNullable<ServiceRowFragment['givenBy']> }) {
  const t = useT();
  const [before, after] = t('services.giverMayNot', { person: '\u0000' }).split('\u0000');
  return (
    <Alert severity="warning" variant="outlined" sx={{ mt: 1 }}>
      {before}
      <PersonText person={giver} />
      {after}
    </Alert>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <Box sx={{ minWidth: 0 }}>
      <Typography component="dt" variant="body2" sx={{ color: 'text.secondary' }}>
        {name}
      </Typography>
      <Box component="dd" sx={{ m: 0 }}>
        {children}
      </Box>
    </Box>
  );
}

function StandingText({ standing }: { readonly standing: Standing }) {
  const t = useT();
  const language = useLanguage();
  switch (standing.kind) {
    case 'works':
      return (
        <Sign shape="full" colour="success">
          {t('services.standing.works')}
        </Sign>
      );
    case 'endsSoon':
      return (
        <Sign shape="waiting" colour="warning">
          {t('services.standing.endsSoon', { days: standing.days })}
        </Sign>
      );
    case 'expired':
      return (
        <Sign shape="empty" colour="quiet">
          {t('services.standing.expired')}
        </Sign>
      );
    case 'revoked':
      return (
        <Sign shape="empty" colour="quiet">
          {t('services.standing.revoked', { date: longDate(new Date(standing.at), language) })}
        </Sign>
      );
  }
}
