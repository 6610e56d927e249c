/** How long the node may take (milliseconds) where the URL says nothing else, and at most. */
const DEADLINE = 10_000;

/**
 * The options of the client that Loge takes, as the client compares them. Left out are those under which Loge would
 * read what is out of date (`nodePreference`), trust anybody (`tlsVerifyCert`) or be told wrong revisions
 * (`throwOnAppendFailure`); for options that it does not know, the client prints the URL with its password.
 */
const OPTIONS: ReadonlySet<string> = new Set([
  'tls',
  'tlscafile',
  'usercertfile',
  'userkeyfile',
  'connectionname',
  'defaultdeadline',
  'keepaliveinterval',
  'keepalivetimeout',
  'maxdiscoverattempts',
  'discoveryinterval',
  'gossiptimeout',
]);

/** An `EVENTSTORE_URL`, taken apart. */
export interface EventStoreUrl {
  /** For the client. */
  readonly connectionString: string;
  /** `host:port`, several separated by commas. */
  readonly hosts: string;
  /** How long the node may take to answer (milliseconds). */
  readonly deadline: number;
  /** Empty where there are none. */
  readonly credentials: { readonly username: string; readonly password: string };
}

const FORM =
  /^(?<scheme>esdb(?:\+discover)?):\/\/(?:(?<user>[^:@/?\s]+):(?<password>[^:@/?\s]+)@)?(?<hosts>[^:@/?,\s]+(?::\d{1,5})?(?:,[^:@/?,\s]+(?::\d{1,5})?)*)\/*(?:\?(?<options>\S*))?$/;

/**
 * Reads an `EVENTSTORE_URL`.
 * @returns what is wrong with it where it cannot be used, as the end of a sentence that repeats nothing of it.
 */
export function readEventStoreUrl(text: string): EventStoreUrl | { readonly fault: string } {
  const parts = FORM.exec(text)?.groups;
  if (!parts) {
    return { fault: 'is not an esdb:// connection string (percent-encode what is special in the password)' };
  }
  const { scheme, user, password, hosts = '', options = '' } = parts;
  const given = options.split('&').filter(Boolean).map(optionOf);
  if (given.some(({ name, value }) => !OPTIONS.has(name) || value === '')) {
    return { fault: `has an option other than ${[...OPTIONS].join(', ')}` };
  }
  const valueOf = (wanted: string) => given.find(({ name }) => name === wanted)?.value;
  if (valueOf('tls') !== 'false' && user === undefined) {
    return { fault: 'names no user; a node with TLS refuses everybody else' };
  }
  const deadline = Number(valueOf('defaultdeadline') ?? DEADLINE);
  if (!(deadline > 0 && deadline <= DEADLINE)) {
    return { fault: `has a defaultDeadline that is not from 1 to ${DEADLINE}` };
  }
  const others = given
    .filter(({ name }) => name !== 'defaultdeadline')
    .map(({ name, value }) => `${name}=${value}`);
  const credentials = user === undefined ? '' : `${user}:${password}@`;
  const query = [...others, `defaultdeadline=${deadline}`].join('&');
  try {
    return {
      connectionString: `${scheme}://${credentials}${hosts}?${query}`,
      hosts,
      deadline,
      credentials: { username: decodeURIComponent(user ?? ''), password: decodeURIComponent(password ?? '') },
    };
  } catch {
    return { fault: 'has a user or password that is not percent-encoded' };
  }
}

/** The client takes names in any case, with hyphens or underscores. */
function optionOf(text: string): { readonly name: string; readonly value: string } {
  const [name = '', ...value] = text.split('=');
  return { name: name.toLowerCase().replace(/[_-]/g, ''), value: value.join('=') };
}
