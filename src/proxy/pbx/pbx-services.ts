import type {Hono} from 'hono';
import {tellHealth} from '../health/health-teller.ts';
import type {CrmAdapter} from '../crm/crm-adapter.ts';
import {ActivityOwners} from '../journal/activity-owner.ts';
import {DatabaseLife} from '../journal/database-life.ts';
import {JournalJob} from '../journal/journal-job.ts';
import {JournalMatcher} from '../journal/journal-matcher.ts';
import {journalStore} from '../journal/journal-store.ts';
import {JournalQueue} from '../journal/journal-queue.ts';
import {JournalWorker} from '../journal/journal-worker.ts';
import {describeError, type Logger} from '../logging.ts';
import {silentMeter, type Meter} from '../metrics/meter.ts';
import type {Env} from '../middleware/env.ts';
import {callRoutes} from '../routes/calls.ts';
import {ledgerRoutes} from '../routes/ledger.ts';
import {noteRoutes} from '../routes/notes.ts';
import {pbxEventRoutes} from '../routes/pbx-events.ts';
import {CallAnnouncer} from '../services/calls/call-announcer.ts';
import type {CallService} from '../services/calls/call-service.ts';
import {DatabaseCallService} from '../services/calls/database-call-service.ts';
import {CallStore, type Queries} from '../services/calls/call-store.ts';
import type {Clock} from '../services/time/clock.ts';
import type {Directory} from '../services/directory.ts';
import type {EventHub} from '../services/stream/event-hub.ts';
import {LedgerService} from '../services/calls/ledger-service.ts';
import type {Lookups} from '../services/lookups/lookups.ts';
import {NoteStore} from '../services/calls/note-store.ts';
import {paced} from '../services/time/pace.ts';
import type {Tenants} from '../services/tenants/tenants.ts';
import type {OpenDatabase} from '../store/database.ts';
import type {SecretBox} from '../store/secret-box.ts';
import type {PgBoss} from 'pg-boss';
import type {AskPbx} from './call-log/call-log-reader.ts';
import {Reconciler} from './call-log/reconciler.ts';
import type {PbxIdentity} from './pbx-api.ts';
import {PbxClient} from './rest/pbx-client.ts';
import {PbxDirectory} from './rest/pbx-directory.ts';
import {ServiceAccount} from './rest/service-account.ts';
import {TokenIntrospection} from './rest/token-introspection.ts';
import {RecordingSide} from '../recordings/recording-side.ts';
import {NumberBooks} from './session/number-books.ts';
import {SessionProcessor} from './session/session-processor.ts';
import {EventIntake} from './webhook/event-intake.ts';
import {purgeEvents} from './webhook/event-retention.ts';
import {EventStore, type SessionKey} from './webhook/event-store.ts';
import {WebhookAuth} from './webhook/webhook-auth.ts';

/** The PBX's REST, for whoever reads more than people and numbers. */
export interface PbxRest {
  /** The PBX's origin, without `/api`. */
  readonly origin: string;
  readonly client: PbxClient;
  readonly account: ServiceAccount;
  readonly fetch: typeof fetch;
}

/** What the rest of the proxy asks of the PBX itself. */
export interface PbxSide {
  readonly identity: PbxIdentity;
  readonly directory: Directory;
  readonly rest: PbxRest;
}

/** First half: needs nothing of the CRM, and the CRM side needs it. */
export function createPbxSide(deps: {
  /** The PBX's origin, without `/api`. */
  readonly pbxUrl: string;
  readonly tenants: Tenants;
  readonly clock: Clock;
  readonly fetch?: typeof fetch;
}): PbxSide {
  const client = new PbxClient(deps.pbxUrl, deps.fetch);
  const account = new ServiceAccount({...deps, client});
  return {
    identity: new TokenIntrospection({...deps, client}),
    directory: new PbxDirectory({...deps, account}),
    rest: {origin: deps.pbxUrl, client, account, fetch: deps.fetch ?? fetch},
  };
}

export interface PbxServicesDeps {
  readonly database: OpenDatabase;
  readonly box: SecretBox;
  readonly tenants: Tenants;
  readonly directory: Directory;
  readonly lookups: Lookups;
  readonly crm: CrmAdapter;
  readonly hub: EventHub;
  readonly clock: Clock;
  readonly log: Logger;
  /** Started. Without it (tests) only this process's own looks find work. */
  readonly boss?: PgBoss;
  /** Reads the PBX's REST in a tenant's name. Without it (tests) the call log is not read. */
  readonly askPbx?: AskPbx;
  /** Milliseconds between two looks into the call log; 5 minutes unless set. */
  readonly callLogEvery?: number;
  readonly meter?: Meter;
  /** Milliseconds that a doubtful create settles; 120 s unless set. */
  readonly settleMs?: number;
  /** From 0 up to 1. */
  readonly random?: () => number;
  /** Recordings and the links to them: the PBX's REST, and where links stand (public URL and base path). */
  readonly recordings?: {readonly rest: PbxRest; readonly linkBase: string};
}

export interface PbxServices {
  readonly calls: CallService;
  /** For the PBX, with its webhook secret. */
  readonly pbxRoutes: readonly Hono<Env>[];
  /** For whoever holds a link to a recording. */
  readonly publicRoutes: readonly Hono<Env>[];
  /** For agents, with a widget token. */
  readonly agentRoutes: readonly Hono<Env>[];
  /** For the tenant's admins, with a widget token. */
  readonly adminRoutes: readonly Hono<Env>[];
  /** The tenant's CRM can be written again: authorised, or switched on. */
  resumeJournal(tenantId: string): void;
  /** Works off what the last run left, then goes on until stopped. */
  start(): Promise<void>;
  /** Reads the call log of every tenant whose turn has come. */
  reconcile(): Promise<void>;
  /** Deletes raw events that are too old. Call it hourly. */
  sweep(): Promise<void>;
  /** Refuses new events and lets the running work end. */
  stop(): Promise<void>;
  /** For tests: resolves when every event is a call, and every call that is due has had its turn. */
  idle(): Promise<void>;
  /** Ends links that must not stand any more; comes round every few seconds by itself. */
  sweepLinks(): Promise<void>;
}

/** How often a process looks whose call log is due; how often that is, is `callLogEvery`. */
const callLogLookEvery = paced(15_000, 2_000);
/** How often each process looks for due journal rows by itself, and for events that were left over. */
const journalLookEvery = paced(5000, 500);
const leftoverLookEvery = paced(15_000, 1000);
/** Events younger than this are on their way through some process. */
const leftoverAge = paced(10_000, 1000);

/** Second half: webhooks, calls, notes and the journal. */
export async function createPbxServices(deps: PbxServicesDeps): Promise<PbxServices> {
  const {box, clock, crm, database, directory, hub, log, lookups, tenants} = deps;
  const {db} = database;
  const random = deps.random ?? Math.random;
  const meter = deps.meter ?? silentMeter;
  const calls = new CallStore(box);
  const events = new EventStore(box);
  const notes = new NoteStore(box);
  const queue = deps.boss && (await JournalQueue.open(deps.boss, log));
  const wakeJournal = async (tx: Queries, key: SessionKey) => queue?.wake(tx, key);
  const recordings =
    deps.recordings &&
    new RecordingSide({db, box, calls, events, tenants, hub, clock, log, wakeJournal, ...deps.recordings});
  const job = new JournalJob({
    ...(recordings && {mediaOf: recordings.mediaOf}),
    db,
    calls,
    notes,
    crm,
    hub,
    meter,
    clock,
    random,
    owners: new ActivityOwners({crm, directory, clock}),
    matcher: new JournalMatcher(lookups, tenants),
    settleMs: deps.settleMs ?? paced(120_000, 2_000),
    fingerprints: (tenantId, text) => box.fingerprints(tenantId, text),
  });
  const life = new DatabaseLife(db, clock, log);
  const worker = new JournalWorker({db, job, life, tenants, clock, log});
  const runJournal = () =>
    void worker
      .look()
      .catch((error: unknown) => log.error('journal run failed', {error: describeError(error)}));

  const announcer = new CallAnnouncer({db, calls, lookups, hub, clock, log, wakeJournal: runJournal});
  const processor = new SessionProcessor({
    db,
    events,
    calls,
    tenants,
    clock,
    log,
    shared: database.shared,
    wakeJournal,
    books: new NumberBooks(directory),
    onChange: (change) => announcer.announce(change),
    ...(recordings && {onEnded: (tx, tenant, facts) => recordings.onEnded(tx, tenant, facts)}),
  });
  const intake = new EventIntake({
    db,
    events,
    calls,
    tenants,
    clock,
    hasRoom: () => database.hasRoom(),
    meter,
    log,
    wake: (session) => processor.wake(session),
  });
  const auth = new WebhookAuth({tenants, clock, digestKey: box.derivedKey('webhook-nonce')});
  const callService = new DatabaseCallService({
    ...(recordings && {recordings: recordings.recordings}),
    db,
    calls,
    notes,
    lookups,
    crm,
    hub,
    clock,
    log,
    wakeJournal,
  });

  const reconciler =
    deps.askPbx &&
    new Reconciler({
      db,
      ask: deps.askPbx,
      calls,
      events,
      tenants,
      clock,
      log,
      meter,
      hasRoom: () => database.hasRoom(),
      every: deps.callLogEvery ?? 5 * 60_000,
      wake: (session) => processor.wake(session),
      onRead: (tenantId) => tellHealth(hub, tenantId),
    });
  const ledger = new LedgerService({db, calls, crm, clock, wakeJournal, hub});
  const reconcile = () => reconciler?.runDue() ?? Promise.resolve();

  /** A record of this number exists now: calls that waited for one are written. */
  const wakeNumber = async (tenantId: string, e164: string): Promise<void> => {
    const hashes = calls.numberHashes(tenantId, e164);
    const woken = await journalStore.wakeNumber(db, tenantId, hashes, clock.now());
    if (woken.length > 0) runJournal();
  };
  const waking = new Set<Promise<void>>();
  const forgetLearned = lookups.onLearned((tenantId, e164) => {
    const work = wakeNumber(tenantId, e164)
      .catch((error: unknown) => log.error('parked calls not woken', {tenantId, error: describeError(error)}))
      .finally(() => waking.delete(work));
    waking.add(work);
  });

  const stopping = new AbortController();
  /** Repeats until stopped; one failure is told and does not end it. */
  const repeat = (every: number, work: () => Promise<unknown>) => {
    const round = async (): Promise<void> => {
      for (;;) {
        await clock.delay(every, stopping.signal);
        await work().catch((error: unknown) =>
          log.error('periodic work failed', {error: describeError(error)}),
        );
      }
    };
    round().catch(() => {});
  };

  return {
    calls: callService,
    publicRoutes: recordings ? [recordings.linkRoutes()] : [],
    pbxRoutes: [pbxEventRoutes({auth, intake}), ...(recordings ? [recordings.pbxRoutes(auth)] : [])],
    adminRoutes: [ledgerRoutes(ledger)],
    agentRoutes: [
      callRoutes(callService),
      noteRoutes(callService),
      ...(recordings
        ? [recordings.agentRoutes((caller, callId) => callService.visible(caller, callId))]
        : []),
    ],
    resumeJournal: (tenantId) => worker.resume(tenantId),
    reconcile,
    async sweep() {
      meter.purged(await purgeEvents(db, clock.now()));
    },
    async start() {
      await processor.recover(0);
      await queue?.work(worker);
      repeat(journalLookEvery, () => worker.look());
      repeat(callLogLookEvery, reconcile);
      void reconcile().catch((error: unknown) =>
        log.error('call logs not read', {error: describeError(error)}),
      );
      repeat(leftoverLookEvery, () => processor.recover(leftoverAge));
      if (recordings) {
        repeat(journalLookEvery, () => recordings.runDue());
        repeat(leftoverLookEvery, () => recordings.sweep());
      }
      runJournal();
    },
    async stop() {
      intake.stop();
      await reconciler?.stop();
      forgetLearned();
      stopping.abort();
      await processor.idle();
      await Promise.all([announcer.idle(), ...waking, worker.stop(), recordings?.stop()]);
    },
    sweepLinks: async () => recordings?.sweep(),
    async idle() {
      await processor.idle();
      await announcer.idle();
      await Promise.all(waking);
      await recordings?.runDue();
      await worker.runDue();
    },
  };
}
