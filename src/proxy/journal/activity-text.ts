import {DateTime} from 'luxon';
import {fillTemplate, type ActivityPlaceholder} from '../../contract/index.ts';
import {cutAtGrapheme} from '../crm/marked-block.ts';
import type {CallFacts} from '../pbx/session/call-facts.ts';
import {isInbound} from '../pbx/session/agent-views.ts';
import {readNumber} from '../phone/read-number.ts';
import type {CallLink} from '../services/calls/call-store.ts';
import type {Tenant} from '../services/tenants/tenants.ts';
import {stopsOf, type CallStop} from './call-stops.ts';

/** A note as it stands in an activity. */
export interface WrittenNote {
  readonly text: string;
  readonly authorName: string;
  readonly authorExtension: string | null;
  /** Milliseconds since 1970. */
  readonly writtenAt: number;
}

/** Links to the call's files. */
export interface ActivityMedia {
  readonly lines: readonly string[];
  /** The first recording's, for the CRM's own field. */
  readonly recordingUrl?: string;
}

export interface ActivityStory {
  readonly tenant: Tenant;
  readonly facts: CallFacts;
  readonly contact: CallLink | null;
  /** Who the call belongs to, as the PBX names them. */
  readonly agentName: string;
  readonly notes: readonly WrittenNote[];
  readonly media?: ActivityMedia;
}

/** The CRM takes 255; a list column shows far less. */
const subjectMaxLength = 200;

/** One line by the tenant's template. A text that a spreadsheet would run as a formula is disarmed (reliability T3). */
export function activitySubject(story: ActivityStory): string {
  const words = wordsOf(story);
  const subject = fillTemplate(story.tenant.settings.journal.subjectTemplate, words)
    .replace(/\s+/g, ' ')
    .trim();
  const text = subject || fillTemplate('{direction} call', words);
  return cutAtGrapheme(/^[=+\-@]/.test(text) ? `'${text}` : text, subjectMaxLength);
}

/** Text of our block in the description: the tenant's template, the links, then the notes, which may be long and are cut first. */
export function activityDescription(story: ActivityStory): string {
  const told = fillTemplate(story.tenant.settings.journal.descriptionTemplate, wordsOf(story)).trim();
  const notes = story.notes.map((note) => noteLines(note, story.tenant));
  const links = story.media?.lines ?? [];
  return [told, ...links, ...(notes.length > 0 ? ['', 'Notes', ...notes] : [])].join('\n');
}

/** What templates may name. */
function wordsOf(story: ActivityStory): Readonly<Record<ActivityPlaceholder, string>> {
  const {facts, contact, agentName, tenant} = story;
  const number = shownNumber(facts.external, tenant);
  const at = DateTime.fromMillis(facts.startedAt, {zone: tenant.settings.timeZone});
  return {
    direction: isInbound(facts) ? 'Inbound' : 'Outbound',
    outcome: outcomeWord(facts),
    contact: contact?.name || facts.externalName || number,
    number,
    agent: agentName,
    extension: facts.owner.extension ?? '',
    queue: facts.queue?.name || (facts.queue?.number ?? ''),
    duration: clock(facts.talkSeconds),
    date: at.toFormat('yyyy-MM-dd'),
    time: at.toFormat('HH:mm'),
    summary: summary(story, number),
  };
}

function summary({facts, agentName, tenant}: ActivityStory, number: string): string {
  const name = facts.externalName === '' ? '' : ` (${facts.externalName})`;
  const agent = [agentName, facts.owner.extension && `(${facts.owner.extension})`].filter(Boolean).join(' ');
  const waits = [
    facts.ringSeconds > 0 && `ringing ${clock(facts.ringSeconds)}`,
    facts.queueSeconds > 0 && `in queue ${clock(facts.queueSeconds)}`,
  ].filter(Boolean);
  const way = journey(facts);
  return [
    `${isInbound(facts) ? 'From' : 'To'}: ${number}${name}`,
    facts.ownNumber !== '' && `Our number: ${shownNumber(facts.ownNumber, tenant)}`,
    `Result: ${outcomeWord(facts)}${facts.talkSeconds > 0 ? `, talk ${clock(facts.talkSeconds)}` : ''}`,
    agent !== '' && `Agent: ${agent}`,
    waits.length > 0 && `Waited: ${waits.join(', ')}`,
    way !== '' && `Way: ${way}`,
    facts.callbackRequested && 'The caller asked to be called back.',
    facts.flags.includes('incomplete') && 'The end of this call was not told; times may be too short.',
  ]
    .filter(Boolean)
    .join('\n');
}

function outcomeWord({outcome, direction, legs}: CallFacts): string {
  switch (outcome) {
    case 'answered': {
      const outside =
        direction === 'forwarded' && !legs.some((l) => l.kind === 'person' && l.answeredAt !== null);
      return outside ? 'answered outside' : 'answered';
    }
    case 'voicemail':
      return 'missed, voicemail';
    case 'no_answer':
      return 'not answered';
    case null:
      return 'open';
    default:
      return outcome;
  }
}

/** `Welcome menu (5000) 0:11 → Sales queue (8000) 0:24 → Mei Tan (103) 2:10`; empty where there was only one stop. */
function journey({legs}: CallFacts): string {
  const stops = stopsOf(legs);
  if (stops.length < 2) return '';
  return stops.map(stopText).join(' → ');
}

function stopText({name, number, seconds}: CallStop): string {
  const place = name === '' ? number : `${name} (${number})`;
  return seconds > 0 ? `${place} ${clock(seconds)}` : place;
}

function noteLines({text, authorName, authorExtension, writtenAt}: WrittenNote, tenant: Tenant): string {
  const at = DateTime.fromMillis(writtenAt, {zone: tenant.settings.timeZone}).toFormat('yyyy-MM-dd HH:mm');
  return `${at} ${authorName}${authorExtension ? ` (${authorExtension})` : ''}: ${text}`;
}

function shownNumber(raw: string, tenant: Tenant): string {
  const {kind, international} = readNumber(raw, tenant.settings.defaultCountry);
  return kind === 'anonymous' ? 'Anonymous' : (international ?? raw);
}

/** `m:ss`, or `h:mm:ss` from an hour. */
function clock(seconds: number): string {
  const pad = (part: number) => String(part).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}:${pad(seconds % 60)}`;
  return `${Math.floor(minutes / 60)}:${pad(minutes % 60)}:${pad(seconds % 60)}`;
}
