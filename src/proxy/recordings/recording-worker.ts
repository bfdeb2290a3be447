import type {Kysely} from 'kysely';
import {describeError, type Logger} from '../logging.ts';
import {PbxUnavailableError} from '../pbx/pbx-api.ts';
import type {SessionKey} from '../pbx/webhook/event-store.ts';
import type {Clock} from '../services/time/clock.ts';
import type {Tenants} from '../services/tenants/tenants.ts';
import type {Database} from '../store/schema.ts';
import {lookAfterFailure, pauseAfterFailure} from './look-schedule.ts';
import type {RecordingFinder} from './recording-finder.ts';
import type {RecordingStore} from './recording-store.ts';

export interface RecordingWorkerDeps {
  readonly db: Kysely<Database>;
  readonly recordings: RecordingStore;
  readonly finder: RecordingFinder;
  readonly tenants: Tenants;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Logger;
}

/** Looks for recordings whose time has come. A PBX that is away holds up its tenant's searches only, and never the journal. */
export class RecordingWorker {
  readonly #deps: RecordingWorkerDeps;
  readonly #paused = new Map<string, number>();
  #running: Promise<void> | undefined;
  #stopped = false;

  constructor(deps: RecordingWorkerDeps) {
    this.#deps = deps;
  }

  /** Works until nothing is due. */
  runDue(): Promise<void> {
    this.#running ??= this.#rounds().finally(() => (this.#running = undefined));
    return this.#running;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#running?.catch(() => {});
  }

  async #rounds(): Promise<void> {
    const {db, clock, recordings} = this.#deps;
    while (!this.#stopped) {
      const now = clock.now();
      for (const [tenantId, until] of this.#paused) if (until <= now) this.#paused.delete(tenantId);
      const due = await recordings.due(db, now, [...this.#paused.keys()]);
      let done = 0;
      for (const key of due) {
        if (this.#stopped || this.#paused.has(key.tenantId)) continue;
        if (await this.#one(key)) done += 1;
      }
      if (done === 0) return;
    }
  }

  async #one(key: SessionKey): Promise<boolean> {
    const {db, clock, finder, log, recordings, tenants} = this.#deps;
    const tenant = await tenants.byId(key.tenantId);
    if (!tenant?.crmEnabled || !tenant.settings.enabled) {
      this.#paused.set(key.tenantId, clock.now() + pauseAfterFailure);
      return false;
    }
    const search = await recordings.lease(db, key, clock.now());
    if (!search) return false;
    try {
      await finder.look(tenant, search);
    } catch (error) {
      // Not counted: a day of looks means looks that were answered.
      await recordings.looked(
        db,
        search,
        search.looks,
        lookAfterFailure(search.since.getTime(), clock.now()),
      );
      if (error instanceof PbxUnavailableError)
        this.#paused.set(key.tenantId, clock.now() + pauseAfterFailure);
      else
        log.error('recordings not searched', {
          tenantId: key.tenantId,
          callId: key.sessionId,
          error: describeError(error),
        });
    }
    return true;
  }
}
