import type {EventHub} from '../services/stream/event-hub.ts';

/**
 * Tells admins' streams that their health page is out of date. For what no other event tells; calls, journal and connection have
 * events of their own, and streams of the whole tenant hear all of them.
 */
export const tellHealth = (hub: Pick<EventHub, 'publish'>, tenantId: string): void =>
  // Nobody's extension: only who listens to the whole tenant hears it.
  hub.publish(tenantId, {extensions: []}, {type: 'health.updated'});
