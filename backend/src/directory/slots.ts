/** Lets only so many go on at a time; others wait in their order. */
export class Slots {
  private readonly waiting: (() => void)[] = [];
  constructor(private free: number) {}

  /** @param onWait told if there is something to wait for. */
  async within<T>(work: () => Promise<T>, onWait: () => void): Promise<T> {
    if (this.free > 0) this.free--;
    else {
      onWait();
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
    try {
      return await work();
    } finally {
      // A slot goes straight to who waits for it.
      const next = this.waiting.shift();
      if (next) next();
      else this.free++;
    }
  }
}
