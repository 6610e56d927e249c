import type { RulesFragment } from '@loge/contracts/client';

/** What a password must be, as the values of `session.newPasswordHelp`. */
export const rulesSaid = ({ minLength, maxLength, composition }: RulesFragment) => ({
  min: minLength,
  max: maxLength,
  composition: composition ? 'yes' : 'no',
});
