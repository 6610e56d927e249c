import { inGroups } from '../../passwords/commands.js';
import type { PreparedPassword } from '../../passwords/commands.js';
import type { Fold } from '../../event-store/streams.js';
import type { Secret } from '../../vault/vault.js';
import type { CredentialCell } from '../sheets/sheet.js';
import type { CellAsked, CellDecision, Kept } from './cell.js';
import { cellFold } from './cell-state.js';
import type { CellState } from './cell-state.js';
import { sheetPersonFold } from './sheet-person.js';
import type { SheetPerson } from './sheet-person.js';

/** Somebody as their stream tells, for a row and for what stands in it. */
export interface Met {
  readonly cell: CellState;
  readonly person: SheetPerson;
}

/** Folds an account's stream into it. */
export const metFold: Fold<Met> = {
  initial: { cell: cellFold.initial, person: sheetPersonFold.initial },
  evolve: ({ cell, person }, event) => ({
    cell: cellFold.evolve(cell, event),
    person: sheetPersonFold.evolve(person, event),
  }),
  asOf: ({ cell, person }, now) => ({ cell: cellFold.asOf?.(cell, now) ?? cell, person }),
};

/** What has become of one account so far; decided again when others changed it in the meantime. */
export interface Outcome {
  met: Met;
  decision: CellDecision;
  prepared?: PreparedPassword;
  secret?: Secret;
}

/** What the vault has for an account. */
export function keptAs(secret: Secret | undefined, { account }: CellAsked): Kept {
  if (secret?.account !== account) return 'GONE';
  return secret.kind === 'temporary-password' ? 'UNUSED' : 'USED';
}

/** What stands in the row; nothing where there is to be none. */
export function cellOf({ decision, prepared, secret }: Outcome): CredentialCell | undefined {
  switch (decision.kind) {
    case 'LEFT_OUT':
      return undefined;
    case 'WITHOUT':
      return { kind: decision.why };
    case 'REVEAL':
      return secret && { kind: 'PASSWORD', password: inGroups(secret.value), expiresAt: decision.expiresAt };
    case 'MAKE':
      return prepared && { kind: 'PASSWORD', password: prepared.readable, expiresAt: prepared.expiresAt };
  }
}
