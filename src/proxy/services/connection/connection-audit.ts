import type {SecretBox} from '../../store/secret-box.ts';
import {audit} from '../audit/audit-log.ts';
import {changesBetween} from '../audit/audited-changes.ts';
import type {Clock} from '../time/clock.ts';
import type {RecordChange} from './grant-store.ts';

/** Writes down who connected, disconnected or changed the client. */
export function recorder(
  {box, clock}: {readonly box: SecretBox; readonly clock: Pick<Clock, 'now'>},
  {tenantId, userId, name}: {readonly tenantId: string; readonly userId: string; readonly name: string},
  topic: 'credentials' | 'connection' = 'connection',
): RecordChange {
  return (tx, before, after) =>
    audit(tx, box, {
      tenantId,
      at: clock.now(),
      by: {userId, name},
      topic,
      changes: changesBetween(before, after),
    });
}
