/** Work that is done until there is none left, in one go at a time, whenever somebody says that there may be some. */
export class Lane {
  #running: Promise<void> | undefined;
  #nudged = false;

  /** @param round does what there is; it never throws. */
  constructor(private readonly round: () => Promise<void>) {}

  /** There may be work: if a round is under way, another follows. */
  nudge(): void {
    this.#nudged = true;
    this.#running ??= this.#run().finally(() => (this.#running = undefined));
  }

  /** Resolves when nothing is under way. */
  async idle(): Promise<void> {
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#nudged) {
      this.#nudged = false;
      await this.round();
    }
  }
}
