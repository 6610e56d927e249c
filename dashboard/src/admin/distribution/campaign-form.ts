import type { CampaignInput } from '@loge/contracts/client';
import { longest } from './sending.js';
import { emptyTarget, missingOf as missingOfTarget, targetOf } from './target.js';
import type { Picked, TargetForm } from './target.js';

/** What is chosen of a campaign. */
export interface CampaignForm {
  /** Goes with every try, so that none starts a second campaign. */
  readonly key: string;
  readonly target: TargetForm;
  /** People chosen in the search of accounts, in place of a target. */
  readonly picked: Picked | undefined;
  /** Undefined while it is the one that is proposed. */
  readonly title: string | undefined;
  readonly text: string;
  readonly perMinute: number;
}

/** Nothing chosen yet but what another page handed over. */
export function emptyCampaign(key: string, picked: Picked | undefined): CampaignForm {
  return { key, target: emptyTarget, picked, title: undefined, text: '', perMinute: 300 };
}

/** What has to be chosen or shortened first. */
export type Missing = 'schools' | 'classes' | 'profiles' | 'title' | 'text';

/** What keeps a campaign from being previewed; undefined when nothing does. */
export function missingOf(form: CampaignForm, title: string): Missing | undefined {
  const target = form.picked ? undefined : missingOfTarget(form.target);
  if (target) return target;
  if (!form.picked && form.target.profiles.length === 0) return 'profiles';
  if (!title.trim() || title.length > longest.title) return 'title';
  return form.text.length > longest.text ? 'text' : undefined;
}

/** The campaign as the API takes it. */
export function inputOf(
  { key, target, picked, text, perMinute }: CampaignForm,
  title: string,
): CampaignInput {
  return {
    key,
    target: picked
      ? picked.accounts
        ? { accounts: [...picked.accounts] }
        : { found: picked.found }
      : targetOf(target),
    title: title.trim(),
    text: text.trim() || null,
    perMinute,
  };
}
