import {createHash} from 'node:crypto';

/**
 * Text that names one call inside its activity's description: the same at every attempt, different for every call of every tenant,
 * and telling nothing of it.
 */
export function activityMarker(tenantId: string, sessionId: string): string {
  const hash = createHash('sha256').update(`activity\0${tenantId}\0${sessionId}`).digest('hex');
  return `call ${hash.slice(0, 20)}`;
}
