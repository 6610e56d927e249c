/** @jsxImportSource preact */
import { useEffect, useRef, useState } from 'preact/hooks';
import { AgreeToAddressChangeDocument, ReadAddressLinkDocument } from '@loge/contracts/client';
import type { AgreeToAddressChangeMutation, ReadAddressLinkMutation } from '@loge/contracts/client';
import { ask, codeOf } from '../api.js';
import { dateTime } from '../dates.js';
import { dropToken, takeToken } from '../link-token.js';
import { Page, Waiting } from '../parts/Page.js';
import { at, paths } from '../place.js';
import { useReading } from '../reading.js';

type Link = ReadAddressLinkMutation['readAddressLink'];
type Agreed = AgreeToAddressChangeMutation['agreeToAddressChange'];

/** Where the mails about a change of address lead (IT-1): nothing is agreed to before the button is pressed. */
export function AddressLinkPage() {
  const { t, errorText } = useReading();
  const [token] = useState(() => takeToken());
  const [link, setLink] = useState<Link>();
  const [agreed, setAgreed] = useState<Agreed>();
  const [failure, setFailure] = useState<unknown>();
  useEffect(() => {
    if (token)
      ask(ReadAddressLinkDocument, { token }).then((answer) => setLink(answer.readAddressLink), setFailure);
  }, [token]);
  if (!token) return <Failed text={t('linkMissing')} />;
  if (failure !== undefined) return <Failed text={errorText(failure)} />;
  if (agreed) return <Done agreed={agreed} />;
  if (!link) return <Waiting text={t('checkingLink')} />;
  const agree = () =>
    ask(AgreeToAddressChangeDocument, { token }).then(
      (answer) => {
        dropToken();
        setAgreed(answer.agreeToAddressChange);
      },
      (error: unknown) => {
        if (codeOf(error) === 'ADDRESS_LINK_INVALID') setFailure(error);
        else throw error;
      },
    );
  return <Question link={link} agree={agree} />;
}

function Question({ link, agree }: { readonly link: Link; readonly agree: () => Promise<void> }) {
  const { t, language, errorText } = useReading();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();
  const { side, displayName: name, address, expiresAt } = link;
  const isNew = side === 'NEW';
  return (
    <Page title={t(isNew ? 'agreeNewTitle' : 'agreeOldTitle')}>
      <p class="lead">{t(isNew ? 'agreeNew' : 'agreeOld', { name, address })}</p>
      <p>
        <button
          type="button"
          class="button"
          aria-disabled={busy}
          onClick={() => {
            if (busy) return;
            setBusy(true);
            void agree()
              .catch((error: unknown) => setFault(errorText(error)))
              .finally(() => setBusy(false));
          }}
        >
          {t(isNew ? 'agreeNewYes' : 'agreeOldYes')}
        </button>
      </p>
      {fault && (
        <p class="notice bad" role="alert">
          {fault}
        </p>
      )}
      <p>{t('agreeNotYou')}</p>
      <p class="quiet">{t('validUntil', { time: dateTime(expiresAt, language) })}</p>
    </Page>
  );
}

function Done({ agreed: { done, address } }: { readonly agreed: Agreed }) {
  const { t } = useReading();
  const answer = useRef<HTMLDivElement>(null);
  useEffect(() => answer.current?.focus(), []);
  return (
    <Page title={t('agreedTitle')}>
      <div class="notice good" role="status" tabIndex={-1} ref={answer}>
        <p>{done ? t('agreedDone', { address }) : t('agreedHalf')}</p>
      </div>
      <p>
        <a href={at(done ? paths.signIn : paths.address)}>{t(done ? 'toSignIn' : 'myAddress')}</a>
      </p>
    </Page>
  );
}

/** A link that does not work, with the way to have another. */
function Failed({ text }: { readonly text: string }) {
  const { t } = useReading();
  return (
    <Page title={t('linkFailed')}>
      <p class="notice bad" role="alert">
        {text}
      </p>
      <p>
        <a class="button" href={at(paths.address)}>
          {t('myAddress')}
        </a>
      </p>
    </Page>
  );
}
