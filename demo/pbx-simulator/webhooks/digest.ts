import {createHash} from 'node:crypto';

/** What a server asks for in `WWW-Authenticate: Digest …` (RFC 7616). */
export interface DigestChallenge {
  readonly realm: string;
  readonly nonce: string;
  readonly qop?: 'auth';
  readonly opaque?: string;
  readonly algorithm: 'MD5' | 'SHA-256';
}

const hashes = {MD5: 'md5', 'SHA-256': 'sha256'} as const;

/** Reads a challenge that we can answer; of several the first strongest. Undefined if there is none. */
export function parseDigestChallenge(header: string | null): DigestChallenge | undefined {
  const offers = (header ?? '').split(/(?=\bDigest\s)/i).flatMap(parseOffer);
  return offers.find((offer) => offer.algorithm === 'SHA-256') ?? offers[0];
}

function parseOffer(text: string): DigestChallenge[] {
  if (!/^Digest\s/i.test(text)) return [];
  const fields = new Map<string, string>();
  for (const [, name, quoted, plain] of text.matchAll(/(\w+)=(?:"((?:[^"\\]|\\.)*)"|([^\s,]+))/g)) {
    fields.set(name!.toLowerCase(), quoted?.replace(/\\(.)/g, '$1') ?? plain ?? '');
  }
  const algorithm = (fields.get('algorithm') ?? 'MD5').toUpperCase();
  const nonce = fields.get('nonce');
  if (nonce === undefined || !(algorithm === 'MD5' || algorithm === 'SHA-256')) return [];
  const qops = fields.get('qop')?.split(/\s*,\s*/);
  if (qops && !qops.includes('auth')) return [];
  const opaque = fields.get('opaque');
  return [
    {
      realm: fields.get('realm') ?? '',
      nonce,
      algorithm,
      ...(qops ? {qop: 'auth'} : {}),
      ...(opaque === undefined ? {} : {opaque}),
    },
  ];
}

export interface DigestAnswer {
  readonly method: string;
  /** Path and query of the request. */
  readonly uri: string;
  readonly username: string;
  readonly password: string;
  /** How often this nonce was used, from 1. */
  readonly count: number;
  readonly cnonce: string;
}

/** The `Authorization` header that answers a challenge. */
export function digestHeader(challenge: DigestChallenge, answer: DigestAnswer): string {
  const hash = (text: string) => createHash(hashes[challenge.algorithm]).update(text).digest('hex');
  const {realm, nonce, qop} = challenge;
  const nc = answer.count.toString(16).padStart(8, '0');
  const ha1 = hash(`${answer.username}:${realm}:${answer.password}`);
  const ha2 = hash(`${answer.method}:${answer.uri}`);
  const middle = qop ? `${nonce}:${nc}:${answer.cnonce}:${qop}` : nonce;
  const quoted = {
    username: answer.username,
    realm,
    nonce,
    uri: answer.uri,
    response: hash(`${ha1}:${middle}:${ha2}`),
    ...(challenge.opaque === undefined ? {} : {opaque: challenge.opaque}),
    ...(qop ? {cnonce: answer.cnonce} : {}),
  };
  const fields = Object.entries(quoted).map(
    ([name, value]) => `${name}="${value.replace(/["\\]/g, '\\$&')}"`,
  );
  return `Digest ${[...fields, `algorithm=${challenge.algorithm}`, ...(qop ? [`qop=${qop}`, `nc=${nc}`] : [])].join(', ')}`;
}
