import type {Hono} from 'hono';
import type {Kysely} from 'kysely';
import {LinkStore} from '../links/link-store.ts';
import {LinkSignIn} from '../links/link-sign-in.ts';
import {Links} from '../links/links.ts';
import {MediaFiles} from '../links/media-file.ts';
import {MissLimit} from '../links/miss-limit.ts';
import {SignInTries} from '../links/sign-in-tries.ts';
import {linkRoutes} from '../routes/links.ts';
import type {Logger} from '../logging.ts';
import type {Caller, Env} from '../middleware/env.ts';
import type {PbxRest} from '../pbx/pbx-services.ts';
import {PbxRecordings} from '../pbx/rest/pbx-recordings.ts';
import type {CallFacts} from '../pbx/session/call-facts.ts';
import type {EventStore, SessionKey} from '../pbx/webhook/event-store.ts';
import type {WebhookAuth} from '../pbx/webhook/webhook-auth.ts';
import {callMediaRoutes, pushedMediaRoutes} from '../routes/recordings.ts';
import type {CallStore, Queries, StoredCall} from '../services/calls/call-store.ts';
import type {Clock} from '../services/time/clock.ts';
import type {EventHub} from '../services/stream/event-hub.ts';
import type {Tenant, Tenants} from '../services/tenants/tenants.ts';
import type {Database} from '../store/schema.ts';
import type {SecretBox} from '../store/secret-box.ts';
import {MediaService} from './media-service.ts';
import {PushedMedia} from './pushed-media.ts';
import {RecordingFinder} from './recording-finder.ts';
import {RecordingStore} from './recording-store.ts';
import {RecordingWorker} from './recording-worker.ts';

export interface RecordingSideDeps {
  readonly db: Kysely<Database>;
  readonly box: SecretBox;
  readonly calls: CallStore;
  readonly events: EventStore;
  readonly tenants: Tenants;
  readonly hub: EventHub;
  readonly clock: Clock;
  readonly log: Logger;
  readonly rest: PbxRest;
  /** Where links stand: public URL and base path. */
  readonly linkBase: string;
  readonly wakeJournal: (db: Queries, key: SessionKey) => Promise<void>;
}

/** Recordings, transcripts and the links to them, put together. */
export class RecordingSide {
  readonly recordings: RecordingStore;
  readonly links: Links;
  readonly #deps: RecordingSideDeps;
  readonly #finder: RecordingFinder;
  readonly #worker: RecordingWorker;
  readonly #pbx: PbxRecordings;

  constructor(deps: RecordingSideDeps) {
    const {db, box, tenants, clock, log, rest} = deps;
    this.#deps = deps;
    this.recordings = new RecordingStore(box);
    const {recordings} = this;
    this.links = new Links({db, store: new LinkStore(box), recordings, tenants, clock, base: deps.linkBase});
    const pbx = new PbxRecordings(rest.account);
    this.#pbx = pbx;
    this.#finder = new RecordingFinder({...deps, recordings, pbx, pbxOrigin: rest.origin});
    this.#worker = new RecordingWorker({db, recordings, finder: this.#finder, tenants, clock, log});
  }

  /** In the transaction that sees the call over. Where nobody answered, nothing was recorded. */
  async onEnded(tx: Queries, tenant: Tenant, facts: CallFacts): Promise<void> {
    if (!facts.legs.some(({answeredAt, kind}) => answeredAt !== null && kind !== 'voicemail')) return;
    const key = {tenantId: tenant.id, sessionId: facts.sessionId};
    await this.recordings.want(tx, key, this.#deps.clock.now());
  }

  mediaOf = (tenant: Tenant, call: StoredCall) => this.links.mediaOf(tenant, call);

  agentRoutes(visible: (caller: Caller, callId: string) => Promise<StoredCall>): Hono<Env> {
    const {db} = this.#deps;
    return callMediaRoutes(new MediaService({db, recordings: this.recordings, links: this.links, visible}));
  }

  pbxRoutes(auth: WebhookAuth): Hono<Env> {
    const {db, calls, tenants, clock, rest} = this.#deps;
    const {recordings} = this;
    const finder = this.#finder;
    const pushed = new PushedMedia({db, calls, recordings, finder, tenants, clock, pbxOrigin: rest.origin});
    return pushedMediaRoutes({auth, pushed});
  }

  /** For whoever holds a link. */
  linkRoutes(): Hono<Env> {
    const {db, box, calls, clock, rest, linkBase} = this.#deps;
    const base = new URL(linkBase);
    return linkRoutes({
      links: this.links,
      files: new MediaFiles(rest),
      pbx: this.#pbx,
      signIn: new LinkSignIn({client: rest.client, tries: new SignInTries(db, box, clock), box, clock}),
      misses: new MissLimit(clock),
      findCall: (tenantId, sessionId) => calls.find(db, tenantId, sessionId),
      onGone: ({recording}) => this.recordings.setGone(db, recording, clock.now()),
      isHttps: base.protocol === 'https:',
      basePath: base.pathname,
    });
  }

  /** Looks that are due. */
  runDue(): Promise<void> {
    return this.#worker.runDue();
  }

  /** Links that must end. */
  sweep(): Promise<void> {
    return this.links.sweep();
  }

  stop(): Promise<void> {
    return this.#worker.stop();
  }
}
