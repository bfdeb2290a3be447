import type {Kysely} from 'kysely';
import type {ActivityMedia} from '../journal/activity-text.ts';
import {isOn} from '../pbx/webhook/event-intake.ts';
import type {RecordingStore, StoredRecording} from '../recordings/recording-store.ts';
import type {Clock} from '../services/time/clock.ts';
import type {Tenant, Tenants} from '../services/tenants/tenants.ts';
import type {Database} from '../store/schema.ts';
import type {Link, LinkAct, LinkStore, LinkTarget} from './link-store.ts';

/** How long an agent's player may use its link, milliseconds. */
const playerLifetime = 10 * 60_000;
const day = 86_400_000;
/** The CRM's field for a recording takes no longer address (zoho-api-facts 4). */
const addressMaxLength = 450;

/** A link that may be followed now, and what it leads to. */
export interface OpenLink {
  readonly link: Link;
  readonly tenant: Tenant;
  readonly recording: StoredRecording;
}

interface LinksDeps {
  readonly db: Kysely<Database>;
  readonly store: LinkStore;
  readonly recordings: RecordingStore;
  readonly tenants: Tenants;
  readonly clock: Pick<Clock, 'now'>;
  /** Where links stand: public URL and base path, e.g. `https://crm.example/crm/v1`. */
  readonly base: string;
}

/** Our own addresses for recordings and transcripts, by the tenant's mode of now (none, private, public). */
export class Links {
  readonly #deps: LinksDeps;

  constructor(deps: LinksDeps) {
    this.#deps = deps;
  }

  /** What an activity says of the call's files. */
  async mediaOf(tenant: Tenant, call: {tenantId: string; sessionId: string}): Promise<ActivityMedia> {
    const {db, recordings} = this.#deps;
    const {recordingLink: kind, publicLinkDays} = tenant.settings.journal;
    if (kind === 'none') return {lines: []};
    const there = (await recordings.ofCall(db, call)).filter(({goneAt}) => goneAt === null);
    const lines: string[] = [];
    let recordingUrl: string | undefined;
    for (const [index, recording] of there.entries()) {
      const number = there.length > 1 ? ` ${index + 1}` : '';
      // The transcript may be told first.
      if (recording.file !== null) {
        const url = await this.#standing(recording, 'recording', kind, publicLinkDays);
        recordingUrl ??= url;
        lines.push(`Recording${number}: ${url}`);
      }
      if (recording.transcript !== 'available') continue;
      const transcript = await this.#standing(recording, 'transcription', kind, publicLinkDays);
      lines.push(`Transcript${number}: ${transcript}`);
    }
    return {
      lines,
      ...(recordingUrl !== undefined && recordingUrl.length <= addressMaxLength && {recordingUrl}),
    };
  }

  /** A link for this agent's player. */
  async player(
    recording: StoredRecording,
    what: LinkTarget,
    userId: string,
  ): Promise<{url: string; expiresAt: number}> {
    const {db, store, clock, base} = this.#deps;
    const expiresAt = clock.now() + playerLifetime;
    const {tenantId, sessionId, id: recordingId} = recording;
    const wanted = {tenantId, sessionId, recordingId, what, kind: 'player', userId, expiresAt} as const;
    const id = await store.create(db, wanted, clock.now());
    if (id === undefined) throw new Error('Two links with one id.');
    // A player plays the file; a transcript is read as a page.
    return {url: `${base}/links/${id}${what === 'recording' ? '/media' : ''}`, expiresAt};
  }

  /** Undefined for what is unknown, over, revoked, or not allowed any more: nobody is told which. */
  async open(id: string): Promise<OpenLink | undefined> {
    const {db, store, recordings, tenants, clock} = this.#deps;
    const link = await store.find(db, id);
    if (!link || link.revoked || (link.expiresAt !== null && link.expiresAt <= clock.now())) return undefined;
    const tenant = await tenants.byId(link.tenantId);
    if (!tenant || !isOn(tenant)) return undefined;
    // The mode of now decides, before the sweep has come round.
    if (link.kind === 'public' && tenant.settings.journal.recordingLink !== 'public') return undefined;
    const recording = await recordings.find(db, link.tenantId, link.recordingId);
    return recording && {link, tenant, recording};
  }

  async audit({link}: Pick<OpenLink, 'link'>, act: LinkAct, userId: string | null): Promise<void> {
    const {db, store, clock} = this.#deps;
    await store.audit(db, link.tenantId, link.hash, act, userId, clock.now());
  }

  /** Ends public links of tenants that do not want them any more, and forgets players that are over. */
  async sweep(): Promise<void> {
    const {db, store, tenants, clock} = this.#deps;
    for (const tenantId of await store.withPublicLinks(db)) {
      const tenant = await tenants.byId(tenantId);
      if (tenant && tenant.settings.journal.recordingLink !== 'public')
        await store.revokePublic(db, tenantId, clock.now());
    }
    await store.sweepPlayers(db, clock.now() - day);
  }

  async #standing(
    {tenantId, sessionId, id: recordingId}: StoredRecording,
    what: LinkTarget,
    kind: 'private' | 'public',
    publicLinkDays: number,
  ): Promise<string> {
    const {db, store, clock, base} = this.#deps;
    const expiresAt = kind === 'public' ? clock.now() + publicLinkDays * day : null;
    const id = await store.standing(
      db,
      {tenantId, sessionId, recordingId, what, kind, expiresAt},
      clock.now(),
    );
    return `${base}/links/${id}`;
  }
}
