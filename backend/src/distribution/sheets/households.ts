import type { AccountId, PostalAddress } from '@loge/contracts';
import type { RowWithPassword } from './people-words.js';

/**
 * Who gets one letter together: the people of one family at one address. One address is not enough, for strangers live
 * in one house: they must be tied by a child, whether or not that child is among the rows. A child without an address
 * lives where the relatives do, if they all live at one; whoever has none beside stands alone. In the order of the rows,
 * and of each household the relatives first.
 */
export function householdsOf(rows: readonly RowWithPassword[]): RowWithPassword[][] {
  const homes = new Map<AccountId, Set<string>>();
  const ties = new Ties();
  for (const { account, children, address } of rows) {
    const at = normalised(address);
    if (at === undefined) continue;
    for (const child of children) {
      ties.tie(member(account, at), member(child.account, at));
      homes.set(child.account, (homes.get(child.account) ?? new Set()).add(at));
    }
  }
  const households = new Map<string, RowWithPassword[]>();
  for (const row of rows) {
    const home = [...(homes.get(row.account) ?? [])];
    const at = normalised(row.address) ?? (home.length === 1 ? home[0] : undefined);
    const its = at === undefined ? row.account : ties.groupOf(member(row.account, at));
    const known = households.get(its);
    if (known) known.push(row);
    else households.set(its, [row]);
  }
  return [...households.values()].map((people) => people.toSorted((a, b) => rank(a) - rank(b)));
}

const member = (account: AccountId, address: string) => `${account} ${address}`;
const rank = ({ profile }: RowWithPassword) => (profile === 'PUPIL' ? 1 : 0);

/** Groups of what is tied, however many ties lie between. */
class Ties {
  private readonly leads = new Map<string, string>();

  /** Any member's name for its group: the same for all of them. */
  groupOf(member: string): string {
    let at = member;
    for (let next = this.leads.get(at); next !== undefined; next = this.leads.get(at)) at = next;
    return at;
  }

  tie(one: string, other: string): void {
    const [from, to] = [this.groupOf(one), this.groupOf(other)];
    if (from !== to) this.leads.set(from, to);
  }
}

/** An address without regard to accents, case and punctuation; `undefined` where it has no street or town. */
function normalised(address: PostalAddress | undefined): string | undefined {
  if (!hasAddress(address)) return undefined;
  return [address.street, address.postcode ?? '', address.town]
    .map((part) =>
      part
        .normalize('NFKD')
        .replace(/\p{M}/gu, '')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim(),
    )
    .join('|');
}

/** Whether the post would bring a letter there. */
export function hasAddress(
  address: PostalAddress | undefined,
): address is PostalAddress & { readonly street: string; readonly town: string } {
  return Boolean(address?.street?.trim() && address.town?.trim());
}
