import { TransientError } from "@surety/core/errors/transient-error";
import {
  BrokenCircuitError,
  circuitBreaker,
  type CircuitBreakerPolicy,
  CircuitState,
  ConsecutiveBreaker,
  ExponentialBackoff,
  handleWhen,
} from "cockatiel";

/** Failures in a row after which a provider is left alone. */
const failuresInRow = 5;
const rest = { initialDelay: 2000, maxDelay: 60_000 };

/**
 * Leaves a provider alone that keeps failing: calls fail at once, so that the next model of the cascade answers without a
 * wait, and one call now and then tries whether it is back.
 */
export class ProviderRest {
  readonly #breakers = new Map<string, CircuitBreakerPolicy>();

  async call<T>(connection: string, work: () => Promise<T>): Promise<T> {
    try {
      return await this.#breakerOf(connection).execute(work);
    } catch (error) {
      if (!(error instanceof BrokenCircuitError)) throw error;
      throw new TransientError({
        code: "provider-resting",
        message: `${connection} has failed again and again and is left alone for a while.`,
        cause: error,
      });
    }
  }

  /** Whether a call would fail at once. */
  isResting(connection: string): boolean {
    return this.#breakers.get(connection)?.state === CircuitState.Open;
  }

  #breakerOf(connection: string): CircuitBreakerPolicy {
    const known = this.#breakers.get(connection);
    if (known !== undefined) return known;
    const breaker = circuitBreaker(
      handleWhen((error) => error instanceof TransientError),
      { halfOpenAfter: new ExponentialBackoff(rest), breaker: new ConsecutiveBreaker(failuresInRow) },
    );
    this.#breakers.set(connection, breaker);
    return breaker;
  }
}
