import { Server, ServerCredentials } from '@grpc/grpc-js';
import features from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import gossip from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import streams from '@eventstore/db-client/generated/streams_grpc_pb.js';
import { appendCall, batchAppendCall } from './append-calls.js';
import { Cluster } from './cluster.js';
import type { Member } from './cluster.js';
import { deleteCall, tombstoneCall } from './delete-calls.js';
import { AppendFaults } from './faults.js';
import { gossipCall, supportedMethodsCall } from './node-calls.js';
import { readCall } from './read-calls.js';
import type { ReadAnswer } from './read-messages.js';
import { scavenge } from './retention.js';
import { credentialsOf, onlyFor } from './secured.js';
import type { Secured } from './secured.js';
import { sendAhead } from './send-ahead.js';
import { Wire } from './wire.js';

/** Answers of Read come encoded. */
const streamsService = {
  ...streams.StreamsService,
  read: { ...streams.StreamsService.read, responseSerialize: (answer: ReadAnswer) => answer },
};

const HOST = '127.0.0.1';

/** How a double is to be. */
export interface DoubleOptions {
  /** The leader whose follower this node is: it reads the same log, and answers writes with the leader's address. */
  readonly leader?: EventStoreDouble;
  /** Milliseconds each way; none by default. */
  readonly latency?: number;
  /** The node's clock, milliseconds since 1970; a follower goes by its leader's. */
  readonly now?: () => number;
  /** With TLS, for one user; by default without TLS, for everybody. */
  readonly secured?: Secured;
}

/**
 * Starts a node of EventStoreDB 23.10 in memory, on a free port of the loopback: what
 * `@eventstore/db-client` speaks of streams, server features and gossip, over real gRPC. Behaviours are those of
 * `STACK.md` and of the server's own code. Stop it at the end of the test.
 */
export async function startEventStoreDouble(options: DoubleOptions = {}): Promise<EventStoreDouble> {
  const double = new EventStoreDouble(options);
  await double.start();
  return double;
}

/** A running node, and what a test may do to it. */
export class EventStoreDouble {
  readonly #cluster: Cluster;
  readonly #secured: Secured | undefined;
  readonly #wire: Wire;
  readonly #faults: AppendFaults;
  #member: Member | undefined;
  #server: Server | undefined;

  /** Use {@link startEventStoreDouble}. */
  constructor({ leader, latency = 0, now = Date.now, secured }: DoubleOptions) {
    this.#secured = secured;
    this.#cluster = leader ? leader.#cluster : new Cluster(now);
    this.#wire = new Wire(latency);
    this.#faults = new AppendFaults((peer) => this.#wire.cut(peer));
  }

  get port(): number {
    return this.#running.port;
  }

  /** The host and port, as in a URL of several nodes. */
  get address(): string {
    return `${HOST}:${this.port}`;
  }

  /** For one node; `esdb+discover://` works with the same rest. */
  get url(): string {
    if (!this.#secured) return `esdb://${this.address}?tls=false`;
    const { user, password } = this.#secured;
    return `esdb://${user}:${encodeURIComponent(password)}@${this.address}`;
  }

  /** The position of the last event. */
  get end(): bigint {
    return this.#cluster.writer.log.last?.position ?? 0n;
  }

  /** Starts it again where it was, with every event it has acknowledged; it has forgotten the ids it wrote. */
  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  /** Ends it as SIGKILL does: at once, with every connection. */
  async stop(): Promise<void> {
    if (this.#member) this.#member.alive = false;
    const server = this.#server;
    this.#server = undefined;
    await this.#wire.close();
    server?.forceShutdown();
  }

  /** Starts it, on the port it had before if it has run before. */
  async start(): Promise<void> {
    if (this.#server) throw new Error('The double runs already.');
    this.#cluster.writer.forget();
    this.#server = new Server({
      'grpc.max_receive_message_length': -1,
      interceptors: [...(this.#secured ? [onlyFor(this.#secured)] : []), sendAhead],
    });
    this.#serve(this.#server);
    const port = await this.#wire.open(this.#member?.port ?? 0, await bound(this.#server, this.#secured));
    this.#member ??= this.#cluster.join(HOST, port);
    this.#member.alive = true;
  }

  /** Removes from the log what can no longer be read. */
  scavenge(): void {
    scavenge(this.#cluster.writer.log, this.#cluster.now());
  }

  /** Has the node write a `$statsCollected` event, as a real one does every so often. */
  recordStatistics(): void {
    this.#cluster.recordStatistics(this.#running);
  }

  /** The next appends are stored, and the connection breaks before they are acknowledged. */
  loseAcknowledgements(appends: number): void {
    this.#faults.plan('before acknowledging', appends);
  }

  /** The next appends break the connection before anything is stored. */
  refuseAppends(appends: number): void {
    this.#faults.plan('before storing', appends);
  }

  /** Breaks every connection, so every open call ends with UNAVAILABLE; new ones are taken. */
  dropConnections(): void {
    this.#wire.cutAll();
  }

  /** From now on nothing is answered, though connections are taken. */
  hang(): void {
    this.#wire.hold();
  }

  /** Ends {@link hang}: what was sent meanwhile is answered. */
  resume(): void {
    this.#wire.release();
  }

  get #running(): Member {
    if (!this.#member) throw new Error('The double was not started.');
    return this.#member;
  }

  #serve(server: Server): void {
    const { writer, now } = this.#cluster;
    const appendable = {
      writer,
      faults: this.#faults,
      notLeader: () => this.#cluster.refusalOf(this.#running),
    };
    server.addService(streamsService, {
      read: readCall({ log: writer.log, now }),
      append: appendCall(appendable),
      batchAppend: batchAppendCall(appendable),
      delete: deleteCall(appendable),
      tombstone: tombstoneCall(appendable),
    });
    server.addService(features.ServerFeaturesService, { getSupportedMethods: supportedMethodsCall() });
    server.addService(gossip.GossipService, { read: gossipCall(this.#cluster) });
  }
}

const bound = (server: Server, secured: Secured | undefined): Promise<number> =>
  new Promise((resolve, reject) => {
    const credentials = secured ? credentialsOf(secured) : ServerCredentials.createInsecure();
    server.bindAsync(`${HOST}:0`, credentials, (error, port) => (error ? reject(error) : resolve(port)));
  });
