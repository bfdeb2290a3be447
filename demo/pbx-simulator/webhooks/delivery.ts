import type {Channel} from '../events.ts';

type DeliveryState =
  'waiting' | 'delivered' | 'retrying' | 'stopped' | 'given_up' | 'dropped' | 'switched_off';

export interface Attempt {
  /** RFC 3339, by the simulator's clock. */
  readonly at: string;
  /** What the target answered; undefined if it did not. */
  readonly status?: number;
  /** Why there was no answer. */
  readonly error?: 'timeout' | 'unreachable';
}

/** One webhook and what became of it. */
export interface Delivery {
  readonly id: string;
  readonly tenant: string;
  readonly channel: Exclude<Channel, 'rest'>;
  readonly eventType: string;
  readonly sessionId?: string;
  readonly eventId?: string;
  state: DeliveryState;
  readonly attempts: Attempt[];
  /** RFC 3339, while `retrying`. */
  nextAttemptAt?: string;
}

/** Seconds to wait after the first, second, … failure; after the last one the PBX gives up. */
export const retryDelays: readonly number[] = [15, 60, 180, 480, 900];
