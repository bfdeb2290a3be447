/**
 * Tells the other processes on the same database what happened here. What is sent is lost when nobody listens: a listener that
 * may have missed something is told of a gap, and then looks at the tables, which are the truth.
 */
export interface ProcessChannel {
  /** Sends in order, soon; never throws. @param message JSON; it is sealed on its way. */
  send(topic: string, message: unknown): void;
  /** Called with what other processes sent, in the order of each sender. */
  on(topic: string, listener: (message: unknown) => void): void;
  /** Called when messages of others may have been missed. */
  onGap(listener: () => void): void;
  close(): Promise<void>;
}

/** The channel of a process that is alone on its database, as it always is on the embedded one. */
export const silentChannel: ProcessChannel = {
  send() {},
  on() {},
  onGap() {},
  close: () => Promise.resolve(),
};
