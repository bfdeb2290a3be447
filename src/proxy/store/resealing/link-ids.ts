import {sql} from 'kysely';
import {idOfLink, keptId, sealedLinkId} from '../../links/link-id.ts';
import type {SealedPlace} from './sealed-place.ts';

/**
 * Links whose id is made with a key: it stands in activities and must not change with the keys, so it is kept sealed from then on.
 * One that is over needs no id any more.
 */
export const linkIds: SealedPlace = {
  table: 'link',
  async countOld(db, writing) {
    const {count} = await db
      .selectFrom('link')
      .select(sql<string>`count(*)`.as('count'))
      .where('revoked_at', 'is', null)
      .where('key_id', '<>', writing)
      .where((is) =>
        is.or([is('key_id', '<>', keptId), sql<boolean>`not starts_with(nonce, ${`1.${writing}.`})`]),
      )
      .executeTakeFirstOrThrow();
    return Number(count);
  },
  async countUnder(db, keyId) {
    const {count} = await db
      .selectFrom('link')
      .select(sql<string>`count(*)`.as('count'))
      .where('revoked_at', 'is', null)
      .where((is) => is.or([is('key_id', '=', keyId), sql<boolean>`starts_with(nonce, ${`1.${keyId}.`})`]))
      .executeTakeFirstOrThrow();
    return Number(count);
  },
  async reseal(db, box, after, limit) {
    const writing = box.keyIds[0]!;
    const rows = await db
      .selectFrom('link')
      .select(['id_hash', 'tenant_id', 'nonce', 'key_id'])
      .where('revoked_at', 'is', null)
      .where('key_id', '<>', writing)
      .where((is) =>
        is.or([is('key_id', '<>', keptId), sql<boolean>`not starts_with(nonce, ${`1.${writing}.`})`]),
      )
      .where('id_hash', '>', after?.[0] ?? '')
      .orderBy('id_hash')
      .limit(limit)
      .execute();
    let done = 0;
    for (const row of rows) {
      const id = idOfLink(box, row);
      if (id === undefined) continue;
      await db
        .updateTable('link')
        .set({key_id: keptId, nonce: sealedLinkId(box, row, id)})
        .where('id_hash', '=', row.id_hash)
        .execute();
      done += 1;
    }
    const last = rows.at(-1);
    return {seen: rows.length, done, last: last && [last.id_hash]};
  },
};
