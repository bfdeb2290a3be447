const bytes = (text: string) => new TextEncoder().encode(text);

/** A value that only the holder of the session's key can read. */
export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: ArrayBuffer;
}

/**
 * Closes and opens what stands in IndexedDB, and hashes what it is found by (architecture, decision 11). The keys are derived
 * from the session's `cacheKey`, cannot be exported, and live in this object only: when it goes, what is on disk is noise.
 */
export class Seal {
  readonly #encryption: CryptoKey;
  readonly #hashing: CryptoKey;

  private constructor(encryption: CryptoKey, hashing: CryptoKey) {
    this.#encryption = encryption;
    this.#hashing = hashing;
  }

  /**
   * @param cacheKey 32 bytes in base64url.
   * @returns undefined where the page may not use WebCrypto (plain http) or the key is unusable: then nothing is written to disk.
   */
  static async from(cacheKey: string): Promise<Seal | undefined> {
    try {
      const root = await crypto.subtle.importKey('raw', fromBase64url(cacheKey), 'HKDF', false, [
        'deriveKey',
      ]);
      const derive = (label: string, use: AesKeyGenParams | HmacKeyGenParams, may: KeyUsage[]) =>
        crypto.subtle.deriveKey(
          {name: 'HKDF', hash: 'SHA-256', salt: bytes(''), info: bytes(label)},
          root,
          use,
          false,
          may,
        );
      return new Seal(
        await derive('bgm-crm cache values', {name: 'AES-GCM', length: 256}, ['encrypt', 'decrypt']),
        await derive('bgm-crm cache keys', {name: 'HMAC', hash: 'SHA-256', length: 256}, ['sign']),
      );
    } catch {
      return undefined;
    }
  }

  /** The same for the same text and session key, and no way back to the text. */
  async hash(text: string): Promise<string> {
    const mac = new Uint8Array(await crypto.subtle.sign('HMAC', this.#hashing, bytes(text)));
    return btoa(String.fromCharCode(...mac.subarray(0, 16)));
  }

  /** @param place Where it will stand; a value that was moved to another place does not open. */
  async close(value: unknown, place: string): Promise<Sealed> {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const how = {name: 'AES-GCM', iv, additionalData: bytes(place)};
    return {iv, data: await crypto.subtle.encrypt(how, this.#encryption, bytes(JSON.stringify(value)))};
  }

  /** Undefined for what another key closed, for what was changed, and for what is no JSON. */
  async open({iv, data}: Sealed, place: string): Promise<unknown> {
    try {
      const how = {name: 'AES-GCM', iv, additionalData: bytes(place)};
      return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt(how, this.#encryption, data)));
    } catch {
      return undefined;
    }
  }
}

function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (char) => char.charCodeAt(0));
}
