import { LogeError } from '@loge/contracts';
import type { PortalSettings } from '@loge/contracts';
import type * as Api from '@loge/contracts/schema';
import { hasControls } from '../event-store/storable.js';

/** The longest that a school may say of whom to ask, in code points. */
const LONGEST_CONTACT = 300;
/** The longest address of a page, in UTF-16 units: browsers and mail programs manage more. */
const LONGEST_LINK = 500;

const links = ['termsUrl', 'privacyUrl', 'videoUrl'] as const;

/**
 * Portal settings as they are kept: trimmed, links in the URL standard's own form, what is blank left out.
 * @throws LogeError `PORTAL_LINK_INVALID` with the `field`, `BAD_INPUT` for the contact.
 */
export function readPortalSettings(asked: PortalSettings): PortalSettings {
  const read: PortalSettings = {};
  for (const field of links) {
    const typed = asked[field]?.trim();
    if (!typed) continue;
    const link = httpsAddress(typed);
    if (!link) throw new LogeError('PORTAL_LINK_INVALID', { field });
    read[field] = link;
  }
  const contact = asked.contact?.trim().normalize('NFC');
  if (!contact) return read;
  if (hasControls(contact) || [...contact].length > LONGEST_CONTACT) throw new LogeError('BAD_INPUT');
  return { ...read, contact };
}

/** An `https` address without credentials; `undefined` for what is none. */
function httpsAddress(typed: string): string | undefined {
  // The URL standard drops tabs and line ends in silence.
  if (hasControls(typed) || typed.length > LONGEST_LINK || !URL.canParse(typed)) return undefined;
  const { protocol, username, password, href } = new URL(typed);
  return protocol === 'https:' && !username && !password ? href : undefined;
}

/** Portal settings as the API has them. */
export function portalOf({ termsUrl, privacyUrl, videoUrl, contact }: PortalSettings): Api.PortalSettings {
  return {
    ...{ termsUrl: termsUrl ?? null, privacyUrl: privacyUrl ?? null },
    ...{ videoUrl: videoUrl ?? null, contact: contact ?? null },
  };
}
