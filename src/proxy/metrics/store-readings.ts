import {sql, type Kysely} from 'kysely';
import type {Clock} from '../services/time/clock.ts';
import type {Database} from '../store/schema.ts';
import type {Reading} from './prometheus-meter.ts';

/** What the database can be asked when somebody reads the metrics. */
export function storeReadings(db: Kysely<Database>, clock: Pick<Clock, 'now'>): Reading[] {
  const ageOf = (oldest: Date | null) =>
    oldest === null ? 0 : Math.max(0, (clock.now() - new Date(oldest).getTime()) / 1000);
  return [
    {
      name: 'journal_calls',
      help: 'Calls by the state of their journal.',
      labels: ['state'],
      read: async () => {
        const rows = await db
          .selectFrom('journal')
          .select(['state', sql<string>`count(*)`.as('count')])
          .groupBy('state')
          .execute();
        return rows.map(({state, count}) => ({labels: {state}, value: Number(count)}));
      },
    },
    {
      name: 'journal_oldest_queued_seconds',
      help: 'How long the oldest call that should be in the CRM waits.',
      read: async () => {
        const {oldest} = await db
          .selectFrom('journal')
          .select(({fn}) => fn.min('queued_at').as('oldest'))
          .where('state', '=', 'queued')
          .executeTakeFirstOrThrow();
        return [{value: ageOf(oldest)}];
      },
    },
    {
      name: 'pbx_events_waiting',
      help: 'Stored events that are no call yet.',
      read: async () => {
        const {count} = await db
          .selectFrom('pbx_event')
          .select(sql<string>`count(*)`.as('count'))
          .where('processed', '=', false)
          .executeTakeFirstOrThrow();
        return [{value: Number(count)}];
      },
    },
    {
      name: 'call_log_tenants',
      help: "Tenants by how reading the PBX's call log goes.",
      labels: ['state'],
      read: async () => {
        const rows = await db
          .selectFrom('call_log_reading')
          .select(['state', sql<string>`count(*)`.as('count')])
          .groupBy('state')
          .execute();
        return rows.map(({state, count}) => ({labels: {state}, value: Number(count)}));
      },
    },
  ];
}
