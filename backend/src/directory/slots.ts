/** Lets only so many go on at a time; others wait in their order. */
export class Slots {
  private readonly waiting = new Set<() => void>();
  constructor(private free: number) {}

  /**
   * @param onWait told if there is something to wait for.
   * @param signal ends the waiting; what has begun stops by itself.
   * @throws the reason of the signal.
   */
  async within<T>(work: () => Promise<T>, onWait: () => void, signal?: AbortSignal): Promise<T> {
    if (this.free > 0) this.free--;
    else {
      onWait();
      await this.slot(signal);
    }
    try {
      return await work();
    } finally {
      // A slot goes straight to who waits for it longest.
      const [next] = this.waiting;
      if (next) next();
      else this.free++;
    }
  }

  private slot(signal: AbortSignal | undefined): Promise<void> {
    signal?.throwIfAborted();
    return new Promise<void>((resolve, reject) => {
      const settle = (how: () => void) => () => {
        this.waiting.delete(take);
        signal?.removeEventListener('abort', leave);
        how();
      };
      const take = settle(resolve);
      const leave = settle(() => reject(signal?.reason));
      this.waiting.add(take);
      signal?.addEventListener('abort', leave);
    });
  }
}
