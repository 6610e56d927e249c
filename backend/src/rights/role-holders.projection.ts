import type { Projection, ProjectionTransaction } from '../event-store/projection.js';
import { storableJson, storableText } from '../event-store/storable.js';
import { grantsFold } from './grants.js';
import { plainText, sortKey } from './role-holders.order.js';

const types = [
  ...(['AccountCreated', 'AccountRenamed', 'LoginChanged', 'PasswordSet', 'PasswordReset'] as const),
  ...(['TemporaryPasswordMade', 'RoleGranted', 'RoleWithdrawn'] as const),
];
type Type = (typeof types)[number];

/**
 * Who holds which role. It keeps the names of everybody, for a role may be given to anybody later and events are
 * read once, in order.
 */
export const roleHoldersProjection: Projection<Type> = {
  name: 'role-holders',
  version: 4,
  types,
  tables: ['read.role_person', 'read.role_grant'],
  async apply(events, transaction) {
    // Imports create thousands at once: those go in one statement, up to the first event of another kind.
    let created: CreatedPerson[] = [];
    const flush = async () => {
      if (created.length > 0) await insertPeople(created, transaction);
      created = [];
    };
    for (const event of events) {
      const account = event.stream.slice('account-'.length);
      if (event.type === 'AccountCreated') {
        const { name, login, origin } = event.data;
        const fromDirectory = origin === 'DIRECTORY';
        created.push({ account, given: name.given, family: name.family, login, fromDirectory });
        continue;
      }
      await flush();
      switch (event.type) {
        case 'AccountRenamed':
          await change(account, event.data.name, transaction);
          break;
        case 'LoginChanged':
          await change(account, event.data, transaction);
          break;
        case 'PasswordSet':
        case 'PasswordReset':
        case 'TemporaryPasswordMade':
          await transaction.query('UPDATE role_person SET has_password = true WHERE account = $1', [account]);
          break;
        case 'RoleGranted': {
          const [granted] = grantsFold.evolve(grantsFold.initial, event).grants;
          if (!granted) break;
          const { grant, role, scope, endsOn, grantedAt, grantedBy } = granted;
          await transaction.query(
            `INSERT INTO role_grant (id, account, role, scope, granted_at, granted_by, ends_on)
             VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING`,
            [grant, account, role, storableJson(scope), grantedAt, grantedBy ?? null, endsOn ?? null],
          );
          break;
        }
        case 'RoleWithdrawn':
          await transaction.query('DELETE FROM role_grant WHERE id = $1', [event.data.grant]);
          break;
      }
    }
    await flush();
  },
};

interface Person {
  readonly account: string;
  readonly given: string;
  readonly family: string;
  readonly login: string;
}

/** As their account was made. */
interface CreatedPerson extends Person {
  readonly fromDirectory: boolean;
}

async function insertPeople(
  people: readonly CreatedPerson[],
  transaction: ProjectionTransaction,
): Promise<void> {
  await transaction.query(
    `INSERT INTO role_person (account, given, family, login, sort_key, found_by, from_directory)
     SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::boolean[])
     ON CONFLICT (account) DO NOTHING`,
    [
      people.map(({ account }) => account),
      people.map(({ given }) => storableText(given)),
      people.map(({ family }) => storableText(family)),
      people.map(({ login }) => storableText(login)),
      people.map((person) => storableText(sortKey(person))),
      people.map((person) => storableText(foundBy(person))),
      people.map(({ fromDirectory }) => fromDirectory),
    ],
  );
}

async function change(
  account: string,
  told: Partial<Omit<Person, 'account'>>,
  transaction: ProjectionTransaction,
): Promise<void> {
  const [before] = await transaction.query<Omit<Person, 'account'>>(
    'SELECT given, family, login FROM role_person WHERE account = $1',
    [account],
  );
  if (!before) return;
  const { given = before.given, family = before.family, login = before.login } = told;
  const person = { given, family, login };
  await transaction.query(
    `UPDATE role_person SET given = $2, family = $3, login = $4, sort_key = $5, found_by = $6 WHERE account = $1`,
    [account, ...[given, family, login, sortKey(person), foundBy(person)].map(storableText)],
  );
}

/** What a search looks through. */
const foundBy = ({ given, family, login }: Omit<Person, 'account'>) =>
  plainText(`${given} ${family} ${given} ${login}`);
