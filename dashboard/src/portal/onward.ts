import type { PortalPersonFragment } from '@loge/contracts/client';
import { at, paths, schoolAt } from './place.js';

/** Who is signed in. */
export type Me = PortalPersonFragment;

/** Where somebody who is signed in goes: straight to a page, or to a choice of pages (IT-2, MB-5). */
export type Onward = { readonly kind: 'go'; readonly to: string } | { readonly kind: 'choose' };

/**
 * Where a person who is signed in is led: to a new password while that must be; to where they came from; staff and
 * people of several schools choose; others land on their school's page.
 * @param wishes the address to return to, already found safe, and the school whose page they came from.
 */
export function onward(
  me: Me,
  wishes: { readonly retour?: string | undefined; readonly ecole?: string | undefined },
): Onward {
  if (me.mustChangePassword) return { kind: 'go', to: at(paths.newPassword, wishes) };
  if (wishes.retour) return { kind: 'go', to: wishes.retour };
  if (me.rights.length > 0) return { kind: 'choose' };
  const { ecole } = wishes;
  const from = ecole
    ? me.schools.find(({ id }) => id.toLowerCase().endsWith(ecole.toLowerCase()))
    : undefined;
  const school = from ?? (me.schools.length === 1 ? me.schools[0] : undefined);
  return school ? { kind: 'go', to: schoolAt(school.id) } : { kind: 'choose' };
}
