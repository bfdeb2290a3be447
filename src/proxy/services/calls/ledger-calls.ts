import {sql, type Kysely} from 'kysely';
import type {ledgerStates} from '../../../contract/index.ts';
import type {Database} from '../../store/schema.ts';
import {readCursor, writeCursor} from './call-cursor.ts';
import type {CallStore, StoredCall} from './call-store.ts';
import {wantedParty, type WantedParty} from './far-party.ts';
import type {Tenant} from '../tenants/tenants.ts';

/** Which calls an admin wants to see. */
export interface LedgerFilter {
  readonly state?: (typeof ledgerStates)[number];
  /** Calls that began at this moment or later; RFC 3339. */
  readonly from?: string;
  /** Calls that began before. */
  readonly to?: string;
  /** A number in any writing, or words of a name. */
  readonly party?: string;
}

export interface LedgerPage {
  readonly calls: readonly StoredCall[];
  /** Null: there are no more. With fewer calls than were asked for, it goes on looking further back. */
  readonly nextCursor: string | null;
}

/** Names are sealed, so calls are opened one by one to find one; so many in one request, newest first. */
const effort = {inAll: 2000, atOnce: 250};

interface PageWish {
  readonly cursor?: string;
  readonly limit: number;
}

interface Source {
  readonly db: Kysely<Database>;
  readonly calls: CallStore;
}

/** Calls that belong in the CRM, newest first. */
export async function ledgerCalls(
  source: Source,
  tenant: Tenant,
  filter: LedgerFilter,
  page: PageWish,
  opening = effort,
): Promise<LedgerPage> {
  const {party} = filter;
  const wanted = party === undefined ? undefined : wantedParty(party, tenant.settings.defaultCountry);
  const hashes = await knownHashes(source, tenant, wanted);
  if (wanted && hashes.length === 0) return searched(source, tenant, {...filter, wanted}, page, opening);
  const rows = await callsBefore(source, tenant, {...filter, hashes}, page.cursor, page.limit + 1);
  const calls = rows.slice(0, page.limit);
  return {calls, nextCursor: rows.length > page.limit ? cursorAfter(calls) : null};
}

/** A number that calls are known by whole needs no opening of calls. */
async function knownHashes({db, calls}: Source, tenant: Tenant, wanted?: WantedParty): Promise<string[]> {
  if (!wanted?.e164) return [];
  const hashes = calls.numberHashes(tenant.id, wanted.e164);
  const known = await db
    .selectFrom('call')
    .select('session_id')
    .where('tenant_id', '=', tenant.id)
    .where('number_hash', 'in', hashes)
    .limit(1)
    .executeTakeFirst();
  return known ? hashes : [];
}

async function searched(
  source: Source,
  tenant: Tenant,
  {wanted, ...filter}: LedgerFilter & {readonly wanted: WantedParty},
  page: PageWish,
  {inAll, atOnce}: typeof effort,
): Promise<LedgerPage> {
  const found: StoredCall[] = [];
  let {cursor} = page;
  for (let opened = 0; opened < inAll; opened += atOnce) {
    const rows = await callsBefore(source, tenant, {...filter, hashes: []}, cursor, atOnce);
    for (const call of rows) {
      if (!wanted.fits(call)) continue;
      if (found.length === page.limit) return {calls: found, nextCursor: cursorAfter(found)};
      found.push(call);
    }
    if (rows.length < atOnce) return {calls: found, nextCursor: null};
    cursor = cursorAfter(rows);
  }
  return {calls: found, nextCursor: cursor ?? null};
}

async function callsBefore(
  {db, calls}: Source,
  tenant: Tenant,
  {state, from, to, hashes}: LedgerFilter & {readonly hashes: readonly string[]},
  cursor: string | undefined,
  limit: number,
): Promise<StoredCall[]> {
  let query = db
    .selectFrom('call')
    .innerJoin('journal', (join) =>
      join
        .onRef('journal.tenant_id', '=', 'call.tenant_id')
        .onRef('journal.session_id', '=', 'call.session_id'),
    )
    .selectAll('call')
    .where('call.tenant_id', '=', tenant.id)
    .orderBy('call.started_at', 'desc')
    .orderBy('call.session_id', 'desc')
    .limit(limit);
  if (state !== undefined) query = query.where('journal.state', '=', state);
  if (from !== undefined) query = query.where('call.started_at', '>=', new Date(from));
  if (to !== undefined) query = query.where('call.started_at', '<', new Date(to));
  if (hashes.length > 0) query = query.where('call.number_hash', 'in', [...hashes]);
  if (cursor !== undefined) {
    const {startedAt, sessionId} = readCursor(cursor);
    query = query.where(
      sql<boolean>`(call.started_at, call.session_id) < (${startedAt}::timestamptz, ${sessionId}::text)`,
    );
  }
  return (await query.execute()).map((row) => calls.open(row));
}

function cursorAfter(calls: readonly StoredCall[]): string {
  const {facts, sessionId} = calls.at(-1)!;
  return writeCursor(new Date(facts.startedAt), sessionId);
}
