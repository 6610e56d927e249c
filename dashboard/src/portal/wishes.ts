import { returnAddress } from './place.js';
import { useReading } from './reading.js';

/** What the page's address wishes for afterwards: where to return to, and for which school. */
export function useWishes(): { readonly retour: string | undefined; readonly ecole: string | undefined } {
  const { school } = useReading();
  if (typeof window === 'undefined') return { retour: undefined, ecole: undefined };
  const { search, origin } = window.location;
  return { retour: returnAddress(new URLSearchParams(search).get('retour'), origin), ecole: school?.id };
}
