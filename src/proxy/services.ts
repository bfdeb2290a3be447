import {join} from 'node:path';
import {createAdminSide} from './admin-side.ts';
import {basePath, type AppParts} from './app.ts';
import type {Config} from './config.ts';
import {createZohoServices} from './crm/zoho/create-zoho-services.ts';
import {ownCallFields} from './crm/zoho/own-call-fields.ts';
import {createDoctorServices} from './doctor/create-doctor-services.ts';
import {tellHealth} from './health/health-teller.ts';
import {LookupTimes} from './health/lookup-times.ts';
import {describeError, type Logger} from './logging.ts';
import {prometheusMeter} from './metrics/prometheus-meter.ts';
import {storeReadings} from './metrics/store-readings.ts';
import {regionTable} from './oauth/regions.ts';
import {createPbxServices, createPbxSide} from './pbx/pbx-services.ts';
import {eventRoutes} from './routes/events.ts';
import {healthRoutes} from './routes/health.ts';
import {metricsRoutes} from './routes/metrics.ts';
import {openApiRoutes} from './routes/openapi.ts';
import {sessionRoutes} from './routes/session.ts';
import {widgetRoutes} from './routes/widgets.ts';
import {systemClock, type Clock} from './services/time/clock.ts';
import {createConnectionSide} from './services/connection/connection-side.ts';
import {ConnectionStore} from './services/connection/connection-store.ts';
import {DatabaseClock} from './services/time/database-clock.ts';
import {MemoryEventHub} from './services/stream/memory-event-hub.ts';
import {SharedEventHub} from './services/stream/shared-event-hub.ts';
import {GrantStore} from './services/connection/grant-store.ts';
import {IssuerIdentity} from './services/session/issuer-identity.ts';
import {OriginPolicy} from './services/session/origin-policy.ts';
import {LateLookups} from './services/lookups/late-lookups.ts';
import {provision} from './services/tenants/provisioning.ts';
import {shareMemory} from './services/shared-memory.ts';
import {SessionService} from './services/session/session-service.ts';
import {TenantService} from './services/tenants/tenant-service.ts';
import {UserEpochs} from './services/session/user-epochs.ts';
import {WidgetTokens} from './services/session/widget-tokens.ts';
import {checkEncryptionKeys} from './store/key-check.ts';
import {Resealer} from './store/resealing/resealer.ts';
import {sealedPlaces} from './store/resealing/sealed-places.ts';
import {PostgresChannel} from './store/postgres-channel.ts';
import {silentChannel} from './store/process-channel.ts';
import type {OpenDatabase} from './store/database.ts';
import {startQueue} from './store/queue.ts';
import {SecretBox} from './store/secret-box.ts';
import {packageFolder, packageVersion} from './package-info.ts';

export interface ServicesOptions {
  readonly config: Config;
  readonly log: Logger;
  readonly database: OpenDatabase;
  /** Aborted when the process stops. */
  readonly stopping: AbortSignal;
  /** Origin of the socket, for when no public URL is set. */
  readonly listensOn: string;
  readonly clock?: Clock;
}

export interface Services {
  readonly app: AppParts;
  /** Lets running work end; the database is still open meanwhile. */
  stop(): Promise<void>;
}

const sweepEvery = 3_600_000;

/**
 * Puts all parts together and starts what runs in the background.
 * @throws ConfigError when keys or tenants do not fit this database.
 */
export async function createServices(options: ServicesOptions): Promise<Services> {
  const {config, log, database, stopping} = options;
  const {db, url} = database;
  const clock = database.shared
    ? await DatabaseClock.open(db, stopping, options.clock)
    : (options.clock ?? systemClock);
  const box = new SecretBox(config.encryptionKeys);
  await checkEncryptionKeys(db, box);
  const connections = new ConnectionStore(db, box);
  const publicUrls = config.publicUrls.length > 0 ? config.publicUrls : [new URL(options.listensOn)];
  await provision(db, box, connections, config.tenants);
  const tenants = new TenantService(db, box, clock, database.shared);
  const channel = url === undefined ? silentChannel : await PostgresChannel.open({url, db, box, clock, log});
  const queue = await startQueue(database, (error) => log.error('queue', {error: describeError(error)}));

  const ownHub = new MemoryEventHub(clock);
  const hub = new SharedEventHub(ownHub, channel);
  const meter = prometheusMeter();
  for (const reading of storeReadings(db, clock)) meter.gauge(reading);
  meter.gauge({
    name: 'stream_subscribers',
    help: 'Event streams that are open at this process.',
    read: () => Promise.resolve([{value: ownHub.subscribers}]),
  });
  const places = sealedPlaces(async (tenantId) => (await tenants.byId(tenantId))?.settings.defaultCountry);
  const resealer = new Resealer({db, box, places, clock, log});
  meter.gauge({
    name: 'sealed_with_old_key',
    help: 'Rows that an older encryption key is still needed for.',
    read: () => Promise.resolve([{value: resealer.left ?? NaN}]),
  });
  const {identity, directory, rest} = createPbxSide({pbxUrl: config.pbxUrl.origin, tenants, clock});
  const lookupTimes = new LookupTimes(db, clock);
  const zoho = createZohoServices({
    lookupTimes,
    onHealth: (tenantId) => tellHealth(hub, tenantId),
    db,
    box,
    clock,
    connections,
    regions: regionTable(config.zohoHosts),
    directory,
    meter,
  });
  await zoho.warmUp(await tenants.all());
  const pbx = await createPbxServices({
    database,
    box,
    tenants,
    directory,
    lookups: zoho.lookups,
    crm: zoho.adapter,
    hub,
    clock,
    log,
    boss: queue.boss,
    meter,
    recordings: {rest, linkBase: `${publicUrls[0]!.origin}${basePath}`},
    askPbx: (tenantId, path) => rest.account.get(tenantId, path),
    callLogEvery: config.callLogEvery,
  });
  connections.onState((tenantId, state) => {
    hub.publish(tenantId, 'tenant', {type: 'connection.updated', state});
    if (state === 'connected') pbx.resumeJournal(tenantId);
  });

  const epochs = new UserEpochs(db, clock, database.shared);
  shareMemory({
    channel,
    lookups: zoho.lookups,
    tenants,
    epochs,
    connections,
    onConnection(tenantId, state) {
      zoho.tokens.forget(tenantId);
      if (state === 'connected') pbx.resumeJournal(tenantId);
    },
    onOrganisation: (tenantId) => zoho.forgetOrganisation(tenantId),
  });
  connections.onOrganisation((tenantId) => zoho.forgetOrganisation(tenantId));
  // The tenants' file may have changed what another process remembers.
  await tenants.changed();
  const origins = new OriginPolicy(
    publicUrls.map(({origin}) => origin),
    config.adminOrigins,
  );
  const tokens = new WidgetTokens(box, clock, tenants, epochs, origins);
  const sessions = new SessionService({
    identity: new IssuerIdentity({pbx: identity, tenants, clock}),
    tenants,
    tokens,
    epochs,
    box,
    crmState: (tenant) => zoho.state(tenant),
    origins,
  });

  const askDatabase = () => db.selectFrom('tenant').select('id').limit(1).execute();
  const doctor = createDoctorServices({
    db,
    clock,
    lookupTimes,
    lookups: zoho.lookups,
    crm: (tenant) => zoho.health(tenant),
    fieldsOf: zoho.adapter.previewActivity,
    startCheckup: zoho.startCheckup,
    sampler: zoho.sampler,
    grants: new GrantStore(db, box, connections),
    tenants,
    directory,
    askPbx: (tenantId, path) => rest.account.get(tenantId, path),
    askDatabase,
    hasRoom: () => database.hasRoom(),
    webhookUrls: publicUrls.map(({origin}) => `${origin}${basePath}/pbx/events`),
    log,
  });

  const admin = createAdminSide({
    db,
    box,
    clock,
    tenants,
    tokens,
    hub,
    connections,
    directory,
    crm: zoho.adapter,
    crmState: (tenant) => zoho.state(tenant),
    resumeJournal: (tenantId) => pbx.resumeJournal(tenantId),
    ownCallFields,
    publicUrls,
  });

  const connecting = createConnectionSide({
    db,
    box,
    clock,
    connections,
    regions: regionTable(config.zohoHosts),
    tenants,
    epochs,
    hub,
    publicUrls,
    crm: zoho,
    onError: (error) => log.error('connection not told', {error: describeError(error)}),
  });

  await pbx.start();
  const resealing = resealer.runUntil(stopping);
  const timing = lookupTimes.runUntil(stopping, clock);
  sweepRegularly(clock, stopping, log, async () => {
    await zoho.sweep();
    await connecting.sweep();
    await pbx.sweep();
    await lookupTimes.sweep();
  });

  return {
    app: {
      publicUrls,
      anyAddress: config.host === '0.0.0.0' || config.host === '::',
      lookupRate: config.lookupRate,
      clock,
      log,
      stopping,
      tokens,
      knownOrigin: async (origin) => origins.knows(origin) || (await tenants.knowsOrigin(origin)),
      operatorRoutes: healthRoutes({
        askDatabase,
        isQueueRunning: () => queue.isRunning(),
        hasRoom: () => database.hasRoom(),
        stopping,
      }).route('/', metricsRoutes(meter)),
      publicRoutes: [
        openApiRoutes(`${publicUrls[0]!.origin}${basePath}`, packageVersion()),
        widgetRoutes(join(packageFolder(), 'dist/widgets')),
        ...pbx.publicRoutes,
      ],
      sessionRoutes: [
        sessionRoutes(sessions, tokens),
        eventRoutes({hub, tokens, clock, stopping}),
        ...admin.sessionRoutes,
      ],
      agentRoutes: [
        ...pbx.agentRoutes,
        ...zoho.withCalls(pbx.calls, new LateLookups(zoho.lookups, hub)).routes,
      ],
      adminRoutes: [...pbx.adminRoutes, ...admin.adminRoutes, ...connecting.adminRoutes, ...doctor.routes],
      rootRoutes: connecting.rootRoutes,
      pbxRoutes: pbx.pbxRoutes,
    },
    async stop() {
      await Promise.all([pbx.stop(), resealing, timing]);
      await queue.stop();
      await channel.close();
    },
  };
}

/** Deletes what is too old, every hour. */
function sweepRegularly(clock: Clock, stopping: AbortSignal, log: Logger, sweep: () => Promise<void>): void {
  const round = async (): Promise<void> => {
    for (;;) {
      await clock.delay(sweepEvery, stopping);
      await sweep().catch((error: unknown) => log.error('sweep failed', {error: describeError(error)}));
    }
  };
  // Ends by being stopped.
  round().catch(() => {});
}
