import {sql, type Kysely} from 'kysely';

const statements = [
  // How long a tenant's lookups took, by the minute and the class of time (`health/time-classes.ts`): of all processes, and nobody's
  // number is in it. Rows of the last hour only.
  `create table lookup_time (
    tenant_id text not null, minute timestamptz not null, class integer not null, count integer not null,
    primary key (tenant_id, minute, class))`,
  // What failed in them, by the hour. Rows of the last day only.
  `create table lookup_failure (
    tenant_id text not null, hour timestamptz not null, code text not null, count integer not null,
    last_at timestamptz not null, primary key (tenant_id, hour, code))`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
