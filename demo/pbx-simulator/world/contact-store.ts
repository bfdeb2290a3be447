import type {AddressBookEntry} from './address-book.ts';
import {blankEntry} from './address-book.ts';
import {demoSecret} from './identifiers.ts';

export type ChangeType = 'CREATED' | 'UPDATED' | 'DELETED';
export type Change = AddressBookEntry & {change_type: ChangeType};

/** A tenant's company address book with its history, from which sync tokens are answered. */
export class ContactStore {
  readonly #entries: Map<string, AddressBookEntry>;
  readonly #history: {entry: AddressBookEntry; change: ChangeType}[] = [];
  readonly #tokens = new Map<string, number>();
  readonly #label: string;
  #counter = 0;

  constructor(label: string, entries: readonly AddressBookEntry[]) {
    this.#label = label;
    this.#entries = new Map(entries.map((entry) => [entry.id, entry]));
  }

  list(): AddressBookEntry[] {
    return [...this.#entries.values()];
  }

  find(id: string): AddressBookEntry | undefined {
    return this.#entries.get(id);
  }

  create(fields: Partial<AddressBookEntry> & {name: string}): AddressBookEntry {
    const id = String(943000000000000000n + BigInt(++this.#counter));
    return this.#keep({...blankEntry, ...fields, id}, 'CREATED');
  }

  update(id: string, fields: Partial<AddressBookEntry>): AddressBookEntry | undefined {
    const entry = this.#entries.get(id);
    return entry && this.#keep({...entry, ...fields, id}, 'UPDATED');
  }

  remove(id: string): boolean {
    const entry = this.#entries.get(id);
    if (!entry) return false;
    this.#entries.delete(id);
    this.#history.push({entry, change: 'DELETED'});
    return true;
  }

  /** A token that stands for what the list holds now. */
  syncToken(): string {
    const token = `sync-${demoSecret(`${this.#label} ${++this.#counter}`, 32)}`;
    this.#tokens.set(token, this.#history.length);
    return token;
  }

  /** What changed since a token was given, each entry once; undefined for a forgotten token. */
  diff(token: string): {token: string; items: Change[]} | undefined {
    const from = this.#tokens.get(token);
    if (from === undefined) return undefined;
    const latest = new Map<string, Change>();
    for (const {entry, change} of this.#history.slice(from)) {
      const before = latest.get(entry.id)?.change_type;
      latest.set(entry.id, {
        ...entry,
        change_type: before === 'CREATED' && change === 'UPDATED' ? before : change,
      });
    }
    return {token: this.syncToken(), items: [...latest.values()]};
  }

  forgetTokens(): void {
    this.#tokens.clear();
  }

  #keep(entry: AddressBookEntry, change: ChangeType): AddressBookEntry {
    this.#entries.set(entry.id, entry);
    this.#history.push({entry, change});
    return entry;
  }
}
