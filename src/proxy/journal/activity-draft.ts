import {DateTime} from 'luxon';
import type {ActivityDraft} from '../crm/crm-adapter.ts';
import {isInbound} from '../pbx/session/agent-views.ts';
import type {CallFacts} from '../pbx/session/call-facts.ts';
import {activityMarker} from './activity-marker.ts';
import {activityDescription, activitySubject, type ActivityStory} from './activity-text.ts';

/** The activity of a call. Outbound calls that nobody answered are outbound ones of a second: the CRM takes no zero there. */
export function activityDraft(story: ActivityStory, ownerId: string | null): ActivityDraft {
  const {facts, tenant, contact} = story;
  const type = typeOf(facts);
  return {
    subject: activitySubject(story),
    type,
    startedAt: localTime(facts.startedAt, tenant.settings.timeZone),
    durationSeconds: type === 'missed' ? 0 : Math.max(1, facts.talkSeconds),
    description: activityDescription(story),
    marker: activityMarker(tenant.id, facts.sessionId),
    contact: contact && {module: contact.module, id: contact.id},
    ownerId,
    ...(story.media?.recordingUrl !== undefined && {recordingUrl: story.media.recordingUrl}),
  };
}

function typeOf(facts: CallFacts): ActivityDraft['type'] {
  if (!isInbound(facts)) return 'outbound';
  return facts.outcome === 'answered' ? 'inbound' : 'missed';
}

/** RFC 3339 with the offset that the tenant's zone has at that instant, whole seconds. */
export function localTime(time: number, timeZone: string): string {
  return DateTime.fromMillis(time, {zone: timeZone}).toFormat("yyyy-MM-dd'T'HH:mm:ssZZ");
}
