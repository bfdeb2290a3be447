/** A free call as the simulator tells it. */
export interface PbxCall {
  readonly id: string;
  readonly tenant: string;
  readonly from: string;
  readonly to: string;
  readonly direction: 'inbound' | 'outbound' | 'internal';
  readonly state: 'dialing' | 'ringing' | 'talking' | 'ended';
  readonly held: boolean;
}

/** One webhook and what became of it. */
export interface PbxWebhook {
  readonly id: string;
  readonly eventType: string;
  readonly state: string;
  readonly tenant?: string;
  readonly sessionId?: string | null;
  readonly attempts: readonly {
    readonly at: string;
    readonly status?: number | null;
    readonly error?: string;
  }[];
}

export interface PbxState {
  readonly calls: readonly PbxCall[];
  readonly webhooks: readonly PbxWebhook[];
  readonly switches: Readonly<Record<string, unknown>>;
}

/** Presses the buttons of the PBX simulator (`demo/pbx-simulator/README.md`). */
export class PbxControl {
  readonly #base: string;

  constructor(origin: string) {
    this.#base = `${origin}/control`;
  }

  state(): Promise<PbxState> {
    return this.#ask('GET', '/state');
  }

  /** Plays a golden scenario now, with fresh ids, so that it can be played again and again. */
  play(name: string, speed: number): Promise<{sessions: string[]}> {
    const mode = speed > 0 ? {mode: 'timed', speed} : {mode: 'instant'};
    return this.#ask('POST', `/scenarios/${encodeURIComponent(name)}/play`, {...mode, times: 'now'});
  }

  call(request: Record<string, unknown>): Promise<PbxCall> {
    return this.#ask('POST', '/calls', request);
  }

  press(
    callId: string,
    button: 'answer' | 'hangup' | 'transfer' | 'hold',
    body: object = {},
  ): Promise<PbxCall> {
    return this.#ask('POST', `/calls/${callId}/${button}`, body);
  }

  switches(some: Record<string, unknown>): Promise<unknown> {
    return this.#ask('POST', '/switches', some);
  }

  reset(): Promise<unknown> {
    return this.#ask('POST', '/reset', {});
  }

  async #ask<T>(method: string, path: string, body?: object): Promise<T> {
    const answer = await fetch(this.#base + path, {method, ...(body ? {body: JSON.stringify(body)} : {})});
    const said = (await answer.json()) as T & {error?: string};
    if (!answer.ok) throw new Error(said.error ?? `The PBX simulator answered ${answer.status}.`);
    return said;
  }
}
