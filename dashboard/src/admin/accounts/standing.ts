/** What decides between two accounts. */
interface Candidate {
  readonly id: string;
  readonly createdAt: string;
  readonly credentials: { readonly password: string } | null;
  readonly roles: readonly unknown[];
  readonly joined: readonly unknown[];
}

/**
 * Which of two accounts of one person is proposed to stay: the only one that may, for roles and what was joined before
 * cannot go along; else the one with a password, else the elder.
 */
export function standingOf(one: Candidate, other: Candidate): string {
  const has = ({ credentials }: Candidate) => (credentials?.password ?? 'NONE') !== 'NONE';
  const isBound = ({ roles, joined }: Candidate) => roles.length > 0 || joined.length > 0;
  for (const holds of [isBound, has]) {
    if (holds(one) !== holds(other)) return holds(one) ? one.id : other.id;
  }
  return one.createdAt <= other.createdAt ? one.id : other.id;
}
