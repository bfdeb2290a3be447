import type {ProcessChannel} from '../store/process-channel.ts';
import type {Connection, ConnectionStore} from './connection/connection-store.ts';
import type {LookupService} from './lookups/lookup-service.ts';
import type {TenantService} from './tenants/tenant-service.ts';
import type {UserEpochs} from './session/user-epochs.ts';

export interface SharedMemoryParts {
  readonly channel: ProcessChannel;
  readonly lookups: Pick<LookupService, 'onChanged' | 'drop' | 'dropAll'>;
  readonly tenants: Pick<TenantService, 'onChanged' | 'changedElsewhere'>;
  readonly epochs: Pick<UserEpochs, 'onRaised' | 'learn' | 'forget'>;
  readonly connections: Pick<ConnectionStore, 'onState' | 'onOrganisation'>;
  /** Another process saw a connection come or go. */
  onConnection(tenantId: string, state: Connection['state']): void;
  /** Another process connected the tenant with another organisation. */
  onOrganisation(tenantId: string): void;
}

/**
 * Keeps what several processes remember true: whoever changes a table tells the others what to read again. After a gap all of it
 * is read again.
 */
export function shareMemory(parts: SharedMemoryParts): void {
  const {channel, connections, epochs, lookups, tenants} = parts;
  lookups.onChanged((tenantId, e164) => channel.send('lookup', [tenantId, e164]));
  channel.on('lookup', (message) => lookups.drop(...(message as [string, string | null])));

  tenants.onChanged(() => channel.send('tenants', null));
  channel.on('tenants', () => tenants.changedElsewhere());

  epochs.onRaised((tenantId, userId, epoch) => channel.send('epoch', [tenantId, userId, epoch]));
  channel.on('epoch', (message) => epochs.learn(...(message as [string, string, number])));

  connections.onState((tenantId, state) => channel.send('connection', [tenantId, state]));
  channel.on('connection', (message) => parts.onConnection(...(message as [string, Connection['state']])));

  connections.onOrganisation((tenantId) => channel.send('organisation', tenantId));
  channel.on('organisation', (tenantId) => parts.onOrganisation(tenantId as string));

  channel.onGap(() => {
    lookups.dropAll();
    epochs.forget();
    tenants.changedElsewhere();
  });
}
