import * as v from 'valibot';
import {LRUCache} from 'lru-cache';
import {readNumber} from '../../phone/read-number.ts';
import type {Clock} from '../../services/time/clock.ts';
import type {Directory, Extension, PbxContact} from '../../services/directory.ts';
import type {Tenants} from '../../services/tenants/tenants.ts';
import {PbxUnavailableError} from '../pbx-api.ts';
import {copyLifetime, KeptCopies} from './kept-copy.ts';
import {contactRowSchema, numberRowSchema, rowsOf, userRowSchema} from './rest-rows.ts';
import type {ServiceAccount} from './service-account.ts';

const pageSize = 100;
const pagesAtMost = 200;
/** Longer ones are only known from the list of users; so no customer's number is ever put into a URL. */
const askableNumber = /^[0-9]{2,6}$/;

/** Types of `GET /api/extension_numbers/{n}` (pbx-facts 1.5). */
const kinds: Readonly<Record<string, Extension['kind']>> = {
  EXTENSION: 'person',
  RING_GROUP: 'ring_group',
  CALL_QUEUE: 'queue',
  CONFERENCE_ROOM: 'conference',
  VIRTUAL_RECEPTIONIST: 'ivr',
};

/** Copies what the PBX knows of its people, service numbers and company contacts, and reads it again every ten minutes. */
export class PbxDirectory implements Directory {
  readonly #account: ServiceAccount;
  readonly #tenants: Tenants;
  readonly #people: KeptCopies<ReadonlyMap<string, Extension>>;
  readonly #contacts: KeptCopies<ReadonlyMap<string, PbxContact>>;
  /** Service numbers, asked one by one; also those that the PBX does not know. */
  readonly #numbers: LRUCache<string, {readonly entry: Extension | undefined; readonly at: number}>;
  readonly #asking = new Map<string, Promise<Extension | undefined>>();
  readonly #clock: Pick<Clock, 'now'>;

  constructor(deps: {account: ServiceAccount; tenants: Tenants; clock: Pick<Clock, 'now'>}) {
    this.#account = deps.account;
    this.#tenants = deps.tenants;
    this.#clock = deps.clock;
    this.#people = new KeptCopies(deps.clock, (tenantId) => this.#readPeople(tenantId));
    this.#contacts = new KeptCopies(deps.clock, (tenantId) => this.#readContacts(tenantId));
    this.#numbers = new LRUCache({max: 20_000});
  }

  /** @throws PbxUnavailableError when the PBX cannot be asked, so that "unknown" never means "could not ask". */
  async extension(tenantId: string, number: string): Promise<Extension | undefined> {
    const person = (await this.#people.of(tenantId)).get(number);
    if (person || !askableNumber.test(number)) return person;
    const key = `${tenantId} ${number}`;
    const known = this.#numbers.get(key);
    if (known && this.#clock.now() - known.at < copyLifetime) return known.entry;
    let asking = this.#asking.get(key);
    if (!asking) {
      asking = this.#readNumber(tenantId, number).finally(() => this.#asking.delete(key));
      this.#asking.set(key, asking);
    }
    try {
      const entry = await asking;
      this.#numbers.set(key, {entry, at: this.#clock.now()});
      return entry;
    } catch (error) {
      if (known) return known.entry;
      throw error;
    }
  }

  async extensions(tenantId: string): Promise<Extension[]> {
    return [...(await this.#people.of(tenantId)).values()];
  }

  /** Undefined also when the address book cannot be read: then the CRM is asked, as for any other number. */
  async contactByNumber(tenantId: string, e164: string): Promise<PbxContact | undefined> {
    try {
      return (await this.#contacts.of(tenantId)).get(e164);
    } catch (error) {
      if (error instanceof PbxUnavailableError) return undefined;
      throw error;
    }
  }

  async #readNumber(tenantId: string, number: string): Promise<Extension | undefined> {
    const {status, body} = await this.#account.get(tenantId, `extension_numbers/${number}`);
    // Who may not ask does not know; only a number that the PBX does not have is answered otherwise.
    if (status === 401 || status === 403)
      throw new PbxUnavailableError(`The PBX refuses to tell of a number (${status}).`);
    const row = v.safeParse(numberRowSchema, body);
    if (!row.success) return undefined;
    const {name, type} = row.output;
    const kind = Object.hasOwn(kinds, type.toUpperCase()) ? kinds[type.toUpperCase()]! : 'service';
    return {number, kind, name, email: null, userId: null};
  }

  async #readPeople(tenantId: string): Promise<ReadonlyMap<string, Extension>> {
    const rows = await this.#readAll(tenantId, 'users', userRowSchema);
    const serviceUser = (await this.#tenants.secrets(tenantId))?.pbx?.username;
    return new Map(
      rows
        .filter((row) => row.extension_number !== '')
        .map((row) => [
          row.extension_number,
          {
            number: row.extension_number,
            kind: 'person',
            name: row.display_name || row.name,
            email: row.email || null,
            userId: row.id || null,
            isIdle: row.enabled === false || row.name === serviceUser,
          },
        ]),
    );
  }

  async #readContacts(tenantId: string): Promise<ReadonlyMap<string, PbxContact>> {
    const country = (await this.#tenants.byId(tenantId))?.settings.defaultCountry ?? '';
    const byNumber = new Map<string, PbxContact>();
    for (const {name, company, ...phones} of await this.#readAll(tenantId, 'contacts', contactRowSchema)) {
      const numbers = Object.values(phones)
        .map((text) => readNumber(text, country).e164)
        .filter((e164) => e164 !== null);
      const contact: PbxContact = {name, company: company || null, numbers};
      // Two entries with one number: the address book's order decides, as in the PBX's own app.
      for (const number of numbers) if (!byNumber.has(number)) byNumber.set(number, contact);
    }
    return byNumber;
  }

  async #readAll<S extends v.GenericSchema>(
    tenantId: string,
    path: string,
    schema: S,
  ): Promise<v.InferOutput<S>[]> {
    const rows: v.InferOutput<S>[] = [];
    for (let page = 0; page < pagesAtMost; page++) {
      const skip = page * pageSize;
      const {status, body} = await this.#account.get(tenantId, `${path}?top=${pageSize}&skip=${skip}`);
      if (status !== 200) throw new PbxUnavailableError(`The PBX refuses its list of ${path} (${status}).`);
      const items = (body as {items?: unknown[]} | undefined)?.items;
      if (!Array.isArray(items)) throw new PbxUnavailableError(`The PBX's list of ${path} cannot be read.`);
      rows.push(...rowsOf(body, schema));
      if (items.length < pageSize) break;
    }
    return rows;
  }
}
