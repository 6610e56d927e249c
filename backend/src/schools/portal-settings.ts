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
 * @throws LogeError `PORTAL_LINK_INVALID` with the `field`, `PORTAL_COLOR_UNREADABLE`, `BAD_INPUT` for the contact.
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
  const color = asked.color?.trim().toLowerCase();
  if (color) {
    if (!isReadable(color)) throw new LogeError('PORTAL_COLOR_UNREADABLE');
    read.color = color;
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

/** The least contrast of text with what is behind it (WCAG 2.2, 1.4.3). */
const LEAST_CONTRAST = 4.5;

/** Whether a colour, `#7a1f3d`, stands out from white: white letters on it, and its letters on white. */
function isReadable(color: string): boolean {
  const channels = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/.exec(color)?.slice(1);
  if (!channels) return false;
  // The relative luminance of WCAG 2.2; white has 1.
  const [red = 1, green = 1, blue = 1] = channels
    .map((channel) => parseInt(channel, 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05) >= LEAST_CONTRAST;
}

/** Portal settings as the API has them. */
export function portalOf({
  termsUrl,
  privacyUrl,
  videoUrl,
  contact,
  color,
}: PortalSettings): Api.PortalSettings {
  return {
    ...{ termsUrl: termsUrl ?? null, privacyUrl: privacyUrl ?? null },
    ...{ videoUrl: videoUrl ?? null, contact: contact ?? null, color: color ?? null },
  };
}
