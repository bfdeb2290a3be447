import {createHmac} from 'node:crypto';
import type {Selectable} from 'kysely';
import type {LinkTable} from '../store/schema.ts';
import {SealError, type SealContext, type SecretBox} from '../store/secret-box.ts';

/** In `key_id`: the id itself is kept, sealed, because the key that it was made with is about to go. */
export const keptId = '*';

type Kept = Pick<Selectable<LinkTable>, 'id_hash' | 'tenant_id' | 'nonce' | 'key_id'>;

/** The id of a link; undefined when its key is gone and nobody can make it again. */
export function idOfLink(box: SecretBox, link: Kept): string | undefined {
  if (link.key_id !== keptId)
    return box.keyIds.includes(link.key_id) ? madeLinkId(box, link.nonce, link.key_id) : undefined;
  try {
    return box.open(contextOf(link), link.nonce);
  } catch (error) {
    if (error instanceof SealError) return undefined;
    throw error;
  }
}

/** 192 bits in base64url. */
export function madeLinkId(box: SecretBox, nonce: string, keyId: string): string {
  const mac = createHmac('sha256', box.derivedKey('recording-link', keyId)).update(nonce).digest();
  return mac.subarray(0, 24).toString('base64url');
}

export const sealedLinkId = (box: SecretBox, link: Pick<Kept, 'id_hash' | 'tenant_id'>, id: string): string =>
  box.seal(contextOf(link), id);

const contextOf = ({
  tenant_id: tenantId,
  id_hash: rowKey,
}: Pick<Kept, 'id_hash' | 'tenant_id'>): SealContext => ({
  field: 'link.nonce',
  tenantId,
  rowKey,
});
