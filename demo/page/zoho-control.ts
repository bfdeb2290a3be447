/** A CRM record as the emulator shows it: API names and their values. */
export type CrmRecord = Readonly<Record<string, unknown>> & {readonly id: string};

export interface ZohoState {
  readonly orgs: readonly {
    readonly key: string;
    readonly region: string;
    readonly edition: string;
    readonly records: Readonly<Record<string, readonly CrmRecord[]>>;
    readonly credits: {readonly used: number; readonly limit: number};
  }[];
}

/** Reads and steers the Zoho emulator (`demo/zoho-emulator/README.md`). */
export class ZohoControl {
  readonly #base: string;

  constructor(origin: string) {
    this.#base = `${origin}/control`;
  }

  /** Newest records of one org. */
  state(org: string): Promise<ZohoState> {
    return this.#ask('GET', `/state?limit=50&org=${encodeURIComponent(org)}`);
  }

  addRecord(org: string, module: string, fields: object): Promise<CrmRecord> {
    return this.#ask('POST', '/records', {org, module, fields});
  }

  /** Faults that are on. */
  faults(): Promise<readonly Readonly<Record<string, unknown>>[]> {
    return this.#ask('GET', '/faults');
  }

  fault(body: object): Promise<{id: string}> {
    return this.#ask('POST', '/faults', body);
  }

  clearFaults(): Promise<unknown> {
    return this.#ask('DELETE', '/faults');
  }

  reset(): Promise<unknown> {
    return this.#ask('POST', '/reset', {});
  }

  async #ask<T>(method: string, path: string, body?: object): Promise<T> {
    const answer = await fetch(this.#base + path, {
      method,
      ...(body ? {body: JSON.stringify(body), headers: {'content-type': 'application/json'}} : {}),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`The Zoho emulator answered ${answer.status}: ${text.slice(0, 200)}`);
    return (text ? JSON.parse(text) : undefined) as T;
  }
}
