import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';

const HOST = '127.0.0.1';

/** One client's connection, handed on to the server. */
interface Line {
  readonly client: Socket;
  readonly server: Socket;
}

/**
 * The network between the clients and the gRPC server: what comes in at its port is handed on as it is, unless a test
 * cuts it, holds it up or slows it down.
 */
export class Wire {
  #listener: Server | undefined;
  readonly #lines = new Set<Line>();
  #held = false;

  /** @param latency milliseconds that each way takes. */
  constructor(private readonly latency: number) {}

  /**
   * Takes connections for a server.
   * @param port where; 0 for a free one.
   * @returns where.
   */
  async open(port: number, serverPort: number): Promise<number> {
    this.#held = false;
    const listener = createServer((client) => this.#take(client, serverPort));
    this.#listener = listener;
    listener.listen(port, HOST);
    await once(listener, 'listening');
    // A server that listens on a port has an address of this kind.
    return (listener.address() as AddressInfo).port;
  }

  /** Takes no more connections and breaks those there are, as when the machine goes away. */
  async close(): Promise<void> {
    const listener = this.#listener;
    this.#listener = undefined;
    const closed = listener && new Promise((resolve) => listener.close(resolve));
    this.cutAll();
    await closed;
  }

  cutAll(): void {
    for (const line of this.#lines) this.#cut(line);
  }

  /** Breaks one connection, known by the address the server sees. */
  cut(peer: string): void {
    for (const line of this.#lines) if (peer === `${HOST}:${line.server.localPort}`) this.#cut(line);
  }

  /** Lets nothing through any more; connections are taken all the same. */
  hold(): void {
    this.#held = true;
    for (const { client, server } of this.#lines) for (const socket of [client, server]) socket.pause();
  }

  /** Lets through what was held up, and what comes. */
  release(): void {
    this.#held = false;
    for (const { client, server } of this.#lines) for (const socket of [client, server]) socket.resume();
  }

  #take(client: Socket, serverPort: number): void {
    const server = connect(serverPort, HOST);
    const line = { client, server };
    this.#lines.add(line);
    this.#forward(client, server);
    this.#forward(server, client);
    client.on('close', () => this.#lines.delete(line));
    for (const socket of [client, server]) {
      socket.setNoDelay(true);
      // A broken connection is what this is for; both ends see it close.
      socket.on('error', () => undefined);
    }
    if (this.#held) this.hold();
  }

  #forward(from: Socket, to: Socket): void {
    from.on('data', (chunk) => {
      if (this.latency > 0) setTimeout(() => this.#send(chunk, from, to), this.latency);
      else this.#send(chunk, from, to);
    });
    from.on('end', () => to.end());
    from.on('close', () => to.destroy());
  }

  #send(chunk: Buffer, from: Socket, to: Socket): void {
    if (to.destroyed || to.write(chunk)) return;
    from.pause();
    to.once('drain', () => {
      if (!this.#held) from.resume();
    });
  }

  #cut({ client, server }: Line): void {
    client.resetAndDestroy();
    server.destroy();
  }
}
