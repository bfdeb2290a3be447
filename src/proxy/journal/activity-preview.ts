import type {ActivityPreview, OwnerKind} from '../../contract/index.ts';
import type {ActivityDraft} from '../crm/crm-adapter.ts';
import type {Tenant} from '../services/tenants/tenants.ts';
import {activityDraft} from './activity-draft.ts';
import type {ActivityMedia} from './activity-text.ts';
import {agentOf, pickOwner} from './owner-policy.ts';
import {sampleCall, sampleRecordingUrl, sampleUserId, type SampleCall} from './sample-calls.ts';

/** An activity as it is sent to the CRM, by the CRM's names of fields. Asks nothing. */
export type FieldsOfActivity = (tenant: Tenant, draft: ActivityDraft) => Readonly<Record<string, unknown>>;

/**
 * The activity that a call would become. It is made by the very code that writes activities, so what an admin sees while typing is
 * what the CRM gets; nothing is asked or written. Ids of users and records, and the recording's address, are made up.
 * @param tenant With the settings to try.
 * @param fieldsOf Without it no field is told.
 */
export function previewActivity(
  tenant: Tenant,
  sample: SampleCall = sampleCall,
  fieldsOf: FieldsOfActivity = () => ({}),
): ActivityPreview {
  const by = ownerKind(tenant, sample);
  const story = {tenant, ...sample, media: mediaOf(tenant, sample)};
  const draft = activityDraft(story, ownerIdOf(by, tenant, sample));
  const {subject, description, type, startedAt, durationSeconds} = draft;
  const sent = Object.entries(fieldsOf(tenant, draft));
  return {
    subject,
    description,
    type,
    startedAt,
    durationSeconds,
    ownerBy: by,
    owner: by === 'agent' ? agentOf(sample.facts, tenant.settings.journal) : null,
    fields: Object.fromEntries(sent.map(([name, value]) => [name, shown(value)])),
  };
}

/** By the same policy as `ActivityOwners`, taking the agent and the record's owner for known in the CRM. */
function ownerKind({settings}: Tenant, {facts, contact}: SampleCall): OwnerKind {
  const recordOwner = Boolean(contact?.ownerId);
  return pickOwner(facts, settings.journal, {agent: true, recordOwner}).by;
}

function ownerIdOf(by: OwnerKind, {settings}: Tenant, {contact}: SampleCall): string | null {
  const {fixedOwner, fallbackOwner} = settings.journal;
  if (by === 'agent') return sampleUserId;
  if (by === 'contact_owner') return contact!.ownerId;
  const chosen = by === 'fixed_user' ? fixedOwner : fallbackOwner;
  return chosen === 'connecting_user' ? null : chosen;
}

/** Calls in which people talked have a recording, where the tenant wants links to them. */
function mediaOf({settings}: Tenant, {facts}: SampleCall): ActivityMedia {
  const isRecorded = settings.journal.recordingLink !== 'none' && facts.talkSeconds > 0;
  return isRecorded
    ? {lines: [`Recording: ${sampleRecordingUrl}`], recordingUrl: sampleRecordingUrl}
    : {lines: []};
}

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
