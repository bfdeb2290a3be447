import {createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes} from 'node:crypto';

/** A key from `BGM_ENCRYPTION_KEYS`: 32 bytes and the name under which sealed text refers to it. */
export interface EncryptionKey {
  readonly id: string;
  readonly key: Uint8Array;
}

/** Where a sealed text stands. It opens only there: moved to another row, column or tenant it is refused. */
export interface SealContext {
  /** `table.column`, e.g. `call.facts`. */
  readonly field: string;
  readonly tenantId: string;
  /** Primary key of the row within the tenant, e.g. the session id. */
  readonly rowKey: string;
}

/** Purposes of derived keys; each gets a key of its own. */
export type KeyPurpose =
  'number-hash' | 'fingerprint' | 'widget-token' | 'browser-cache' | 'recording-link' | 'webhook-nonce';

/** A sealed text cannot be opened: wrong place, changed, or its key is missing. Names the key, nothing of the content. */
export class SealError extends Error {
  override readonly name = 'SealError';
  readonly keyId: string | undefined;

  constructor(message: string, keyId?: string, options?: ErrorOptions) {
    super(message, options);
    this.keyId = keyId;
  }
}

/** Seals texts with AES-256-GCM and derives keys for other purposes. The first key writes, all read. */
export class SecretBox {
  readonly #keys: Map<string, EncryptionKey>;
  readonly #first: EncryptionKey;
  readonly #derived = new Map<string, Buffer>();

  constructor(keys: readonly EncryptionKey[]) {
    const [first] = keys;
    if (!first) throw new Error('A secret box needs a key.');
    this.#first = first;
    this.#keys = new Map(keys.map((key) => [key.id, key]));
  }

  /** Names of the keys, the writing one first. */
  get keyIds(): readonly string[] {
    return [...this.#keys.keys()];
  }

  seal(context: SealContext, text: string): string {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.#first.key, nonce).setAAD(bytesOf(context));
    const body = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return `1.${this.#first.id}.${body.toString('base64url')}`;
  }

  /** @throws SealError when it was sealed elsewhere, was changed, or its key is not among ours. */
  open(context: SealContext, sealed: string): string {
    const [version, keyId = '', body = ''] = sealed.split('.');
    const key = this.#keys.get(keyId);
    if (version !== '1') throw new SealError('Not a sealed text.');
    if (!key) throw new SealError(`Encryption key "${keyId}" is missing.`, keyId);
    const bytes = Buffer.from(body, 'base64url');
    try {
      const decipher = createDecipheriv('aes-256-gcm', key.key, bytes.subarray(0, 12))
        .setAAD(bytesOf(context))
        .setAuthTag(bytes.subarray(-16));
      return decipher.update(bytes.subarray(12, -16), undefined, 'utf8') + decipher.final('utf8');
    } catch (cause) {
      throw new SealError(`Encryption key "${keyId}" does not open ${context.field}.`, keyId, {cause});
    }
  }

  /** Finds rows of a number without keeping its digits: 32 bytes in base64url, of this tenant only. */
  numberHash(tenantId: string, e164: string): string {
    return hmac(this.derivedKey('number-hash', this.#first.id), `${tenantId}\0${e164}`);
  }

  /** The number's hash under every key, the writing one first: rows written before a rotation are found too. */
  numberHashes(tenantId: string, e164: string): string[] {
    return this.keyIds.map((id) => hmac(this.derivedKey('number-hash', id), `${tenantId}\0${e164}`));
  }

  /** By what a text of this tenant is known again without being kept, under every key, the writing one first. */
  fingerprints(tenantId: string, text: string): string[] {
    return this.keyIds.map((id) => hmac(this.derivedKey('fingerprint', id), `${tenantId}\0${text}`));
  }

  /** A 32-byte key for one purpose, from the writing key unless another is named. */
  derivedKey(purpose: KeyPurpose, keyId: string = this.#first.id): Buffer {
    const name = `${purpose}\0${keyId}`;
    let derived = this.#derived.get(name);
    if (!derived) {
      const key = this.#keys.get(keyId);
      if (!key) throw new SealError(`Encryption key "${keyId}" is missing.`, keyId);
      derived = Buffer.from(hkdfSync('sha256', key.key, '', `bgm-crm ${purpose}`, 32));
      this.#derived.set(name, derived);
    }
    return derived;
  }
}

function hmac(key: Buffer, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url');
}

function bytesOf({field, tenantId, rowKey}: SealContext): Buffer {
  return Buffer.from(JSON.stringify([field, tenantId, rowKey]));
}
