import {createHash} from 'node:crypto';
import {LRUCache} from 'lru-cache';
import type {SearchReply, SearchRequest} from '../../../contract/index.ts';
import type {CrmAdapter} from '../../crm/crm-adapter.ts';
import {Refusal} from '../../middleware/refusal.ts';
import type {Clock} from '../time/clock.ts';
import {contactOf} from './contact-view.ts';
import type {Tenant} from '../tenants/tenants.ts';

const usualLimit = 10;
/** A person who leafs further types another letter instead. */
const furthest = 200;
/** Milliseconds that an answer serves further pages. */
const keptFor = 30_000;

type Found = Awaited<ReturnType<CrmAdapter['search']>>;

/** Searches the CRM by what a person typed, page by page. */
export class ContactSearch {
  readonly #adapter: CrmAdapter;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #kept = new LRUCache<
    string,
    {readonly found: Found; readonly wanted: number; readonly at: number}
  >({
    max: 500,
  });

  constructor(adapter: CrmAdapter, clock: Pick<Clock, 'now'>) {
    this.#adapter = adapter;
    this.#clock = clock;
  }

  /** @throws Refusal `malformed` for a cursor that does not belong to this search. */
  async find(tenant: Tenant, request: SearchRequest): Promise<SearchReply> {
    const modules = request.modules ?? tenant.settings.lookupOrder;
    const name = fingerprint(tenant.id, request.query, modules);
    const start = request.cursor === undefined ? 0 : startOf(request.cursor, name);
    const end = Math.min(furthest, start + (request.limit ?? usualLimit));
    const {records, complete} = await this.#found(tenant, request.query, modules, name, end + 1);
    const hasMore = records.length > end && end < furthest;
    return {
      items: records.slice(start, end).map((record) => contactOf(record, tenant.settings.defaultCountry)),
      nextCursor: hasMore ? `${end}.${name}` : null,
      complete,
    };
  }

  async #found(
    tenant: Tenant,
    query: string,
    modules: NonNullable<SearchRequest['modules']>,
    name: string,
    wanted: number,
  ): Promise<Found> {
    const kept = this.#kept.get(name);
    const now = this.#clock.now();
    if (kept && kept.at > now - keptFor && (kept.wanted >= wanted || kept.found.records.length < kept.wanted))
      return kept.found;
    const found = await this.#adapter.search(tenant, {query, modules: [...new Set(modules)], limit: wanted});
    if (found.complete) this.#kept.set(name, {found, wanted, at: now});
    return found;
  }
}

/** Names a search without holding what was searched. */
function fingerprint(tenantId: string, query: string, modules: readonly string[]): string {
  const text = JSON.stringify([tenantId, query, modules]);
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

function startOf(cursor: string, name: string): number {
  const [start = '', of] = cursor.split('.');
  if (of !== name || !/^[0-9]{1,3}$/.test(start)) throw new Refusal('malformed');
  return Number(start);
}
