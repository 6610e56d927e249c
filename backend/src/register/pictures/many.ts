import type { ProjectionTransaction } from '../../event-store/projection.js';
import { storableJson } from '../../event-store/storable.js';
import type { ActRow } from './credential-acts.projection.js';

/** So many others within an hour make an act one of many. */
const OTHERS = 20;

/** An act that became, or is no longer, one that is counted among many. */
type Changed = Pick<ActRow, 'actor_kind' | 'actor' | 'occurred_at'>;

/**
 * Which of the commands of some acts acted on several accounts, as a file or a campaign does. A command may go on for
 * longer than the batch: its first act is known to be one of several when the next arrives.
 * @returns their correlation ids, and the acts of earlier batches of which it was not known.
 */
export async function partCommands(
  acts: readonly ActRow[],
  transaction: ProjectionTransaction,
): Promise<{ readonly shared: ReadonlySet<string>; readonly parted: readonly Changed[] }> {
  const subjects = new Map<string, Set<string | null>>();
  for (const { correlation, subject } of acts) {
    subjects.set(correlation, (subjects.get(correlation) ?? new Set()).add(subject));
  }
  // Of one command all acts are alone, on one account, or none is: one tells of all.
  const earlier = await transaction.query<{ correlation: string; subject: string | null; alone: boolean }>(
    `SELECT earlier.* FROM unnest($1::uuid[]) AS command (correlation) CROSS JOIN LATERAL (
       SELECT act.correlation, act.subject, act.alone FROM credential_act AS act
       WHERE act.correlation = command.correlation LIMIT 1) AS earlier`,
    [[...subjects.keys()]],
  );
  const shared = new Set<string>();
  for (const { correlation, subject, alone } of earlier) {
    subjects.get(correlation)?.add(subject);
    if (!alone) shared.add(correlation);
  }
  for (const [correlation, ofIt] of subjects) if (ofIt.size > 1) shared.add(correlation);

  const parting = earlier.filter(({ correlation, alone }) => alone && shared.has(correlation));
  if (parting.length === 0) return { shared, parted: [] };
  const parted = await transaction.query<Omit<Changed, 'occurred_at'> & { occurred_at: Date }>(
    `WITH parted AS (
       UPDATE credential_act SET alone = false, among_many = false WHERE correlation = ANY($1::uuid[])
       RETURNING actor_kind, actor, occurred_at)
     SELECT actor_kind, actor, occurred_at FROM parted`,
    [parting.map(({ correlation }) => correlation)],
  );
  return {
    shared,
    parted: parted.map((act) => ({ ...act, occurred_at: act.occurred_at.toISOString() })),
  };
}

/** Those that are counted: the condition of their index. */
const COUNTED = `act.alone AND act.actor_kind <> 'SYSTEM'`;

/** SQL of the acts before or after a span that what changed in it can reach, and of those that these are judged by. */
function beside(side: 'before' | 'after'): string {
  const [bounds, order] =
    side === 'before'
      ? ["act.occurred_at < span.first AND act.occurred_at >= span.first - interval '2 hours'", 'DESC']
      : ["act.occurred_at > span.last AND act.occurred_at <= span.last + interval '2 hours'", 'ASC'];
  const inOrder = `occurred_at ${order}, position ${order}`;
  return `SELECT position, actor, occurred_at, row_number() OVER (ORDER BY ${inOrder}) <= ${OTHERS} AS reached
    FROM (SELECT act.position, act.actor, act.occurred_at FROM credential_act AS act
      WHERE ${COUNTED} AND act.actor = span.actor AND ${bounds}
      ORDER BY ${inOrder} LIMIT ${2 * OTHERS}) AS nearest`;
}

/**
 * Finds the acts that are among many: more than twenty by the same person or service within one hour, one by one, in
 * commands of their own. Acts that {@link partCommands} found to be of one command on many accounts are not.
 * @param changed the acts that came, and those that no longer count.
 */
export async function judgeMany(
  changed: readonly Changed[],
  transaction: ProjectionTransaction,
): Promise<void> {
  const spans = spansOf(changed);
  if (spans.length === 0) return;
  await transaction.query(
    `WITH near AS (
       SELECT around.* FROM json_to_recordset($1::json) AS span (actor text, first timestamptz, last timestamptz)
       CROSS JOIN LATERAL (
         (${beside('before')}) UNION ALL (
           SELECT act.position, act.actor, act.occurred_at, true FROM credential_act AS act
           WHERE ${COUNTED} AND act.actor = span.actor AND act.occurred_at BETWEEN span.first AND span.last
         ) UNION ALL (${beside('after')})) AS around
     ), begun AS (
       SELECT *, coalesce(lead(occurred_at, ${OTHERS}) OVER in_order - occurred_at <= interval '1 hour', false) AS begins
       FROM near WINDOW in_order AS (PARTITION BY actor ORDER BY occurred_at, position)
     ), judged AS (
       SELECT position, reached, bool_or(begins) OVER (
         PARTITION BY actor ORDER BY occurred_at, position ROWS BETWEEN ${OTHERS} PRECEDING AND CURRENT ROW) AS many
       FROM begun
     )
     UPDATE credential_act AS act SET among_many = judged.many FROM judged
     WHERE judged.position = act.position AND judged.reached AND act.among_many <> judged.many`,
    [storableJson(spans)],
  );
}

/** Between when each person's acts changed. */
function spansOf(changed: readonly Changed[]) {
  const spans = new Map<string, { first: number; last: number }>();
  for (const { actor_kind, actor, occurred_at } of changed) {
    if (actor_kind === 'SYSTEM') continue;
    const at = Date.parse(occurred_at);
    const held = spans.get(actor);
    spans.set(actor, { first: Math.min(at, held?.first ?? at), last: Math.max(at, held?.last ?? at) });
  }
  const time = (at: number) => new Date(at).toISOString();
  return [...spans].map(([actor, { first, last }]) => ({ actor, first: time(first), last: time(last) }));
}
