/** One event object as the PBX posts it. Values are strings unless the PBX itself sends a number. */
export interface PbxEvent {
  event_type: string;
  tenant_id: string;
  session_id?: string;
  cdr_id?: string;
  time?: string;
  direction?: string;
  caller?: string;
  callee?: string;
  destination?: string;
  call_targets?: CallTarget[];
  [field: string]: unknown;
}

/** One leg in the `call_targets` of a `call_cdr`. `id` is the tenant's, as in the vendor's samples. */
export interface CallTarget {
  caller: string;
  callee: string;
  destination: string;
  start_time: string;
  ring_time: string;
  answered_time: string;
  ended_time: string;
  end_reason: string;
  status_code: number;
  trunk_name: string;
  id: string;
  [field: string]: unknown;
}

/** `cdr` and `extension` are the PBX's two webhooks; `rest` is never posted and changes REST answers. */
export type Channel = 'cdr' | 'extension' | 'rest';

/** What the simulator knows about an event beyond what goes on the wire. */
export interface SimNote {
  /** Seconds after the start of the scenario at which the event is delivered. */
  readonly at: number;
  /** UUID of the update; the same on a resend. */
  readonly id?: string;
  readonly channel?: Channel;
  readonly redelivery?: boolean;
  /** Detail that the PBX's documents leave open. */
  readonly assumed?: string;
}

/** An event together with when and how it is sent. */
export interface Line {
  readonly sim: SimNote;
  readonly event: PbxEvent;
}

/** The user part of `sip:101@host`; anything else as it is. */
export const userPart = (address: string): string => /^sips?:([^@;]*)/i.exec(address)?.[1] ?? address;
