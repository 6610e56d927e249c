import { createHash } from 'node:crypto';
import { LogeError } from '@loge/contracts';
import { hasControls } from '../event-store/storable.js';
import type { Logo } from './commands.js';
import { LARGEST_LOGO, pictureOf } from './picture.js';

/** The longest that a school may say on its letters, in UTF-16 units, as browsers count. */
const LONGEST_TEXT = 600;

/**
 * A school's own words as they are kept: trimmed, lines ended by line feeds; `undefined` for none.
 * @throws LogeError `BAD_INPUT` for a text that is too long or holds control characters.
 */
export function readLetterText(typed: string | undefined): string | undefined {
  const text = typed?.replace(/\r\n?/g, '\n').trim().normalize('NFC');
  if (!text) return undefined;
  if (hasControls(text.replaceAll('\n', '')) || text.length > LONGEST_TEXT) throw new LogeError('BAD_INPUT');
  return text;
}

/** A logo and its name: the SHA-256 of its bytes, hexadecimal. */
export interface NamedLogo extends Logo {
  readonly sha256: string;
}

/**
 * The picture of a `data:` address, which says nothing of what it is: its bytes do.
 * @throws LogeError `LETTER_LOGO_INVALID` for what is no PNG or JPEG that letters can hold, or is too large.
 */
export function readLogo(address: string): NamedLogo {
  const base64 = /^data:[\w/+.-]{0,100};base64,(?<base64>[A-Za-z0-9+/]+={0,2})$/.exec(address)?.groups?.[
    'base64'
  ];
  if (!base64 || base64.length > LARGEST_LOGO * 1.4) throw new LogeError('LETTER_LOGO_INVALID');
  const bytes = Buffer.from(base64, 'base64');
  const picture = pictureOf(bytes);
  if (!picture) throw new LogeError('LETTER_LOGO_INVALID');
  return { sha256: createHash('sha256').update(bytes).digest('hex'), bytes, mediaType: picture.mediaType };
}

/** A logo as browsers show it. */
export function dataAddress({ mediaType, bytes }: Logo): string {
  return `data:${mediaType};base64,${bytes.toString('base64')}`;
}
