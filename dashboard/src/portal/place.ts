/** The paths of the portal, from its root. */
export const paths = {
  front: '',
  signIn: 'connexion',
  forgotten: 'mot-de-passe-oublie',
  forgottenLogin: 'identifiant-oublie',
  newPassword: 'mot-de-passe',
  sessions: 'mes-sessions',
  history: 'mon-historique',
  accounts: 'mes-comptes',
  address: 'mon-adresse',
  addressLink: 'adresse',
  signedOut: 'deconnexion',
  moving: 'nouvelle-connexion',
  dashboard: 'admin/',
} as const;

/**
 * Where the portal begins, `/` or the prefix a reverse proxy puts before it. The page's own script says so: it is in
 * `assets/` below it, whatever the path of the page.
 */
export const root = new URL(/* @vite-ignore */ '../', import.meta.url).pathname;

/** The address of a page, with the school it is opened for and where to go afterwards. */
export function at(
  path: (typeof paths)[keyof typeof paths],
  query: { readonly ecole?: string | undefined; readonly retour?: string | undefined } = {},
): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return root + path + (given.length ? `?${new URLSearchParams(given)}` : '');
}

/** The address of a school's page. */
export function schoolAt(id: string): string {
  return `${root}e/${encodeURIComponent(id)}`;
}

/** The address of a school's choice between the new sign-in and its old one. */
export function choiceAt(id: string): string {
  return `${schoolAt(id)}/connexion`;
}

/** The school a path below the root names, and whether it is that school's choice of ways in. */
export function schoolIn(path: string): { readonly named: string; readonly choice: boolean } | undefined {
  const [, named, choice] = /^e\/([^/]+)(\/connexion)?$/.exec(path) ?? [];
  return named === undefined ? undefined : { named, choice: choice !== undefined };
}

/** Which page an address means: its path below the root, without a slash at the end. */
export function pathBelow(pathname: string, from = root): string {
  return pathname.startsWith(from) ? pathname.slice(from.length).replace(/\/$/, '') : '';
}

/**
 * Where to return to, if that is a page of this very origin: a path that begins with one slash. Anything else could
 * lead a person who has just signed in to a stranger's page (open redirect).
 */
export function returnAddress(text: string | null, origin: string): string | undefined {
  if (!text?.startsWith('/') || !URL.canParse(text, origin)) return undefined;
  const url = new URL(text, origin);
  // The parser reads `/\evil.example` and `/<tab>/evil.example` as another host.
  return url.origin === origin && !url.pathname.startsWith('//') ? url.pathname + url.search : undefined;
}

/** Whether the browser will drop the session's cookie: plain http, and not on this machine. */
export function dropsSessions({ protocol, hostname }: { protocol: string; hostname: string }): boolean {
  return protocol === 'http:' && !/^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname);
}
