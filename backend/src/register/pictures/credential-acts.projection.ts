import type { Recorded } from '../../event-store/codec.js';
import type { Projection, ProjectionTransaction } from '../../event-store/projection.js';
import { storableJson } from '../../event-store/storable.js';
import { credentialActKinds } from './families.js';
import type { CredentialActKind } from './families.js';
import { judgeMany, partCommands } from './many.js';
import { keepStandings, standingKinds } from './standings.js';
import type { StandingKind } from './standings.js';

const kinds: readonly string[] = credentialActKinds;

/**
 * Who did what to whose credentials, and what of it stands out by what both were at the time. The order of events is
 * their position: whoever is given a role afterwards had none, whatever the clocks say.
 */
export const credentialActsProjection: Projection<CredentialActKind | StandingKind> = {
  name: 'credential-acts',
  version: 1,
  types: [...credentialActKinds, ...standingKinds],
  tables: ['read.credential_act', 'read.credential_place', 'read.credential_grant', 'read.credential_join'],
  async apply(events, transaction) {
    await keepStandings(events, transaction);
    const acts = events.filter(({ type }) => kinds.includes(type)).map(actRow);
    if (acts.length === 0) return;
    const { shared, parted } = await partCommands(acts, transaction);
    const rows = acts.map((act) => ({ ...act, alone: !shared.has(act.correlation) }));
    await insertActs(rows, transaction);
    await judgeMany([...rows.filter(({ alone }) => alone), ...parted], transaction);
  },
};

/** The row that an act makes, but for what stands out. */
function actRow({ position, type, metadata }: Recorded) {
  const { id, occurredAt, actor, subject, schools, classes, correlationId } = metadata;
  return {
    position: position.toString(),
    ...{ event: id, type, occurred_at: occurredAt, actor_kind: actor.kind },
    // As PostgreSQL writes a UUID, so that they can be compared.
    subject: subject?.toLowerCase() ?? null,
    correlation: correlationId.toLowerCase(),
    actor: actor.kind === 'ACCOUNT' ? actor.id.toLowerCase() : actor.id,
    schools: [...new Set(schools)].sort(),
    classes: [...new Set(classes)],
  };
}

export type ActRow = ReturnType<typeof actRow>;

/** SQL of whether a row of somebody's standing counted at the act `act`. */
const counted = (row: string): string =>
  `${row}.from_position < act.position AND (${row}.to_position IS NULL OR ${row}.to_position > act.position)`;

/** SQL of the highest rank that an account had at the act; a role is over after its last day, withdrawn or not yet. */
const rankAt = (account: string): string =>
  `(SELECT max(g.rank) FROM credential_grant AS g WHERE g.account = ${account} AND ${counted('g')}
     AND (g.ends_on IS NULL OR g.ends_on >= act.local::date))`;

/** SQL of whether an account had a place among the staff at the act. */
const placedAt = (account: string): string =>
  `EXISTS (SELECT FROM credential_place AS p WHERE p.account = ${account} AND ${counted('p')})`;

async function insertActs(
  acts: readonly (ActRow & { readonly alone: boolean })[],
  transaction: ProjectionTransaction,
): Promise<void> {
  await transaction.query(
    `WITH act AS (
       SELECT *, (occurred_at AT TIME ZONE 'Europe/Paris') AS local
       FROM json_to_recordset($1::json) AS row (
         position bigint, event uuid, type text, occurred_at timestamptz, actor_kind text, actor text,
         subject uuid, schools text[], classes text[], correlation uuid, alone boolean)
     ), judged AS (
       SELECT act.*, ${rankAt('act.subject')} AS subject_rank,
         CASE WHEN actor_kind = 'ACCOUNT' THEN coalesce(${rankAt('act.actor::uuid')}, 0) END AS actor_rank,
         ${placedAt('act.subject')} OR EXISTS (
           SELECT FROM credential_join AS l
           WHERE l.standing = act.subject AND ${counted('l')} AND ${placedAt('l.joined')}) AS has_place
       FROM act
     )
     INSERT INTO credential_act (position, event, type, occurred_at, actor_kind, actor, subject, schools, classes,
       correlation, alone, to_rank, to_staff, at_night)
     SELECT position, event, type, occurred_at, actor_kind, actor, subject, schools, classes, correlation, alone,
       coalesce(subject_rank >= actor_rank, false), has_place OR subject_rank IS NOT NULL,
       extract(isodow FROM local) = 7 OR extract(hour FROM local) >= 21 OR extract(hour FROM local) < 6
     FROM judged`,
    [storableJson(acts)],
  );
}
