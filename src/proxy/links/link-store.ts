import {createHash, randomBytes} from 'node:crypto';
import type {Kysely} from 'kysely';
import type {Queries} from '../services/calls/call-store.ts';
import type {Database} from '../store/schema.ts';
import type {SecretBox} from '../store/secret-box.ts';
import {idOfLink, madeLinkId} from './link-id.ts';

/** `private` asks who opens it, `public` does not, `player` is an agent's own for ten minutes. */
type LinkKind = 'private' | 'public' | 'player';
export type LinkTarget = 'recording' | 'transcription';
export type LinkAct = 'created' | 'page' | 'media' | 'signed_in' | 'refused' | 'revoked';

/** A link that was found by its id. */
export interface Link {
  readonly hash: string;
  readonly tenantId: string;
  readonly sessionId: string;
  readonly recordingId: string;
  readonly what: LinkTarget;
  readonly kind: LinkKind;
  readonly userId: string | null;
  /** Milliseconds since 1970; null: as long as its file. */
  readonly expiresAt: number | null;
  readonly revoked: boolean;
}

export interface WantedLink {
  readonly tenantId: string;
  readonly sessionId: string;
  readonly recordingId: string;
  readonly what: LinkTarget;
  readonly kind: LinkKind;
  readonly userId?: string;
  readonly expiresAt: number | null;
}

/** 192 bits in base64url. */
const idPattern = /^[A-Za-z0-9_-]{32}$/;

/**
 * Links and who opened them. An id is made from a key that is not in the database and a nonce that is, so that it can stand in an
 * activity again and again although only its hash is stored: who reads the database opens nothing.
 */
export class LinkStore {
  readonly #box: SecretBox;

  constructor(box: SecretBox) {
    this.#box = box;
  }

  /** The id of the one link of this kind to this file that stands; made when there is none. */
  async standing(db: Kysely<Database>, wanted: WantedLink, now: number): Promise<string> {
    for (;;) {
      const row = await db
        .selectFrom('link')
        .selectAll()
        .where('tenant_id', '=', wanted.tenantId)
        .where('recording_id', '=', wanted.recordingId)
        .where('what', '=', wanted.what)
        .where('kind', '=', wanted.kind)
        .where('revoked_at', 'is', null)
        .executeTakeFirst();
      const known = row && idOfLink(this.#box, row);
      if (known !== undefined) return known;
      // Its key was taken away: nobody can make its id again.
      if (row) await this.#revoke(db, row.tenant_id, row.id_hash, now);
      const id = await this.create(db, wanted, now);
      if (id !== undefined) return id;
    }
  }

  /** @returns Undefined when another process was first with one that stands. */
  async create(db: Kysely<Database>, wanted: WantedLink, now: number): Promise<string | undefined> {
    const made = {nonce: randomBytes(16).toString('base64url'), key_id: this.#box.keyIds[0]!};
    const id = madeLinkId(this.#box, made.nonce, made.key_id);
    return db.transaction().execute(async (tx) => {
      const {numInsertedOrUpdatedRows} = await tx
        .insertInto('link')
        .values({
          ...made,
          id_hash: hashOf(id),
          tenant_id: wanted.tenantId,
          session_id: wanted.sessionId,
          recording_id: wanted.recordingId,
          what: wanted.what,
          kind: wanted.kind,
          user_id: wanted.userId ?? null,
          created_at: new Date(now),
          expires_at: wanted.expiresAt === null ? null : new Date(wanted.expiresAt),
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      if ((numInsertedOrUpdatedRows ?? 0n) === 0n) return undefined;
      await this.audit(tx, wanted.tenantId, hashOf(id), 'created', wanted.userId ?? null, now);
      return id;
    });
  }

  /** One look by the hash, whatever the id is; a made-up one takes as long as one that is over. */
  async find(db: Queries, id: string): Promise<Link | undefined> {
    const row = await db.selectFrom('link').selectAll().where('id_hash', '=', hashOf(id)).executeTakeFirst();
    if (!row || !idPattern.test(id)) return undefined;
    return {
      hash: row.id_hash,
      tenantId: row.tenant_id,
      sessionId: row.session_id,
      recordingId: row.recording_id,
      what: row.what as LinkTarget,
      kind: row.kind as LinkKind,
      userId: row.user_id,
      expiresAt: row.expires_at?.getTime() ?? null,
      revoked: row.revoked_at !== null,
    };
  }

  async audit(
    db: Queries,
    tenantId: string,
    hash: string,
    act: LinkAct,
    userId: string | null,
    now: number,
  ): Promise<void> {
    await db
      .insertInto('link_audit')
      .values({tenant_id: tenantId, id_hash: hash, at: new Date(now), act, user_id: userId})
      .execute();
  }

  /** Tenants that have public links which stand. */
  async withPublicLinks(db: Queries): Promise<string[]> {
    const rows = await db
      .selectFrom('link')
      .select('tenant_id')
      .distinct()
      .where('kind', '=', 'public')
      .where('revoked_at', 'is', null)
      .execute();
    return rows.map((row) => row.tenant_id);
  }

  /** Ends the tenant's public links for good (reliability D10). */
  async revokePublic(db: Kysely<Database>, tenantId: string, now: number): Promise<number> {
    return db.transaction().execute(async (tx) => {
      const rows = await tx
        .updateTable('link')
        .set({revoked_at: new Date(now)})
        .where('tenant_id', '=', tenantId)
        .where('kind', '=', 'public')
        .where('revoked_at', 'is', null)
        .returning('id_hash')
        .execute();
      for (const row of rows) await this.audit(tx, tenantId, row.id_hash, 'revoked', null, now);
      return rows.length;
    });
  }

  /** Players' links that are over tell nothing any more; their opening stays in the audit. */
  async sweepPlayers(db: Queries, before: number): Promise<void> {
    await db
      .deleteFrom('link')
      .where('kind', '=', 'player')
      .where('expires_at', '<', new Date(before))
      .execute();
  }

  async #revoke(db: Kysely<Database>, tenantId: string, hash: string, now: number): Promise<void> {
    await db
      .updateTable('link')
      .set({revoked_at: new Date(now)})
      .where('id_hash', '=', hash)
      .execute();
    await this.audit(db, tenantId, hash, 'revoked', null, now);
  }
}

const hashOf = (id: string): string => createHash('sha256').update(id).digest('base64url');
