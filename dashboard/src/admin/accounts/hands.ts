import type { CredentialHandsQuery, DistributionMeans } from '@loge/contracts/client';

/** A credential with the hands it went through. */
export type Credential = NonNullable<CredentialHandsQuery['credentialHands']>[number];
export type HandActor = Credential['madeBy'];

/** Somebody who had credentials in hand, and in which ways, each once. */
export interface Holder {
  readonly actor: HandActor;
  readonly means: readonly DistributionMeans[];
}

/** What tells one actor from another. */
export const actorKey = ({ kind, person, name }: HandActor): string => `${kind}/${person?.id ?? name ?? ''}`;

/** Who had them, in the order in which they first had one. */
export function holdersOf(hands: Credential['hands']): readonly Holder[] {
  const holders = new Map<string, Holder>();
  for (const { actor, means } of hands) {
    const before = holders.get(actorKey(actor))?.means ?? [];
    holders.set(actorKey(actor), { actor, means: [...new Set([...before, means])] });
  }
  return [...holders.values()];
}

/**
 * The hands that saw what lets in. A mail is none: Loge wrote it, and nobody but the owner of the address reads it,
 * whoever had it sent.
 */
export const seenBy = (credentials: readonly Credential[]): readonly Holder[] =>
  holdersOf(credentials.flatMap(({ hands }) => hands.filter(({ means }) => means !== 'MAIL')));

/** How the password of an account stands, for the answer above everything else. */
export type Present =
  | { readonly kind: 'NONE'; readonly ways: readonly Credential[] }
  /** Chosen by its owner. */
  | { readonly kind: 'OWN'; readonly credential: Credential }
  /** Set by somebody else, who knows it. */
  | { readonly kind: 'SET'; readonly credential: Credential }
  | { readonly kind: 'TEMPORARY'; readonly credential: Credential; readonly holders: readonly Holder[] };

/** @param credentials newest first: the first password among them is the present one. */
export function presentOf(account: string, credentials: readonly Credential[]): Present {
  const credential = credentials.find(({ kind }) => kind === 'PASSWORD' || kind === 'TEMPORARY_PASSWORD');
  if (!credential) return { kind: 'NONE', ways: credentials.filter(({ end }) => end === 'WORKING') };
  if (credential.kind === 'TEMPORARY_PASSWORD')
    return { kind: 'TEMPORARY', credential, holders: holdersOf(credential.hands) };
  return { kind: credential.madeBy.person?.id === account ? 'OWN' : 'SET', credential };
}
