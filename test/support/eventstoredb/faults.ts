/** Breaks the connections of appends, as often as a test asked for. */
export class AppendFaults {
  #before = 0;
  #after = 0;

  /** @param cut breaks the connection of a client, known by the address it comes from. */
  constructor(private readonly cut: (peer: string) => void) {}

  /** The next appends break before anything is stored. */
  refuse(appends: number): void {
    this.#before = appends;
  }

  /** The next appends are stored, and break before they are acknowledged. */
  loseAcknowledgements(appends: number): void {
    this.#after = appends;
  }

  breakBefore(peer: string): boolean {
    if (this.#before === 0) return false;
    this.#before -= 1;
    this.cut(peer);
    return true;
  }

  breakAfter(peer: string): boolean {
    if (this.#after === 0) return false;
    this.#after -= 1;
    this.cut(peer);
    return true;
  }
}
