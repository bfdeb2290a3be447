import type {StreamEvent} from '../../../contract/index.ts';

type WithoutFrame<T> = T extends unknown ? Omit<T, 'id' | 'time'> : never;
/** A stream event before the hub gives it id and time. */
export type NewStreamEvent = WithoutFrame<StreamEvent>;

/** Who hears an event: these extensions of the tenant, or everybody in it. */
export type Audience = {readonly extensions: readonly string[]} | 'tenant';

/** Whose events a stream hears: those of an extension, or of the whole tenant for admins. */
export interface StreamScope {
  readonly extension: string | null;
  readonly wholeTenant: boolean;
}

/** Carries events to the browsers' streams and keeps the last five minutes for those that come back. */
export interface EventHub {
  publish(tenantId: string, audience: Audience, event: NewStreamEvent): void;
  /**
   * @param after Last id the browser saw. When it is unknown or older than five minutes, or more came since than may wait for a
   * reader, the first event is `stream.reset`.
   */
  subscribe(
    tenantId: string,
    scope: StreamScope,
    after: string | undefined,
    listener: (event: StreamEvent) => void,
  ): () => void;
}
