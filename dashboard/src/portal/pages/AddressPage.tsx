/** @jsxImportSource preact */
import { useEffect, useRef, useState } from 'preact/hooks';
import { AskAddressChangeDocument, MyAddressDocument } from '@loge/contracts/client';
import type { MyAddressQuery, PendingAddressFragment } from '@loge/contracts/client';
import { ask, codeOf } from '../api.js';
import { dateTime } from '../dates.js';
import { PasswordField, TextField } from '../parts/Field.js';
import { FormFault, useForm } from '../parts/Form.js';
import { Page, Waiting } from '../parts/Page.js';
import { OwnAccount, useSignedIn } from '../parts/SignedIn.js';
import { useReading } from '../reading.js';

type Own = NonNullable<MyAddressQuery['me']>;

/** « Mon adresse » (IT-1): where one's mails go, and a change that both addresses agree to. */
export function AddressPage() {
  const { t, errorText } = useReading();
  const me = useSignedIn();
  const [own, setOwn] = useState<Own>();
  const [failure, setFailure] = useState<string>();
  useEffect(() => {
    if (me)
      ask(MyAddressDocument, {}).then(
        (answer) => answer.me && setOwn(answer.me),
        (error: unknown) => setFailure(errorText(error)),
      );
  }, [me]);
  if (!me) return <Waiting text={t('wait')} />;
  return (
    <Page title={t('myAddress')}>
      <p class="lead">{t('addressAbout')}</p>
      {failure && (
        <p class="notice bad" role="alert">
          {failure}
        </p>
      )}
      {!own && !failure && <Waiting text={t('wait')} />}
      {own && (
        <Known own={own} onAsked={(pendingAddressChange) => setOwn({ ...own, pendingAddressChange })} />
      )}
      <OwnAccount me={me} />
    </Page>
  );
}

function Known({
  own,
  onAsked,
}: {
  readonly own: Own;
  readonly onAsked: (asked: PendingAddressFragment) => void;
}) {
  const { t } = useReading();
  const { address, pendingAddressChange: pending } = own;
  const [justAsked, setJustAsked] = useState(false);
  return (
    <>
      <p>{address ? t('addressNow', { address }) : t('addressNone')}</p>
      {pending && <Pending pending={pending} focused={justAsked} />}
      <h2>{t('addressChange')}</h2>
      <ChangeForm
        // What was typed has served.
        key={pending?.expiresAt}
        address={address ?? undefined}
        onAsked={(asked) => {
          setJustAsked(true);
          onAsked(asked);
        }}
      />
    </>
  );
}

/** What still has to be done for a change. */
function Pending({
  pending,
  focused,
}: {
  readonly pending: PendingAddressFragment;
  readonly focused: boolean;
}) {
  const { t, language } = useReading();
  const { address, previousAddress, waitingFor, expiresAt } = pending;
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focused) notice.current?.focus();
  }, [focused, expiresAt]);
  return (
    <div class="notice good" role="status" tabIndex={-1} ref={notice}>
      <p>
        <strong>{t('addressWaiting', { address })}</strong>
      </p>
      <ul>
        {waitingFor.map((side) => (
          <li key={side}>
            {side === 'NEW'
              ? t('addressAgreeNew', { address })
              : t('addressAgreeOld', { address: previousAddress ?? '' })}
          </li>
        ))}
      </ul>
      <p>{t('addressUntil', { date: dateTime(expiresAt, language) })}</p>
    </div>
  );
}

function ChangeForm({
  address,
  onAsked,
}: {
  readonly address: string | undefined;
  readonly onAsked: (asked: PendingAddressFragment) => void;
}) {
  const { t, language, errorText } = useReading();
  const [typedAddress, setTypedAddress] = useState('');
  const { form, button, busy, fault, faultAt } = useForm(
    async (typed) => {
      const input = { address: typed.get('address') ?? '', password: typed.get('current') ?? '', language };
      onAsked((await ask(AskAddressChangeDocument, { input })).askAddressChange.pending);
    },
    (error) => {
      const code = codeOf(error);
      if (code === 'PASSWORD_WRONG') return { field: 'current', text: errorText(error) };
      if (code !== 'ADDRESS_INVALID') return { text: errorText(error) };
      const isSame = typedAddress.trim().toLowerCase() === address;
      return { field: 'address', text: isSame ? t('addressSame') : errorText(error) };
    },
  );
  return (
    <form {...form} method="post">
      <p id="how">{t(address ? 'addressHow' : 'addressHowFirst')}</p>
      <TextField
        id="address"
        type="email"
        label={t('addressNew')}
        autoComplete="email"
        describedBy="how"
        error={faultAt('address')}
        onInput={setTypedAddress}
      />
      <PasswordField
        id="current"
        label={t('current')}
        autoComplete="current-password"
        error={faultAt('current')}
      />
      <FormFault fault={fault} />
      <button class="button" {...button}>
        {t(busy ? 'sending' : 'submit')}
      </button>
    </form>
  );
}
