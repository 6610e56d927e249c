/** What {@link AnswerPace} measures and waits with, in milliseconds. */
export interface Timer {
  /** A clock that only goes forward. */
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

const realTimer: Timer = {
  now: () => performance.now(),
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

/** Several times what the slowest refusal costs (a hash, a look-up, an event) on a small machine. */
const STEP_MS = 250;

/**
 * Has strangers answered a whole number of steps after they asked, so that the time does not tell what was done for
 * them: a known login has streams to read and a key to seal its event with, an unknown one has not (invariant 7).
 * Nothing random is added: what is random can be averaged away.
 */
export class AnswerPace {
  constructor(
    private readonly stepMs: number = STEP_MS,
    private readonly timer: Timer = realTimer,
  ) {}

  /** Does the work; whatever it throws is thrown at the next step. What succeeds is answered at once. */
  async ofRefusals<T>(work: () => Promise<T>): Promise<T> {
    const arrived = this.timer.now();
    try {
      return await work();
    } catch (refused) {
      await this.nextStep(arrived);
      throw refused;
    }
  }

  /** Does the work; its answer, and whatever it throws, come at the next step. */
  async ofAll<T>(work: () => Promise<T>): Promise<T> {
    const arrived = this.timer.now();
    try {
      return await work();
    } finally {
      await this.nextStep(arrived);
    }
  }

  private nextStep(arrived: number): Promise<void> {
    const taken = this.timer.now() - arrived;
    const steps = Math.max(1, Math.ceil(taken / this.stepMs));
    return this.timer.sleep(arrived + steps * this.stepMs - this.timer.now());
  }
}
