import {createHash, createHmac, randomBytes} from 'node:crypto';
import {LRUCache} from 'lru-cache';
import type {Clock} from '../../services/time/clock.ts';
import {sameSecret} from './same-secret.ts';

/** A nonce is good for this long; afterwards the PBX gets a new one and answers again. */
const nonceLifetime = 5 * 60_000;
const hashes = {'SHA-256': 'sha256', MD5: 'md5'} as const;
const realm = 'pbx-events';

export type DigestVerdict = 'right' | 'wrong' | 'stale';

/**
 * HTTP Digest for the PBX's webhook (RFC 7616): qop `auth`, SHA-256 or MD5. Nonces are signed, not stored, so any process can
 * check them; which counts were used is remembered per process, so a recorded header does not open the door again.
 */
export class DigestAuth {
  readonly #clock: Clock;
  readonly #key: Buffer;
  /** Nonce to highest count seen. */
  readonly #counts = new LRUCache<string, number>({max: 10_000});

  /** @param key The same in all processes. */
  constructor(clock: Clock, key: Buffer = randomBytes(32)) {
    this.#clock = clock;
    this.#key = key;
  }

  /** `WWW-Authenticate` values, the stronger hash first. */
  challenges(stale: boolean): string[] {
    const nonce = this.#newNonce();
    return Object.keys(hashes).map(
      (algorithm) =>
        `Digest realm="${realm}", qop="auth", algorithm=${algorithm}, nonce="${nonce}"${stale ? ', stale=true' : ''}`,
    );
  }

  /** @param secrets Of the tenant that the header's user name means. */
  check(
    fields: ReadonlyMap<string, string>,
    request: {readonly method: string; readonly path: string},
    secrets: readonly string[],
  ): DigestVerdict {
    const field = (name: string) => fields.get(name) ?? '';
    const algorithm = (fields.get('algorithm') ?? 'MD5').toUpperCase();
    if (!Object.hasOwn(hashes, algorithm) || field('realm') !== realm) return 'wrong';
    if (pathOf(field('uri')) !== request.path || !this.#isOurs(field('nonce'))) return 'wrong';
    if (field('qop') !== 'auth' || !/^[0-9a-f]{8}$/i.test(field('nc'))) return 'wrong';

    const hash = (text: string) =>
      createHash(hashes[algorithm as keyof typeof hashes])
        .update(text)
        .digest('hex');
    const second = hash(`${request.method}:${field('uri')}`);
    const right = secrets.filter((secret) => {
      const first = hash(`${field('username')}:${realm}:${secret}`);
      const middle = [field('nonce'), field('nc'), field('cnonce'), 'auth'].join(':');
      return sameSecret(hash(`${first}:${middle}:${second}`), field('response').toLowerCase());
    });
    if (right.length === 0) return 'wrong';
    return this.#isFresh(field('nonce'), parseInt(field('nc'), 16)) ? 'right' : 'stale';
  }

  #isFresh(nonce: string, count: number): boolean {
    const made = Number(nonce.split('.')[0]);
    if (Math.abs(this.#clock.now() - made) > nonceLifetime) return false;
    if (count <= (this.#counts.get(nonce) ?? 0)) return false;
    this.#counts.set(nonce, count);
    return true;
  }

  #newNonce(): string {
    const text = `${this.#clock.now()}.${randomBytes(9).toString('base64url')}`;
    return `${text}.${this.#sign(text)}`;
  }

  #isOurs(nonce: string): boolean {
    const [made = '', salt = '', signature = ''] = nonce.split('.');
    return sameSecret(this.#sign(`${made}.${salt}`), signature);
  }

  #sign(text: string): string {
    return createHmac('sha256', this.#key).update(text).digest('base64url');
  }
}

/** Some clients send the whole URL. Compared without the query, which proxies in front like to change. */
function pathOf(uri: string): string {
  try {
    return new URL(uri, 'http://x').pathname;
  } catch {
    return '';
  }
}
