import {sql, type Kysely} from 'kysely';

const statements = [
  `alter table crm_connection
    add column secret_fingerprint text, add column secret_updated_at timestamptz,
    add column scope text, add column authorized_at timestamptz, add column about text,
    add column consent_problem text, add column consent_cool_until timestamptz,
    add column records_org_id text, add column pending_grant text`,
  // Whose record ids stand in our tables: a grant of another organisation must be confirmed (reliability Z24).
  `update crm_connection set records_org_id = org_id`,
  `create table oauth_consent (
    state_hash text primary key, tenant_id text not null references tenant on delete cascade, user_id text not null,
    user_name text not null, user_epoch integer not null, region text not null, redirect_uri text not null,
    client_id text not null, browser_hash text not null, created_at timestamptz not null, expires_at timestamptz not null,
    used_at timestamptz, finished_at timestamptz)`,
  `create index oauth_consent_tenant on oauth_consent (tenant_id, created_at desc)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
