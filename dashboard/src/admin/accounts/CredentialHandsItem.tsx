import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { longDate, longDateTime } from '../i18n/format.js';
import { useLanguage, useT } from '../i18n/use-t.js';
import type { MessageKey } from '../i18n/use-t.js';
import { Sign } from '../shown/Sign.js';
import { When } from '../shown/When.js';
import { ActorText, useActorName } from './ActorText.js';
import type { Credential } from './hands.js';

const signs = {
  WORKING: { shape: 'full', colour: 'success' },
  USED: { shape: 'done', colour: 'quiet' },
  REPLACED: { shape: 'empty', colour: 'quiet' },
  EXPIRED: { shape: 'empty', colour: 'quiet' },
  LOCKED: { shape: 'refused', colour: 'error' },
} as const satisfies Record<Credential['end'], object>;

/** What is said of one that went through no hand. */
const nobodyOf = {
  TEMPORARY_PASSWORD: 'hands.noHand',
  PASSWORD: 'hands.noHand',
  INVITATION: 'hands.noHand',
  LINK: 'hands.mailedOnly',
  OLD_LOGIN: 'hands.oldOnly',
} as const satisfies Record<Credential['kind'], MessageKey>;

/** One credential: what it is, how it stands or ended, and the hands it went through, each leading to its event. */
export function CredentialHandsItem({
  credential: { kind, madeAt, madeBy, reason, expiresAt, end, endedAt, hands },
  isOwners,
  onOpen,
}: {
  readonly credential: Credential;
  /** Whether its owner made it. */
  readonly isOwners: boolean;
  readonly onOpen: (event: string) => void;
}) {
  const t = useT();
  const language = useLanguage();
  const date = (at: string) => longDate(new Date(at), language);
  const made =
    kind === 'OLD_LOGIN' ? 'hands.importedBy' : kind === 'PASSWORD' ? 'hands.chosenBy' : 'hands.madeBy';
  const state = t(`hands.ends.${end}`);
  const nobody = isOwners ? 'hands.ownOnly' : nobodyOf[kind];
  return (
    <Box component="li" sx={{ py: 2, borderTop: 1, borderColor: 'divider' }}>
      <Typography variant="h3" component="h2" sx={{ fontSize: '1rem', fontWeight: 600 }}>
        {t('hands.heading', { kind: t(`hands.kinds.${kind}`), date: date(madeAt) })}
      </Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, color: 'text.secondary' }}>
        <Sign {...signs[end]}>
          {endedAt ? t('hands.endedOn', { end: state, date: date(endedAt) }) : state}
        </Sign>
        {end === 'WORKING' && expiresAt && (
          <span>{t('hands.until', { date: longDateTime(new Date(expiresAt), language) })}</span>
        )}
        <span>
          {t(isOwners && kind !== 'OLD_LOGIN' ? 'hands.chosenBy' : made)} <ActorText actor={madeBy} />
        </span>
        {reason && <span>{t('hands.because', { reason })}</span>}
      </Box>
      {hands.length > 0 ? (
        <Box component="ul" aria-label={t('hands.list')} sx={{ m: 0, mt: 1, pl: { xs: 2, sm: 3 } }}>
          {hands.map((hand) => (
            <HandItem key={hand.event} hand={hand} onOpen={onOpen} />
          ))}
        </Box>
      ) : (
        <Typography sx={{ mt: 1 }}>{t(nobody)}</Typography>
      )}
    </Box>
  );
}

function HandItem({
  hand: { actor, at, means, reason, event },
  onOpen,
}: {
  readonly hand: Credential['hands'][number];
  readonly onOpen: (event: string) => void;
}) {
  const t = useT();
  const language = useLanguage();
  const nameOf = useActorName();
  const name = t('hands.eventOf', { name: nameOf(actor), date: longDateTime(new Date(at), language) });
  return (
    <Box component="li" sx={{ py: 0.5 }}>
      <ActorText actor={actor} /> · {t(`hands.means.${means}`)} · <When at={at} as="full" />
      {reason && ` · ${t('hands.because', { reason })}`}{' '}
      <Button size="small" aria-label={name} onClick={() => onOpen(event)}>
        {t('hands.event')}
      </Button>
    </Box>
  );
}
