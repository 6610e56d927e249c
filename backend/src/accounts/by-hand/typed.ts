import { AccountId, LogeError, SchoolId } from '@loge/contracts';
import type { ChildLink, Civility, Relation } from '@loge/contracts';
import type * as Api from '@loge/contracts/schema';
import { z } from 'zod';
import { hasControls } from '../../event-store/storable.js';
import { parisDay } from '../../rights/held.js';
import { compared } from '../identities.js';
import type { ContactsByHand, PersonByHand, PlaceByHand } from './commands.js';

/** In characters: longer than any that people have. */
const LONGEST = 100;
/** More than any school has for one person. */
const MOST = 100;
/** Nobody who has an account was born before. */
const EARLIEST = '1900-01-01';

const Address = z.email().max(254);
/** As people write a telephone number, in France or abroad: 4 digits (short ones in a school) to 15 (ITU-T E.164). */
const PHONE = /^\+?(?:[ .()/-]*\d){4,15}[ .()/-]*$/;

/**
 * A person as somebody typed one.
 * @param now to tell a birth date that is to come.
 * @throws LogeError `BAD_INPUT` with the `field`, `CONTACT_INVALID`.
 */
export function personTyped(input: Api.CreateAccountInput, now: Date): PersonByHand {
  const { birthDate } = input;
  if (birthDate && (birthDate < EARLIEST || birthDate > parisDay(now))) refuse('birthDate');
  const civility = civilityTyped(input.civility);
  return {
    name: { family: nameTyped('family', input.family), given: nameTyped('given', input.given) },
    ...(civility && { civility }),
    ...(birthDate && { birthDate }),
    contacts: contactsTyped(input.contacts),
  };
}

/**
 * Contacts as somebody typed them; what is absent or blank is none.
 * @throws LogeError `CONTACT_INVALID` with the `field`.
 */
export function contactsTyped(input: Api.ContactsInput): ContactsByHand {
  const phone = (field: 'homePhone' | 'workPhone' | 'mobile') => {
    const typed = oneLine(input[field] ?? '');
    if (typed && (typed.length > LONGEST || !PHONE.test(typed)))
      throw new LogeError('CONTACT_INVALID', { field });
    return typed && { [field]: typed };
  };
  const email = (input.email ?? '').trim();
  if (email && !Address.safeParse(email).success) throw new LogeError('CONTACT_INVALID', { field: 'email' });
  return { ...(email && { email }), ...phone('homePhone'), ...phone('workPhone'), ...phone('mobile') };
}

/**
 * A place as somebody typed one; whether the school has such classes and children is asked of it.
 * @throws LogeError `BAD_INPUT` with the `field`: relatives have children there, and others classes and functions.
 */
export function placeTyped(input: Api.PlaceInput): PlaceByHand {
  const { profile } = input;
  const school = SchoolId.safeParse(input.school);
  if (!school.success) refuse('school');
  const isRelative = profile === 'RELATIVE';
  const classes = [...new Set((input.classes ?? []).map((code) => code.trim()))].sort();
  if (classes.length > MOST || (isRelative && classes.length > 0)) refuse('classes');
  const held = input.function?.trim() ? textTyped('function', input.function) : undefined;
  if (held && (isRelative || profile === 'PUPIL')) refuse('function');
  const children = (input.children ?? []).map(childTyped);
  const isOnce = new Set(children.map(({ child }) => child)).size === children.length;
  if (children.length > MOST || !isOnce || isRelative !== children.length > 0) refuse('children');
  return { school: school.data, profile, classes, children, ...(held && { function: held }) };
}

function childTyped({ child, relation, legalGuardian }: Api.ChildInput): ChildLink {
  const id = AccountId.safeParse(child.toLowerCase());
  if (!id.success) refuse('children');
  if (legalGuardian !== 0 && legalGuardian !== 1 && legalGuardian !== 2) refuse('children');
  return { child: id.data, relation: relation satisfies Relation, legalGuardian };
}

function civilityTyped(typed: string | null | undefined): Civility | undefined {
  if (!typed) return undefined;
  return typed === 'M' || typed === 'MME' || typed === 'MLLE' ? typed : refuse('civility');
}

/** A name has a letter or a digit, by which it is compared. */
function nameTyped(field: 'family' | 'given', typed: string): string {
  const name = textTyped(field, typed);
  return compared(name) === '' ? refuse(field) : name;
}

function textTyped(field: string, typed: string): string {
  const text = oneLine(typed);
  return text === '' || text.length > LONGEST || hasControls(text) ? refuse(field) : text;
}

/** Without spaces around, and with one where there are more; NFC, as names are compared by their letters. */
const oneLine = (typed: string): string =>
  // What is far too long is refused as it is: ordering thousands of accents takes seconds.
  typed.length > 10 * LONGEST
    ? typed
    : typed
        .normalize('NFC')
        .replace(/[\p{Zs}]+/gu, ' ')
        .trim();

function refuse(field: string): never {
  throw new LogeError('BAD_INPUT', { field });
}
