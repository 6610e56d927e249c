/** The list of accounts, with filters. */
export function accountsWith(filter: Record<string, string>): string {
  return `/accounts?filter=${encodeURIComponent(JSON.stringify(filter))}`;
}
