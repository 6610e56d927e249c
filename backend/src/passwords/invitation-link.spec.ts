import { expect, test } from '@jest/globals';
import { invitationUrl } from './invitation-link.js';

test('the token stands behind the fragment sign, where no server and no log sees it', () => {
  expect(new URL(invitationUrl('https://loge.test', 'abc')).hash).toBe('#/invitation?token=abc');
});
