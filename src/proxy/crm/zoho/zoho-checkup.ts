import {asObject} from '../../oauth/bounded-json.ts';
import type {Tenant} from '../../services/tenants/tenants.ts';
import type {
  CheckedModule,
  CrmCheckup,
  JournalFields,
  MandatoryFields,
  ModuleAccess,
} from '../crm-checkup.ts';
import type {CrmUser} from '../crm-adapter.ts';
import {CrmError} from '../crm-error.ts';
import type {SeenRequest} from '../seen-request.ts';
import {CallLayout} from './call-layout.ts';
import {supportedEdition} from './editions.ts';
import {rowsOf} from './record-values.ts';
import {readOrganisation, readUser} from './users.ts';
import type {ZohoClient, ZohoRequest} from './zoho-client.ts';

type Row = Readonly<Record<string, unknown>>;

/** Each page is a credit; an org with more users than these has its owners counted too low. */
const userPages = 10;
const usersOfPage = 200;
/** No caller has this number: the question costs a credit and finds nobody. */
const nobodysNumber = '0000000000';

/** The questions of one check-up to Zoho: some twelve credits where everything is switched on. */
export class ZohoCheckup implements CrmCheckup {
  readonly seen: SeenRequest[] = [];
  readonly #client: ZohoClient;
  readonly #tenant: Tenant;
  readonly #signal: AbortSignal;
  readonly #now: () => number;
  readonly #asked = new Map<string, Promise<unknown>>();

  constructor(client: ZohoClient, tenant: Tenant, signal: AbortSignal, now: () => number) {
    this.#client = client;
    this.#tenant = tenant;
    this.#signal = signal;
    this.#now = now;
  }

  organisation() {
    return this.#once('org', async () => {
      const [row] = await this.#rows({path: 'org'}, 'org');
      const found = readOrganisation(row);
      if (!row || !found) throw new CrmError('unavailable', {providerCode: 'no_organisation'});
      const license = asObject(row.license_details) ?? {};
      const isFree = found.edition.toLowerCase() === 'free' || license.paid === false;
      const isSupported =
        supportedEdition(license, this.#now()) !== undefined || (isFree ? false : 'unknown');
      return {edition: found.edition, isSupported} as const;
    });
  }

  read(module: CheckedModule): Promise<void> {
    return this.#once(`read ${module}`, async () => {
      await this.#rows({path: module, query: {fields: 'id', per_page: '1'}});
    });
  }

  access(): Promise<ReadonlyMap<string, ModuleAccess>> {
    return this.#once('modules', async () => {
      const rows = await this.#rows({path: 'settings/modules'}, 'modules');
      return new Map(
        rows.map((row) => [
          String(row.api_name),
          {creatable: row.creatable !== false, editable: row.editable !== false},
        ]),
      );
    });
  }

  mandatory(module: CheckedModule): Promise<MandatoryFields> {
    return this.#once(`mandatory ${module}`, async () => {
      try {
        return ofLayouts(await this.#layouts(module));
      } catch (error) {
        // Layouts are metadata of their own; without them only what the fields themselves demand is known.
        if (!isScopeMissing(error)) throw error;
        const rows = await this.#fields(module);
        return {always: rows.filter(isDemanded('system_mandatory')).map(nameOf), inSomeLayouts: []};
      }
    });
  }

  async journal(): Promise<JournalFields> {
    const layout = CallLayout.read(await this.#fields('Calls')) ?? new CallLayout(null);
    const {callKeyField, callDefaults} = this.#tenant.settings.journal;
    const isKeyUnknown = callKeyField !== null && layout.keyField(callKeyField) === null;
    return {
      unknown: [
        ...(isKeyUnknown ? [callKeyField] : []),
        ...Object.keys(callDefaults).filter((name) => !layout.takes(name)),
      ],
      guard: layout.guard(callKeyField),
    };
  }

  users(): Promise<readonly CrmUser[]> {
    return this.#once('users', async () => {
      const users: CrmUser[] = [];
      for (let page = 1; page <= userPages; page += 1) {
        const query = {type: 'ActiveUsers', page: String(page), per_page: String(usersOfPage)};
        const rows = await this.#rows({path: 'users', query}, 'users');
        users.push(...rows.flatMap((row) => readUser(row) ?? []));
        if (rows.length < usersOfPage) break;
      }
      return users;
    });
  }

  async missingScopes(modules: readonly CheckedModule[]): Promise<readonly string[]> {
    const probes: [scope: string, answer: Promise<unknown>][] = [
      ['ZohoCRM.org.READ', this.organisation()],
      ['ZohoCRM.users.READ', this.users()],
      ['ZohoCRM.settings.fields.READ', this.#fields('Calls')],
      ['ZohoCRM.settings.layouts.READ', this.#layouts('Calls')],
      ['ZohoCRM.settings.modules.READ', this.access()],
      ...modules.map(
        (module) =>
          [`ZohoCRM.modules.${module.toLowerCase()}.READ`, this.read(module)] as [string, Promise<void>],
      ),
    ];
    const missing: string[] = [];
    for (const [scope, answer] of probes)
      if (isScopeMissing(await answer.then(() => undefined, asError))) missing.push(scope);
    return [...missing, ...(await this.#missingToFind(modules))];
  }

  /** Search and COQL each need a scope besides the module's: asked of a module that can be read, the answer is about theirs. */
  async #missingToFind(modules: readonly CheckedModule[]): Promise<string[]> {
    const answers = await Promise.all(
      modules.map((module) =>
        this.read(module).then(
          () => true,
          () => false,
        ),
      ),
    );
    const module = modules.find((_, index) => answers[index]);
    if (!module) return [];
    const search = {path: `${module}/search`, query: {phone: nobodysNumber, per_page: '1'}};
    const body = {select_query: `select id from ${module} where id is not null limit 1`};
    const [searched, queried] = await Promise.all([
      this.#rows(search).then(() => undefined, asError),
      this.#rows({path: 'coql', method: 'POST', readsOnly: true, body}).then(() => undefined, asError),
    ]);
    return [
      ...(isScopeMissing(searched) ? ['ZohoSearch.securesearch.READ'] : []),
      ...(isScopeMissing(queried) ? ['ZohoCRM.coql.READ'] : []),
    ];
  }

  #fields(module: CheckedModule): Promise<Row[]> {
    return this.#once(`fields ${module}`, () =>
      this.#rows({path: 'settings/fields', query: {module}}, 'fields'),
    );
  }

  #layouts(module: CheckedModule): Promise<Row[]> {
    return this.#once(`layouts ${module}`, () =>
      this.#rows({path: 'settings/layouts', query: {module}}, 'layouts'),
    );
  }

  async #rows(request: ZohoRequest, key = 'data'): Promise<Row[]> {
    const {body} = await this.#client.request(this.#tenant.id, {
      ...request,
      signal: this.#signal,
      onSeen: (seen) => void this.seen.push(seen),
    });
    return rowsOf(body, key);
  }

  #once<T>(what: string, ask: () => Promise<T>): Promise<T> {
    let asked = this.#asked.get(what) as Promise<T> | undefined;
    if (!asked) {
      asked = ask();
      // Somebody may want it later, or nobody.
      asked.catch(() => {});
      this.#asked.set(what, asked);
    }
    return asked;
  }
}

const asError = (error: unknown): unknown => error;
const nameOf = (row: Row): string => String(row.api_name);

function isScopeMissing(error: unknown): boolean {
  return error instanceof CrmError && error.providerCode === 'OAUTH_SCOPE_MISMATCH';
}

const isDemanded =
  (mark: 'required' | 'system_mandatory') =>
  (row: Row): boolean =>
    row[mark] === true && row.custom_field === true && row.read_only !== true;

/** A record that names no layout gets the one that is usual for the user, which may be any. */
function ofLayouts(layouts: readonly Row[]): MandatoryFields {
  const active = layouts.filter(({status}) => status === undefined || status === 'active');
  const demanded = active.map((layout) =>
    rowsOf(layout, 'sections').flatMap((section) =>
      rowsOf(section, 'fields').filter(isDemanded('required')).map(nameOf),
    ),
  );
  const all = [...new Set(demanded.flat())];
  const always = all.filter((name) => demanded.every((names) => names.includes(name)));
  return {always, inSomeLayouts: all.filter((name) => !always.includes(name))};
}
