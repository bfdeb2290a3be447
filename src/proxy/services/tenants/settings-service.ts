import type {Kysely} from 'kysely';
import type * as v from 'valibot';
import type {AuditReply, Settings, SettingsReply, settingsUpdateSchema} from '../../../contract/index.ts';
import {journalStore} from '../../journal/journal-store.ts';
import type {Caller} from '../../middleware/env.ts';
import {Refusal} from '../../middleware/refusal.ts';
import {redirectUrisOf} from '../../oauth/redirect-uris.ts';
import {readingStore} from '../../pbx/call-log/reading-store.ts';
import type {Database} from '../../store/schema.ts';
import type {SecretBox} from '../../store/secret-box.ts';
import {audit, auditPage, newestOf} from '../audit/audit-log.ts';
import {changesBetween} from '../audit/audited-changes.ts';
import type {Queries} from '../calls/call-store.ts';
import type {Clock} from '../time/clock.ts';
import {storedSettings} from './stored-settings.ts';
import type {TenantNews} from './tenant-news.ts';

export interface SettingsServiceParts {
  readonly db: Kysely<Database>;
  readonly box: SecretBox;
  readonly clock: Pick<Clock, 'now'>;
  readonly news: Pick<TenantNews, 'tell'>;
  /** At least one; each gives a redirect URI. */
  readonly publicUrls: readonly URL[];
}

/** Settings, and by which `ETag` this version of them is known. */
export interface VersionedSettings {
  readonly settings: SettingsReply;
  readonly etag: string;
}

type Update = v.InferOutput<typeof settingsUpdateSchema>;

interface Stored {
  readonly settings: Settings;
  readonly version: number;
  readonly featureEnabled: boolean;
}

/** Settings by which a parked call may have a record, or may not need one any more. */
const decideOnParked: ReadonlySet<string> = new Set([
  '/ambiguity',
  '/defaultCountry',
  '/journal/afterParkDays',
  '/journal/parkDays',
  '/journal/unmatched',
  '/lookupOrder',
  '/queryMode',
]);

/** By then every process has heard of new settings; one that has not would decide by the old ones and park again. Milliseconds. */
const heardAfter = 10_000;

/** A tenant's CRM behaviour, as its admins see and change it. */
export class SettingsService {
  readonly #parts: SettingsServiceParts;

  constructor(parts: SettingsServiceParts) {
    this.#parts = parts;
  }

  async read(caller: Caller): Promise<VersionedSettings> {
    const {db} = this.#parts;
    return this.#shown(db, caller, await stored(db, caller, false));
  }

  /**
   * Takes all settings at once; they hold from the next call on, in every process.
   * @param ifMatch ETag of the version that was edited.
   * @throws Refusal `precondition_required`, or `precondition_failed` with the settings of now as `current`.
   */
  async write(caller: Caller, update: Update, ifMatch: string | undefined): Promise<VersionedSettings> {
    const {db, box, clock, news} = this.#parts;
    if (ifMatch === undefined) throw new Refusal('precondition_required');
    const wanted = this.#settingsOf(update);
    const isNews = await db.transaction().execute(async (tx) => {
      const known = await stored(tx, caller, true);
      const changes = changesBetween(known.settings, wanted);
      // A repeat of what was done already, because its answer was lost; perhaps the process died before it could tell anyone.
      if (changes.length === 0 && ifMatch === etagOf(known.version - 1)) return true;
      if (ifMatch !== etagOf(known.version))
        throw new Refusal('precondition_failed', {
          current: (await this.#shown(tx, caller, known)).settings,
        });
      if (changes.length === 0) return false;
      const at = clock.now();
      await tx
        .updateTable('tenant')
        .set({
          settings: JSON.stringify(wanted),
          settings_version: known.version + 1,
          updated_at: new Date(at),
        })
        .where('id', '=', caller.tenant.id)
        .execute();
      if (changes.some(({pointer}) => decideOnParked.has(pointer)))
        await journalStore.wakeParked(tx, caller.tenant.id, at + heardAfter);
      if (wanted.enabled && !known.settings.enabled) await readingStore.beginAgain(tx, caller.tenant.id, at);
      await audit(tx, box, {tenantId: caller.tenant.id, at, by: caller, topic: 'settings', changes});
      return true;
    });
    if (isNews) await news.tell(caller.tenant);
    return this.read(caller);
  }

  /** @throws Refusal `malformed` for a cursor that is none. */
  async history({tenant}: Caller, cursor?: string): Promise<AuditReply> {
    const {db, box} = this.#parts;
    const page = await auditPage(db, box, tenant.id, cursor);
    if (!page) throw new Refusal('malformed');
    return page;
  }

  /** What the proxy adds by itself is not the tenant's setting: it follows the public URLs when they change. */
  withoutOwn(body: unknown): unknown {
    if (typeof body !== 'object' || body === null || !('redirectUris' in body)) return body;
    const {redirectUris} = body;
    if (!Array.isArray(redirectUris)) return body;
    const own = new Set<unknown>(redirectUrisOf(this.#parts.publicUrls, []));
    return {...body, redirectUris: redirectUris.filter((uri) => !own.has(uri))};
  }

  #settingsOf(update: Update): Settings {
    const {featureEnabled: _f, editable: _e, updatedAt: _a, updatedBy: _b, ...settings} = update;
    return settings;
  }

  async #shown(
    db: Queries,
    {tenant, settings: permission}: Caller,
    {settings, version, featureEnabled}: Stored,
  ): Promise<VersionedSettings> {
    const {box, publicUrls} = this.#parts;
    const last = (await newestOf(db, box, 'settings', [tenant.id])).get(tenant.id);
    return {
      etag: etagOf(version),
      settings: {
        ...settings,
        redirectUris: redirectUrisOf(publicUrls, settings.redirectUris),
        featureEnabled,
        editable: permission === 'full',
        updatedAt: last?.at ?? null,
        updatedBy: last?.by ?? null,
      },
    };
  }
}

const etagOf = (version: number): string => `"${version}"`;

/** From the table itself: what another process just wrote counts. */
async function stored(db: Queries, {tenant}: Caller, lock: boolean): Promise<Stored> {
  const row = await db
    .selectFrom('tenant')
    .select(['settings', 'settings_version', 'crm_enabled'])
    .where('id', '=', tenant.id)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst();
  if (!row) throw new Refusal('unauthenticated');
  return {
    settings: storedSettings(row.settings),
    version: row.settings_version,
    featureEnabled: row.crm_enabled,
  };
}
