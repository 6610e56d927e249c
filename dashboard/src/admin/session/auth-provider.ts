import { MeDocument, SignInDocument, SignOutDocument } from '@loge/contracts/client';
import type { MeQuery, Right } from '@loge/contracts/client';
import type { AuthProvider, UserIdentity } from 'ra-core';
import { answerOf, ApiError, ask, errorCodeOf } from '../api.js';
import { asked } from '../asked.js';

/** Who is signed in, with their rights. */
export type Me = NonNullable<MeQuery['me']>;

/** Who is signed in, as react-admin keeps it. */
export interface Identity extends UserIdentity {
  readonly me: Me;
}

/** The right that each resource of the dashboard asks for. */
export const rightOf: Readonly<Record<string, Right>> = {
  register: 'READ_REGISTER',
  accounts: 'READ_ACCOUNTS',
  credentialsFiles: 'MANAGE_CREDENTIALS',
  campaigns: 'DISTRIBUTE_CREDENTIALS',
  schools: 'READ_SCHOOLS',
  imports: 'IMPORT_DIRECTORY',
  people: 'MANAGE_RIGHTS',
};

/** react-admin's view of the session; the session itself is in a cookie that no script can read. */
export function createAuthProvider(): AuthProvider {
  const told = (answer: Promise<MeQuery>): Promise<Me | null> =>
    answer.then(
      (result) => result.me,
      (error: unknown) => {
        known = undefined;
        throw error;
      },
    );
  let known = asked.me && told(answerOf<MeQuery>(asked.me));
  // Whoever waits for it hears of what is wrong.
  known?.catch(() => undefined);
  const me = (): Promise<Me | null> => (known ??= told(ask(MeDocument)));
  const signedIn = async (): Promise<Me> => {
    const person = await me();
    if (!person) throw new ApiError('UNAUTHENTICATED', {}, 401);
    return person;
  };

  return {
    login: async (input: { login: string; password: string }) => {
      const { me: person } = (await ask(SignInDocument, { input })).signIn;
      known = Promise.resolve(person);
      // Nothing else is open to them until they have chosen another password.
      return person.mustChangePassword ? { redirectTo: '/me' } : undefined;
    },
    logout: async () => {
      const had = await known?.catch(() => null);
      known = undefined;
      // Where the session has ended by itself there is nothing to end.
      if (had) await ask(SignOutDocument).catch(() => undefined);
    },
    checkAuth: async () => void (await signedIn()),
    checkError: async (error: unknown) => {
      if (errorCodeOf(error) !== 'UNAUTHENTICATED') return;
      known = undefined;
      throw error;
    },
    getIdentity: async (): Promise<Identity> => {
      const person = await signedIn();
      return { id: person.id, fullName: `${person.name.given} ${person.name.family}`, me: person };
    },
    getPermissions: async () => (await me())?.rights ?? [],
    canAccess: async ({ resource }) => {
      const right = rightOf[resource];
      return right === undefined || ((await me())?.rights ?? []).includes(right);
    },
  };
}
