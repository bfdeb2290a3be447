import type {Kysely} from 'kysely';
import type {CrmAdapter, CrmRecord} from '../crm/crm-adapter.ts';
import {CrmError} from '../crm/crm-error.ts';
import {extensionsOf} from '../pbx/session/agent-views.ts';
import {shownLink} from '../services/calls/call-link.ts';
import type {CallLink, CallStore, StoredCall} from '../services/calls/call-store.ts';
import type {EventHub} from '../services/stream/event-hub.ts';
import type {Tenant} from '../services/tenants/tenants.ts';
import type {Database} from '../store/schema.ts';
import type {JournalMatcher, Resolution} from './journal-matcher.ts';
import type {JournalRow} from './journal-store.ts';

export interface CallRecordDeps {
  readonly db: Kysely<Database>;
  readonly calls: CallStore;
  readonly crm: Pick<CrmAdapter, 'get'>;
  readonly hub: EventHub;
  readonly matcher: JournalMatcher;
}

/** Whose call it is: finds the record for an activity, and tells what became of one that the CRM refused. */
export class CallRecord {
  readonly #deps: CallRecordDeps;

  constructor(deps: CallRecordDeps) {
    this.#deps = deps;
  }

  /** The record for the activity; a link found now is kept with the call. */
  async resolve(tenant: Tenant, call: StoredCall, row: JournalRow): Promise<Resolution> {
    const {db, calls, matcher} = this.#deps;
    const found = await matcher.resolve(tenant, call, row.state === 'waiting_for_contact' && row.updated_at);
    if (call.linkedBy === 'agent') return found;
    const link = found.kind === 'write' ? found.contact : null;
    if (link?.id === call.contact?.id && found.matchState === call.matchState) return found;
    const match = {state: found.matchState, contact: link, by: link ? ('match' as const) : null};
    const taken = await calls.setMatch(db, call, match);
    if (!taken) {
      // An agent chose while we looked: the choice counts.
      const again = await calls.find(db, call.tenantId, call.sessionId);
      return again ? matcher.resolve(tenant, again, false) : found;
    }
    if (link && link.id !== call.contact?.id) this.tellLinked(tenant, call, link);
    return found;
  }

  /**
   * Whether the CRM refused because of the record that we named: it may be gone, or be another one by now, as a lead that became a
   * contact (reliability Z34).
   */
  async now(
    tenant: Tenant,
    contact: CallLink | null,
    error: CrmError,
  ): Promise<'there' | 'gone' | 'forbidden' | CrmRecord> {
    if (contact && error.kind === 'permission' && error.part === 'contact') return 'forbidden';
    if (!contact || (error.kind !== 'not_found' && error.kind !== 'rejected')) return 'there';
    if (error.kind === 'not_found') return 'gone';
    const current = await this.#deps.crm.get(tenant, contact).catch((why: unknown) => {
      if (why instanceof CrmError && why.kind === 'permission') return 'forbidden' as const;
      throw why;
    });
    if (current === undefined) return 'gone';
    if (current === 'forbidden') return current;
    return current.module === contact.module && current.id === contact.id ? 'there' : current;
  }

  async isThere(tenant: Tenant, contact: CallLink | null): Promise<boolean> {
    return contact !== null && (await this.#deps.crm.get(tenant, contact)) !== undefined;
  }

  tellLinked(tenant: Tenant, {facts, sessionId}: StoredCall, contact: CallLink): void {
    this.#deps.hub.publish(
      tenant.id,
      {extensions: extensionsOf(facts)},
      {type: 'call.linked', callId: sessionId, contact: shownLink(contact)},
    );
  }
}
