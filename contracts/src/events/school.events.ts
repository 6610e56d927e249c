import { z } from 'zod';
import { Network, SchoolId } from '../ids.js';
import { defineEvent } from './define.js';
import type { EventOf } from './define.js';
import {
  LegacyLoginPeriod,
  LetterSettings,
  PasswordPolicy,
  PortalSettings,
  PostalAddress,
  Profile,
  SignInPlace,
} from './values.js';

const stream = 'school' as const;

/** A class or group of a school: its code and the label people know. */
export const ClassRecord = z.object({ code: z.string(), label: z.string().optional() });
export type ClassRecord = z.infer<typeof ClassRecord>;

/** What the directory says of a school. A school is no person: nothing here is sealed. */
export const SchoolRecord = z.object({
  name: z.string(),
  /** The directory's word: `LYCEE`, `COLLEGE`, … */
  type: z.string().optional(),
  sector: z.enum(['PUBLIC', 'PRIVATE']).optional(),
  network: Network.optional(),
  /** `<academy>$<ENTStructureJointure>` */
  joinKey: z.string().optional(),
  address: PostalAddress.optional(),
  phone: z.string().optional(),
  classes: z.array(ClassRecord),
  groups: z.array(ClassRecord),
});
export type SchoolRecord = z.infer<typeof SchoolRecord>;

export const SchoolRegistered = defineEvent('SchoolRegistered', {
  version: 1,
  stream,
  room: 'schools',
  data: { school: SchoolId, record: SchoolRecord },
});

export const SchoolRecordChanged = defineEvent('SchoolRecordChanged', {
  version: 1,
  stream,
  room: 'schools',
  data: { school: SchoolId, record: SchoolRecord, previousRecord: SchoolRecord },
});

/** Where the people of one profile sign in from now on; before the first such event it is `LOCAL`. */
export const SignInPlaceSet = defineEvent('SignInPlaceSet', {
  version: 1,
  stream,
  room: 'schools',
  data: { school: SchoolId, profile: Profile, place: SignInPlace, previousPlace: SignInPlace },
});

/** What passwords must be from now on; nobody has to renew one for it. */
export const PasswordPolicySet = defineEvent('PasswordPolicySet', {
  version: 1,
  stream,
  room: 'schools',
  data: { school: SchoolId, policy: PasswordPolicy, previousPolicy: PasswordPolicy },
});

export const PortalSettingsChanged = defineEvent('PortalSettingsChanged', {
  version: 1,
  stream,
  room: 'schools',
  data: { school: SchoolId, settings: PortalSettings, previousSettings: PortalSettings },
});

/** Until when the old login works beside the new one; absent: there is none (any more). */
export const LegacyLoginPeriodSet = defineEvent('LegacyLoginPeriodSet', {
  version: 1,
  stream,
  room: 'schools',
  data: {
    school: SchoolId,
    period: LegacyLoginPeriod.optional(),
    previousPeriod: LegacyLoginPeriod.optional(),
  },
});

/** What letters to families say and show from now on (KO-5). */
export const LetterSettingsChanged = defineEvent('LetterSettingsChanged', {
  version: 1,
  stream,
  room: 'schools',
  data: { school: SchoolId, settings: LetterSettings, previousSettings: LetterSettings },
});

export const schoolEvents = [
  SchoolRegistered,
  SchoolRecordChanged,
  SignInPlaceSet,
  PasswordPolicySet,
  PortalSettingsChanged,
  LegacyLoginPeriodSet,
  LetterSettingsChanged,
] as const;

/** Every event of a `school-<authority>-<code>` stream: its record and its policies. */
export type SchoolEvent = EventOf<(typeof schoolEvents)[number]>;
