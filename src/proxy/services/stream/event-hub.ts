import type {StreamEvent} from '../../../contract/index.ts';

type WithoutFrame<T> = T extends unknown ? Omit<T, 'id' | 'time'> : never;
/** A stream event before the hub gives it id and time. */
export type NewStreamEvent = WithoutFrame<StreamEvent>;

/** Who hears an event: these extensions of the tenant, or everybody in it. */
export type Audience = {readonly extensions: readonly string[]} | 'tenant';

/** Carries events to the browsers' streams and keeps the last five minutes for those that come back. */
export interface EventHub {
  publish(tenantId: string, audience: Audience, event: NewStreamEvent): void;
  /**
   * @param after Last id the browser saw. When it is unknown or older than five minutes, the first event is `stream.reset`.
   * @param scope An extension, or the whole tenant for admins.
   */
  subscribe(
    tenantId: string,
    scope: {readonly extension: string | null; readonly wholeTenant: boolean},
    after: string | undefined,
    listener: (event: StreamEvent) => void,
  ): () => void;
}
