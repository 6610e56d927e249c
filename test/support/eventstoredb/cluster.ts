import { randomUUID } from 'node:crypto';
import { EventLog } from './log.js';
import { notLeader } from './refusals.js';
import type { Refusal } from './refusals.js';
import { event, Writer } from './writer.js';

/** A node as the others see it. */
export interface Member {
  readonly id: string;
  readonly host: string;
  readonly port: number;
  readonly state: 'leader' | 'follower';
  alive: boolean;
}

/** Nodes over one log. A follower reads the leader's own, so it never lags. */
export class Cluster {
  readonly members: Member[] = [];
  readonly writer: Writer;

  /** @param now the nodes' clock: milliseconds since 1970. */
  constructor(readonly now: () => number) {
    this.writer = new Writer(new EventLog(), now);
    // A node has written to its own streams before anybody else can.
    this.writer.append('$$$settings', 'any', [event('$metadata', '{"$acl":{"$r":"$all"}}')]);
    this.writer.append('$users', 'any', [event('$User', '"admin"'), event('$User', '"ops"')]);
  }

  join(host: string, port: number): Member {
    const state = this.members.length === 0 ? 'leader' : 'follower';
    const member: Member = { id: randomUUID(), host, port, state, alive: false };
    this.members.push(member);
    return member;
  }

  /** What a node says to a write, unless it leads. */
  refusalOf(member: Member): Refusal | undefined {
    return member.state === 'leader' ? undefined : notLeader(this.members[0]!);
  }

  /** Has a node write its statistics, as it does every so often: to its own stream, kept for a day. */
  recordStatistics({ host, port }: Member): void {
    const stream = `$stats-${host}:${port}`;
    this.writer.append(`$$${stream}`, 'any', [event('$metadata', '{"$maxAge":86400}')]);
    this.writer.append(stream, 'any', [event('$statsCollected', '{"proc-cpu":1}')]);
  }
}
