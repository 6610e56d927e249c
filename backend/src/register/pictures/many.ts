import type { ProjectionTransaction } from '../../event-store/projection.js';
import { storableJson } from '../../event-store/storable.js';
import type { ActRow } from './credential-acts.projection.js';

const HOUR = 3_600_000;

/** So many others within an hour make an act one of many. */
const OTHERS = 20;

/** When somebody's acts changed. */
interface Changed {
  readonly actor: string;
  readonly at: number;
}

/**
 * Finds the acts that are among many: more than twenty by the same person or service within one hour, one by one, in
 * commands of their own. What one command did to many accounts, as a file or a campaign does, is not. A command may go
 * on for longer than the batch: its first act is known to be one of several when the next arrives.
 */
export async function judgeMany(acts: readonly ActRow[], transaction: ProjectionTransaction): Promise<void> {
  const shared = await transaction.query<{ actor: string; occurred_at: Date }>(
    `WITH shared AS (
       UPDATE credential_act AS act SET alone = false, among_many = false
       WHERE alone AND correlation = ANY($1::uuid[]) AND EXISTS (
         SELECT FROM credential_act AS other
         WHERE other.correlation = act.correlation AND other.subject IS DISTINCT FROM act.subject)
       RETURNING actor, occurred_at)
     SELECT actor, occurred_at FROM shared`,
    [[...new Set(acts.map(({ correlation }) => correlation))]],
  );
  const changed = [
    ...acts.map(({ actor, occurred_at }) => ({ actor, at: Date.parse(occurred_at) })),
    ...shared.map(({ actor, occurred_at }) => ({ actor, at: occurred_at.getTime() })),
  ];
  await transaction.query(
    `WITH near AS (
       SELECT act.position, act.actor, act.occurred_at, act.occurred_at BETWEEN span.first AND span.last AS reached
       FROM json_to_recordset($1::json) AS span (
         actor text, first timestamptz, last timestamptz, low timestamptz, high timestamptz)
       JOIN credential_act AS act ON act.actor = span.actor AND act.occurred_at BETWEEN span.low AND span.high
       WHERE act.alone AND act.actor_kind <> 'SYSTEM'
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
    [storableJson(spansOf(changed))],
  );
}

/** Each person's time of change: acts an hour away may be judged otherwise now, by acts another hour away. */
function spansOf(changed: readonly Changed[]) {
  const spans = new Map<string, { first: number; last: number }>();
  for (const { actor, at } of changed) {
    const held = spans.get(actor);
    spans.set(actor, { first: Math.min(at, held?.first ?? at), last: Math.max(at, held?.last ?? at) });
  }
  const time = (at: number) => new Date(at).toISOString();
  return [...spans].map(([actor, { first, last }]) => ({
    actor,
    ...{ first: time(first - HOUR), last: time(last + HOUR) },
    ...{ low: time(first - 2 * HOUR), high: time(last + 2 * HOUR) },
  }));
}
