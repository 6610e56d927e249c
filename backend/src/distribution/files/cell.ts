import { LogeError } from '@loge/contracts';
import type {
  AccountId,
  DistributionId,
  DistributionMeans,
  Renewal,
  SchoolId,
  SecretId,
} from '@loge/contracts';
import type { Fact } from '../../event-store/streams.js';
import { makeTemporaryPassword } from '../../passwords/commands.js';
import type { PreparedPassword } from '../../passwords/commands.js';
import { requireCredentialAuthority } from '../../rights/credential-authority.js';
import type { CredentialAuthority } from '../../rights/credential-authority.js';
import { legacyLoginIsOpen } from '../../schools/commands.js';
import type { KnownSchool } from '../../schools/commands.js';
import { signsInElsewhere } from '../../sessions/commands.js';
import { distributeCredentials } from '../distribution.js';
import type { CredentialCell } from '../sheets/sheet.js';
import { isInUse } from './cell-state.js';
import type { CellState } from './cell-state.js';

/** What becomes of one account in one download. */
export type CellDecision =
  /** Nobody to be named: out of sight, closed, joined to another, or gone from the school. */
  | { readonly kind: 'LEFT_OUT' }
  | { readonly kind: 'WITHOUT'; readonly why: Exclude<CredentialCell['kind'], 'PASSWORD'> }
  /** The temporary password there is, as far as the vault still has it unused. */
  | { readonly kind: 'REVEAL'; readonly password: SecretId; readonly expiresAt: Date }
  | { readonly kind: 'MAKE' };

/** What the vault has of a temporary password: itself; a hash of it, since it was used; nothing. */
export type Kept = 'UNUSED' | 'USED' | 'GONE';

/** The download that an account is met in. */
export interface CellAsked {
  readonly account: AccountId;
  /** In which school it stands in the file. */
  readonly school: SchoolId;
  readonly file: { readonly id: DistributionId; readonly renewal: Renewal; readonly madeAt: Date };
  readonly now: Date;
}

/** The schools of an account's places, as far as they are registered. */
export type CellSchools = ReadonlyMap<SchoolId, Pick<KnownSchool, 'signInPlaces' | 'legacyLogin'>>;

/**
 * Decides from the account's stream what stands in the place of its password. Whoever signed in keeps the password they
 * have, unless everybody's is made anew.
 * @param authority in whose name the file is downloaded (invariant 9).
 */
export function decideCell(
  asked: CellAsked,
  authority: CredentialAuthority,
  state: CellState,
  schools: CellSchools,
): CellDecision {
  const { holder } = state.making;
  const { closed, joined, places, grants } = holder.roles;
  const refusal = refusalOf(() => requireCredentialAuthority(authority, asked.account, holder));
  const isThere = places.some(({ school }) => school === asked.school);
  if (refusal === 'NOT_FOUND' || closed || joined || !isThere) return { kind: 'LEFT_OUT' };
  if (refusal) return { kind: 'WITHOUT', why: 'BEYOND' };
  // Whoever has a role works in the dashboard, which the academy does not open.
  if (grants.length === 0 && signsInElsewhere(places, schools)) return { kind: 'WITHOUT', why: 'ACADEMY' };
  if (hasOldLogin(state, schools, asked.now)) return { kind: 'WITHOUT', why: 'OLD_LOGIN' };
  return decidePassword(asked, state);
}

function decidePassword({ file, now }: CellAsked, state: CellState): CellDecision {
  const { making, password } = state;
  if (isInUse(state) && file.renewal !== 'EVERYONE') return { kind: 'WITHOUT', why: 'ACTIVATED' };
  if (!password) return { kind: 'MAKE' };
  const { id, since, expiresAt, files } = password;
  // By its place in the history where that tells, for clocks differ.
  const isNew = files.includes(file.id) || since >= file.madeAt;
  if (!isNew && file.renewal !== 'NONE') return { kind: 'MAKE' };
  if (!expiresAt) return { kind: 'WITHOUT', why: 'ACTIVATED' };
  const works = expiresAt > now && !making.password.locked;
  return works ? { kind: 'REVEAL', password: id, expiresAt } : { kind: 'MAKE' };
}

/** What becomes of a decision once the vault was asked. */
export function afterVault(decision: CellDecision, kept: Kept): CellDecision {
  if (decision.kind !== 'REVEAL' || kept === 'UNUSED') return decision;
  return kept === 'USED' ? { kind: 'WITHOUT', why: 'ACTIVATED' } : { kind: 'MAKE' };
}

/**
 * What is noted of it before anybody sees the row: that a password was made, and that it was given out.
 * @param prepared the password to make, where one is to be made.
 * @throws LogeError `CONFLICT` where the password is not the account's any more.
 */
export function factsOfCell(
  decision: CellDecision,
  giving: {
    readonly asked: CellAsked;
    readonly authority: CredentialAuthority;
    readonly means: DistributionMeans;
    readonly reason?: string;
    readonly prepared?: PreparedPassword;
  },
  state: CellState,
  schools: CellSchools,
): Fact[] {
  const { asked, authority, means, reason, prepared } = giving;
  const { holder } = state.making;
  const given = { account: asked.account, means, distribution: asked.file.id };
  switch (decision.kind) {
    case 'LEFT_OUT':
    case 'WITHOUT':
      return [];
    case 'REVEAL':
      return distributeCredentials({ ...given, password: decision.password }, holder);
    case 'MAKE': {
      if (!prepared) throw new LogeError('INTERNAL');
      const made = makeTemporaryPassword({ ...prepared, reason }, authority, state.making, schools);
      const { password } = prepared;
      const after = { ...holder, roles: { ...holder.roles, password } };
      return [...made, ...distributeCredentials({ ...given, password }, after)];
    }
  }
}

/** Whether an old login (IT-3) lets them in now; one that was locked, or whose school's time is over, does not. */
function hasOldLogin({ making, lockedLegacy }: CellState, schools: CellSchools, now: Date): boolean {
  const { oldLogins, places, grants } = making.holder.roles;
  // A role shuts them.
  if (grants.length > 0) return false;
  return [...oldLogins].some(
    ([school, legacy]) =>
      !lockedLegacy.includes(legacy) &&
      places.some((place) => place.school === school) &&
      legacyLoginIsOpen(schools.get(school)?.legacyLogin, now),
  );
}

function refusalOf(check: () => void): LogeError['code'] | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    if (error instanceof LogeError) return error.code;
    throw error;
  }
}
