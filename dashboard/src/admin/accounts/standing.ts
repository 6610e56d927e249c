/** What decides between two accounts. */
interface Candidate {
  readonly id: string;
  readonly createdAt: string;
  readonly credentials: { readonly password: string } | null;
}

/** Which of two accounts of one person is proposed to stay: the one with a password, else the elder. */
export function standingOf(one: Candidate, other: Candidate): string {
  const [first, second] = [one, other].map(({ credentials }) => (credentials?.password ?? 'NONE') !== 'NONE');
  if (first !== second) return first ? one.id : other.id;
  return one.createdAt <= other.createdAt ? one.id : other.id;
}
