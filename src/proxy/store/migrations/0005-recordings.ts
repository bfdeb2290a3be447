import {sql, type Kysely} from 'kysely';

const statements = [
  // No event announces a recording: each call that may have one is looked for by a timetable (pbx-facts 3.7).
  `create table recording_search (
    tenant_id text not null, session_id text not null, since timestamptz not null, looks integer not null default 0,
    next_look_at timestamptz, lease_no integer not null default 0, lease_until timestamptz,
    primary key (tenant_id, session_id))`,
  `create index recording_search_due on recording_search (next_look_at) where next_look_at is not null`,
  // A file belongs to one call only, whatever two searches think.
  `create table recording (
    tenant_id text not null, recording_id text not null, session_id text not null, started_at timestamptz,
    seconds integer, file text, file_type text, transcript text not null default 'none', transcript_file text,
    gone_at timestamptz, found_at timestamptz not null, primary key (tenant_id, recording_id))`,
  `create index recording_call on recording (tenant_id, session_id)`,
  `create table link (
    id_hash text primary key, tenant_id text not null, session_id text not null, recording_id text not null,
    what text not null, kind text not null, nonce text not null, key_id text not null, user_id text,
    created_at timestamptz not null, expires_at timestamptz, revoked_at timestamptz)`,
  `create unique index link_standing on link (tenant_id, recording_id, what, kind)
    where revoked_at is null and kind <> 'player'`,
  `create index link_public on link (tenant_id) where revoked_at is null and kind = 'public'`,
  // Who opened what, and when; and what an admin's change did to the links.
  `create table link_audit (
    id bigint generated always as identity primary key, tenant_id text not null, id_hash text not null,
    at timestamptz not null, act text not null, user_id text)`,
  `create index link_audit_link on link_audit (tenant_id, id_hash, id)`,
  // Sign-ins under way or refused: the PBX blocks our address after five (architecture, decision 19).
  `create table sign_in_try (id text primary key, user_hash text not null, at timestamptz not null)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
