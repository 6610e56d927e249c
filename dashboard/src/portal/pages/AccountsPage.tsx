/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import { JoinAccountsDocument, JoinableAccountsDocument } from '@loge/contracts/client';
import type { JoinableFragment } from '@loge/contracts/client';
import { ask } from '../api.js';
import { onward } from '../onward.js';
import type { Me } from '../onward.js';
import { FormFault, useForm } from '../parts/Form.js';
import { Page, Waiting } from '../parts/Page.js';
import { OwnAccount, SignedInLinks, useSignedIn } from '../parts/SignedIn.js';
import { at, paths } from '../place.js';
import { useReading } from '../reading.js';
import { useWishes } from '../wishes.js';

/** « Ces comptes sont-ils tous les vôtres ? » (IT-2): accounts of other schools, to be joined with one's own. */
export function AccountsPage() {
  const { t, errorText } = useReading();
  const me = useSignedIn();
  const [proposed, setProposed] = useState<readonly JoinableFragment[]>();
  const [joined, setJoined] = useState<Me>();
  const [failure, setFailure] = useState<unknown>();
  useEffect(() => {
    if (me)
      ask(JoinableAccountsDocument, {}).then((answer) => setProposed(answer.joinableAccounts), setFailure);
  }, [me]);
  if (joined) return <Joined me={joined} />;
  if (me && failure !== undefined)
    return (
      <Page title={t('myAccounts')}>
        <p class="notice bad" role="alert">
          {errorText(failure)}
        </p>
        <OwnAccount me={me} />
      </Page>
    );
  if (!me || !proposed) return <Waiting text={t('wait')} />;
  if (proposed.length === 0)
    return (
      <Page title={t('myAccounts')}>
        <p class="lead">{t('accountsNone')}</p>
        <p>{t('accountsAsk')}</p>
        <OwnAccount me={me} />
      </Page>
    );
  return <Proposal me={me} proposed={proposed} onJoined={setJoined} />;
}

function Proposal({
  me,
  proposed,
  onJoined,
}: {
  readonly me: Me;
  readonly proposed: readonly JoinableFragment[];
  readonly onJoined: (me: Me) => void;
}) {
  const { t, errorText } = useReading();
  const wishes = useWishes();
  const { form, button, busy, fault, setFault } = useForm(
    async (typed) => {
      const accounts = proposed.map(({ id }) => id).filter((id) => typed.has(id));
      if (accounts.length === 0) return setFault({ text: t('accountsTick') });
      onJoined((await ask(JoinAccountsDocument, { accounts })).joinAccounts.me);
    },
    (error) => ({ text: errorText(error) }),
  );
  const goOn = () => {
    const next = onward(me, wishes);
    window.location.assign(next.kind === 'go' ? next.to : at(paths.signIn, wishes));
  };
  return (
    <Page title={t('accountsTitle')}>
      <p class="lead">{t('accountsAbout')}</p>
      <form {...form} method="post">
        <fieldset class="choices">
          <legend>{t('accountsWhich')}</legend>
          {proposed.map((account) => (
            <Choice key={account.id} account={account} />
          ))}
        </fieldset>
        <p class="quiet">{t('accountsThen')}</p>
        <FormFault fault={fault} />
        <div class="stack">
          <button class="button" {...button}>
            {t(busy ? 'wait' : 'accountsMine')}
          </button>
          <button type="button" class="button second" onClick={goOn}>
            {t('accountsLater')}
          </button>
        </div>
      </form>
    </Page>
  );
}

/** One account, to be ticked: nothing is ticked beforehand. */
function Choice({ account: { id, displayName, places } }: { readonly account: JoinableFragment }) {
  const { t } = useReading();
  return (
    <div class="check">
      <input type="checkbox" id={id} name={id} aria-describedby={`${id}-places`} />
      <label for={id}>{displayName}</label>
      <ul class="hint" id={`${id}-places`}>
        {places.map(({ school, schoolName, profile, classes }) => (
          <li key={school + profile}>
            {[schoolName, t(`profile${profile}`), classes.join(', ')].filter(Boolean).join(' · ')}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The accounts are one: where it leads now. */
function Joined({ me }: { readonly me: Me }) {
  const { t } = useReading();
  return (
    <Page title={t('accountsJoined')}>
      <p class="notice good" role="status">
        {t('accountsJoinedAbout', { login: me.login })}
      </p>
      <SignedInLinks me={me} />
    </Page>
  );
}
