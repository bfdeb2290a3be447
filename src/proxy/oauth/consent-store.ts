import {createHash, randomBytes} from 'node:crypto';
import type {Kysely, Selectable} from 'kysely';
import type {Region} from '../../contract/index.ts';
import type {ConsentTable, Database} from '../store/schema.ts';
import type {SealContext, SecretBox} from '../store/secret-box.ts';

/** A consent that an admin asked for. */
export interface Consent {
  readonly stateHash: string;
  readonly tenantId: string;
  readonly userId: string;
  readonly userName: string;
  /** The admin's sign-outs until then. */
  readonly userEpoch: number;
  readonly region: Region;
  readonly redirectUri: string;
  readonly clientId: string;
  readonly browserHash: string;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly usedAt: number | null;
}

/** Ten minutes: as long as the cookie. */
export const consentLifetime = 10 * 60_000;
/** Afterwards an answer to it is no longer told from one that was never asked for. */
const rememberedFor = 24 * 3_600_000;

/** 256 random bits. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** Whoever reads the table gets neither a state nor a cookie; both are random, so a plain hash will do. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** Consents that are under way, found by the hash of their state; each is taken once, by whichever process is faster. */
export class ConsentStore {
  readonly #db: Kysely<Database>;
  readonly #box: SecretBox;

  constructor(db: Kysely<Database>, box: SecretBox) {
    this.#db = db;
    this.#box = box;
  }

  async add(consent: Omit<Consent, 'usedAt'>): Promise<void> {
    await this.#db
      .insertInto('oauth_consent')
      .values({
        state_hash: consent.stateHash,
        tenant_id: consent.tenantId,
        user_id: consent.userId,
        user_name: this.#box.seal(nameAt(consent.tenantId, consent.stateHash), consent.userName),
        user_epoch: consent.userEpoch,
        region: consent.region,
        redirect_uri: consent.redirectUri,
        client_id: consent.clientId,
        browser_hash: consent.browserHash,
        created_at: new Date(consent.createdAt),
        expires_at: new Date(consent.expiresAt),
      })
      .execute();
  }

  async find(state: string): Promise<Consent | undefined> {
    const row = await this.#db
      .selectFrom('oauth_consent')
      .selectAll()
      .where('state_hash', '=', hashOf(state))
      .executeTakeFirst();
    return row && this.#opened(row);
  }

  /** False when somebody took it before. */
  async take({stateHash}: Consent, now: number): Promise<boolean> {
    const taken = await this.#db
      .updateTable('oauth_consent')
      .set({used_at: new Date(now)})
      .where('state_hash', '=', stateHash)
      .where('used_at', 'is', null)
      .returning('state_hash')
      .executeTakeFirst();
    return taken !== undefined;
  }

  /** False when it was ended meanwhile, by {@link closeAll}. */
  async stands({stateHash}: Consent, db: Kysely<Database> = this.#db): Promise<boolean> {
    const row = await db
      .selectFrom('oauth_consent')
      .select('state_hash')
      .where('state_hash', '=', stateHash)
      .executeTakeFirst();
    return row !== undefined;
  }

  /** What came of it is written down. One that was taken and never finished died with its process. */
  async finish({stateHash}: Consent, now: number): Promise<void> {
    await this.#db
      .updateTable('oauth_consent')
      .set({finished_at: new Date(now)})
      .where('state_hash', '=', stateHash)
      .execute();
  }

  /** The newest of a tenant. */
  async newest(tenantId: string): Promise<(Consent & {readonly isFinished: boolean}) | undefined> {
    const row = await this.#db
      .selectFrom('oauth_consent')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .orderBy('created_at', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row && {...this.#opened(row), isFinished: row.finished_at !== null};
  }

  /** Ends what is under way, also what waits for the CRM right now: the client is another one, or the tenant is disconnected. */
  async closeAll(tenantId: string): Promise<void> {
    await this.#db.deleteFrom('oauth_consent').where('tenant_id', '=', tenantId).execute();
  }

  /** Deletes what nobody asks for any more. */
  async sweep(now: number): Promise<void> {
    await this.#db
      .deleteFrom('oauth_consent')
      .where('expires_at', '<', new Date(now - rememberedFor))
      .execute();
  }

  #opened(row: Selectable<ConsentTable>): Consent {
    return {
      stateHash: row.state_hash,
      tenantId: row.tenant_id,
      userId: row.user_id,
      userName: this.#box.open(nameAt(row.tenant_id, row.state_hash), row.user_name),
      userEpoch: row.user_epoch,
      region: row.region as Region,
      redirectUri: row.redirect_uri,
      clientId: row.client_id,
      browserHash: row.browser_hash,
      createdAt: row.created_at.getTime(),
      expiresAt: row.expires_at.getTime(),
      usedAt: row.used_at?.getTime() ?? null,
    };
  }
}

const nameAt = (tenantId: string, rowKey: string): SealContext => ({
  field: 'oauth_consent.user_name',
  tenantId,
  rowKey,
});
