/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import type { RulesFragment } from '@loge/contracts/client';
import { codeOf } from '../api.js';
import { PasswordField } from '../parts/Field.js';
import { FormFault, useForm } from '../parts/Form.js';
import { Page } from '../parts/Page.js';
import { useReading } from '../reading.js';
import { Strength } from '../strength/Strength.js';

/** What was chosen; `current` is empty where it is not asked for. */
interface Chosen {
  readonly current: string;
  readonly password: string;
  readonly endOtherSessions: boolean;
}

/** Chooses a new password: for whom, by which rules, twice, with advice while it is typed. */
export function NewPasswordForm({
  about,
  name,
  login,
  rules,
  until,
  knowsCurrent = false,
  submit,
}: {
  readonly about: string;
  readonly name: string;
  readonly login: string;
  readonly rules: RulesFragment;
  readonly until?: string;
  /** Whether the present password is asked for; then all other sessions end in any case. */
  readonly knowsCurrent?: boolean;
  readonly submit: (chosen: Chosen) => Promise<void>;
}) {
  const { t, errorText } = useReading();
  const [password, setPassword] = useState('');
  const { form, button, busy, fault, faultAt, setFault } = useForm(
    async (typed) => {
      const chosen = typed.get('password') ?? '';
      if (chosen !== typed.get('confirmation'))
        return setFault({ field: 'confirmation', text: t('different') });
      await submit({
        current: typed.get('current') ?? '',
        password: chosen,
        endOtherSessions: typed.has('endOthers'),
      });
    },
    (error) => {
      const code = codeOf(error);
      const text = errorText(error);
      if (code === 'PASSWORD_WRONG') return { field: 'current', text };
      return code.startsWith('PASSWORD_') ? { field: 'password', text } : { text };
    },
  );
  return (
    <Page title={t('newTitle')}>
      <p class="lead">{about}</p>
      <p>{t('newFor', { name, login })}</p>
      <form {...form} method="post">
        {/* For password managers: whose password this is. */}
        <input type="text" name="username" autocomplete="username" value={login} readOnly hidden />
        {knowsCurrent && (
          <PasswordField
            id="current"
            label={t('current')}
            autoComplete="current-password"
            error={faultAt('current')}
          />
        )}
        <ul class="advice" id="rules">
          <li>{t('ruleLength', { min: String(rules.minLength), max: String(rules.maxLength) })}</li>
          {rules.composition && <li>{t('ruleComposition')}</li>}
        </ul>
        <PasswordField
          id="password"
          label={t(knowsCurrent ? 'newOwnPassword' : 'newPassword')}
          autoComplete="new-password"
          describedBy="rules"
          error={faultAt('password')}
          onInput={setPassword}
        />
        <Strength id="strength" password={password} about={[...name.split(/[\s-]+/), login]} />
        <PasswordField
          id="confirmation"
          label={t('confirmation')}
          autoComplete="new-password"
          error={faultAt('confirmation')}
        />
        {!knowsCurrent && (
          <div class="check">
            <input type="checkbox" id="endOthers" name="endOthers" defaultChecked />
            <label for="endOthers">{t('endOthers')}</label>
          </div>
        )}
        <FormFault fault={fault} />
        <button class="button" {...button}>
          {t(busy ? 'wait' : 'submit')}
        </button>
        {until && <p class="quiet">{until}</p>}
      </form>
    </Page>
  );
}
