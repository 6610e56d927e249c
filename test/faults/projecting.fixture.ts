import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { compiled } from '../support/compiled.js';
import type { ProjectAsked } from './projecting.process.js';

const PROGRAM = compiled(join(import.meta.dirname, 'projecting.process.ts'));

/** A process that projects when it is told to, and dies of it. */
export class ProjectingProcess {
  readonly #ready: Promise<unknown>;
  readonly #exit: Promise<unknown>;

  private constructor(private readonly child: ChildProcess) {
    this.#ready = once(child, 'message');
    this.#exit = once(child, 'exit').then(([code, signal]: unknown[]) => signal ?? code);
  }

  /** Starts a process, which has loaded everything when the projecting is to begin. */
  static start(): ProjectingProcess {
    const child = fork(PROGRAM, [], {
      cwd: join(import.meta.dirname, '../..'),
      execArgv: [],
      env: { ...process.env, NODE_OPTIONS: '' },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    return new ProjectingProcess(child);
  }

  /** Resolves with what ended it. */
  async project(asked: ProjectAsked): Promise<unknown> {
    await Promise.race([this.#ready, this.#exit]);
    this.child.send(asked);
    return this.#exit;
  }

  /** Ends it, wherever it is. */
  async stop(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.#exit;
  }
}
