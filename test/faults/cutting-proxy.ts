import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';

/** Where the connection of an append breaks: before the store hears of it, or when it is stored and the answer is on its way. */
export type Cut = 'asked' | 'answered';

/** What asks for a commit, as it stands on the wire: a whole append in one call, or the end of a transaction. */
const COMMITS = ['append_as_supposed', 'COMMIT\0'];

/** Stands between a process and PostgreSQL, and breaks the connection of a commit when it is told to. */
export class CuttingProxy {
  #next: Cut | undefined;
  readonly #sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    /** The URL of PostgreSQL with the proxy's address in it. */
    readonly url: string,
  ) {}

  /** @param url of a PostgreSQL that is reached without TLS. */
  static async before(url: string): Promise<CuttingProxy> {
    const { hostname, port } = new URL(url);
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const through = new URL(url);
    // A TCP server has an address with a port.
    through.port = String((server.address() as AddressInfo).port);
    const proxy = new CuttingProxy(server, through.toString());
    server.on('connection', (client) => proxy.#join(client, connect(Number(port), hostname)));
    return proxy;
  }

  /** The next commit loses its connection there. */
  cutNext(cut: Cut): void {
    this.#next = cut;
  }

  async close(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  #join(client: Socket, server: Socket): void {
    let isAsked = false;
    const cut = () => {
      client.destroy();
      server.destroy();
    };
    const cutAt = (moment: Cut, isNow: boolean): boolean => {
      if (!isNow || this.#next !== moment) return false;
      this.#next = undefined;
      cut();
      return true;
    };
    client.on('data', (bytes) => {
      isAsked ||= COMMITS.some((words) => bytes.includes(words));
      if (!cutAt('asked', isAsked)) server.write(bytes);
    });
    // PostgreSQL says nothing before it has done what it was asked.
    server.on('data', (bytes) => {
      if (cutAt('answered', isAsked)) return;
      isAsked = false;
      client.write(bytes);
    });
    for (const socket of [client, server]) {
      this.#sockets.add(socket);
      socket.on('error', cut);
      socket.on('close', () => {
        this.#sockets.delete(socket);
        cut();
      });
    }
  }
}
