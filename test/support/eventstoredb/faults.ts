/** When an append breaks: with nothing stored, or stored and not acknowledged. */
type Moment = 'before storing' | 'before acknowledging';

/** Breaks the connections of appends, as often as a test asked for. */
export class AppendFaults {
  readonly #left: Record<Moment, number> = { 'before storing': 0, 'before acknowledging': 0 };

  /** @param cut breaks the connection of a client, known by the address it comes from. */
  constructor(private readonly cut: (peer: string) => void) {}

  /** Has the next appends break. */
  plan(moment: Moment, appends: number): void {
    this.#left[moment] = appends;
  }

  /** Breaks the connection if that is planned, and says whether it did. */
  strike(moment: Moment, peer: string): boolean {
    if (this.#left[moment] === 0) return false;
    this.#left[moment] -= 1;
    this.cut(peer);
    return true;
  }
}
