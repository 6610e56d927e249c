import { ServerInterceptingCall } from '@grpc/grpc-js';
import type { ServerInterceptor } from '@grpc/grpc-js';

/** Messages that one call may have on their way. */
const AHEAD = 64;

/** Takes the next message while earlier ones are on their way: a node does not wait for each to be sent either. */
export const sendAhead: ServerInterceptor = (_method, call) => new AheadCall(call);

class AheadCall extends ServerInterceptingCall {
  #underWay = 0;

  override sendMessage(message: unknown, taken: () => void): void {
    this.#underWay += 1;
    const ahead = this.#underWay < AHEAD;
    super.sendMessage(message, () => {
      this.#underWay -= 1;
      if (!ahead) taken();
    });
    if (ahead) process.nextTick(taken);
  }
}
