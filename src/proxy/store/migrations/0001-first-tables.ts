import {sql, type Kysely} from 'kysely';

const statements = [
  `create table tenant (
    id text primary key, domain text not null unique, crm_enabled boolean not null, settings text not null,
    settings_version integer not null default 1, agents text not null default '{}', webhook_secrets text not null,
    pbx_account text, updated_at timestamptz not null default now())`,
  `create table crm_connection (
    tenant_id text primary key references tenant on delete cascade, provider text not null, region text not null,
    client_id text not null, client_secret text not null, refresh_token text, access_token text,
    access_token_until timestamptz, api_domain text, state text not null, state_reason text, org_id text, edition text,
    org_domain text, lease_no integer not null default 0, lease_until timestamptz, cool_until timestamptz,
    updated_at timestamptz not null default now())`,
  `create table pbx_event (
    tenant_id text not null, event_key text not null, session_id text, event_type text not null, occurred_at timestamptz,
    received_at timestamptz not null default now(), body text not null, processed boolean not null default false,
    primary key (tenant_id, event_key))`,
  `create index pbx_event_session on pbx_event (tenant_id, session_id)`,
  `create index pbx_event_waiting on pbx_event (received_at) where not processed`,
  `create table call (
    tenant_id text not null, session_id text not null, direction text not null, trunk boolean not null, state text not null,
    outcome text, number_hash text, extensions text not null default '[]', owner_extension text,
    started_at timestamptz not null, ended_at timestamptz, facts text not null, match_state text not null default 'none',
    contact_module text, contact_id text, contact text, linked_by text, updated_at timestamptz not null default now(),
    primary key (tenant_id, session_id))`,
  `create index call_newest on call (tenant_id, started_at desc, session_id desc)`,
  `create index call_number on call (tenant_id, number_hash)`,
  `create table journal (
    tenant_id text not null, session_id text not null, state text not null, activity_id text,
    wanted_version integer not null default 1, written_version integer not null default 0, intent_at timestamptz,
    attempts integer not null default 0, next_attempt_at timestamptz, problem_code text, problem_detail text,
    updated_at timestamptz not null default now(),
    primary key (tenant_id, session_id), foreign key (tenant_id, session_id) references call on delete cascade)`,
  `create index journal_due on journal (next_attempt_at) where state = 'queued'`,
  `create table journal_step (
    id bigint generated always as identity primary key, tenant_id text not null, session_id text not null,
    at timestamptz not null default now(), step text not null, detail text)`,
  `create index journal_step_call on journal_step (tenant_id, session_id, id)`,
  `create table note (
    tenant_id text not null, session_id text not null, note_id text not null, author_user_id text not null,
    author_extension text, author_name text not null, text text not null, version integer not null,
    created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
    primary key (tenant_id, session_id, note_id))`,
  `create table lookup_cache (
    tenant_id text not null, number_hash text not null, state text not null, records text not null,
    as_of timestamptz not null, primary key (tenant_id, number_hash))`,
  `create index lookup_cache_age on lookup_cache (as_of)`,
  `create table remembered_choice (
    tenant_id text not null, number_hash text not null, module text not null, record_id text not null,
    chosen_at timestamptz not null default now(), primary key (tenant_id, number_hash))`,
  `create table idempotency (
    tenant_id text not null, user_id text not null, key text not null, body_hash text not null, state text not null,
    status integer, response text, created_at timestamptz not null default now(), primary key (tenant_id, user_id, key))`,
  `create table user_epoch (
    tenant_id text not null, user_id text not null, epoch integer not null, primary key (tenant_id, user_id))`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
