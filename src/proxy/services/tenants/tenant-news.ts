import type {Session} from '../../../contract/index.ts';
import {isOn} from '../../pbx/webhook/event-intake.ts';
import type {EventHub} from '../stream/event-hub.ts';
import type {Tenant, Tenants} from './tenants.ts';

export interface TenantNewsParts {
  readonly tenants: Pick<Tenants, 'byId'> & {changed(): Promise<void>};
  readonly hub: Pick<EventHub, 'publish'>;
  /** How the tenant's CRM stands, for its agents. */
  readonly crmState: (tenant: Tenant) => Promise<Session['crm']>;
  /** The tenant's calls may be written again. */
  readonly resumeJournal: (tenantId: string) => void;
}

/** Lets a changed tenant take effect: in every process, in open browsers, and in the journal. */
export class TenantNews {
  readonly #parts: TenantNewsParts;

  constructor(parts: TenantNewsParts) {
    this.#parts = parts;
  }

  /** Call it after the commit. @param before The tenant as it was. */
  async tell(before: Tenant): Promise<void> {
    const {tenants, hub, crmState, resumeJournal} = this.#parts;
    await tenants.changed();
    const after = await tenants.byId(before.id);
    if (!after) return;
    if (isOn(before) !== isOn(after)) {
      const {state} = await crmState(after);
      hub.publish(after.id, 'tenant', {type: 'connection.updated', state});
    }
    hub.publish(after.id, 'tenant', {type: 'settings.updated'});
    if (journals(after) && !journals(before)) resumeJournal(after.id);
  }
}

const journals = (tenant: Tenant): boolean => isOn(tenant) && tenant.settings.journal.enabled;
