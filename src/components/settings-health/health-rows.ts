import {html, nothing, type TemplateResult} from 'lit';
import type {Health, LedgerReply} from '../../contract/index.ts';
import type {I18n} from '../../state/i18n.ts';
import type {Tone} from '../settings-parts/state-mark.ts';
import {firstSentence} from './first-sentence.ts';

/** One line of what is going on. */
export interface HealthRow {
  readonly id: string;
  readonly label: string;
  readonly tone: Tone;
  readonly text: unknown;
  /** Calls of the ledger that it is about. */
  readonly calls?: {readonly state: keyof LedgerReply['counts']; readonly label: string};
}

interface Sight {
  readonly health: Health;
  readonly i18n: I18n;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** How everything does, always the same lines in the same order, so that nothing jumps when figures change. */
export function healthRows(sight: Sight): HealthRow[] {
  return [
    connectionRow(sight),
    queueRow(sight),
    parkedRow(sight),
    failedRow(sight),
    creditsRow(sight),
    lookupsRow(sight),
    webhookRow(sight),
    callLogRow(sight),
    duplicatesRow(sight),
    failuresRow(sight),
  ];
}

/** What is worth saying aloud when it changes. */
export function standingWords({health: {state, queue}, i18n}: Pick<Sight, 'health' | 'i18n'>): string {
  const paused = queue.paused ? i18n.term(`bgmHealthPaused_${queue.paused.why}`) : '';
  return [i18n.term(`bgmHealthState_${state}`), paused].filter(Boolean).join(' ');
}

const stateTones = {
  disabled: 'quiet',
  not_configured: 'bad',
  authorization_required: 'bad',
  connected: 'good',
  degraded: 'warning',
} as const satisfies Record<Health['state'], Tone>;

function connectionRow({health: {state}, i18n}: Sight): HealthRow {
  return {
    id: 'connection',
    label: i18n.term('bgmHealthConnection'),
    tone: stateTones[state],
    text: i18n.term(`bgmHealthState_${state}`),
  };
}

function queueRow({health: {queue}, i18n, now}: Sight): HealthRow {
  const {depth, oldestAt, paused} = queue;
  const until = paused?.until ? ` ${i18n.term('bgmHealthUntil', momentWords(paused.until, i18n, now))}` : '';
  const rest = paused ? `${i18n.term(`bgmHealthPaused_${paused.why}`)}${until}` : '';
  const waiting =
    depth > 0
      ? i18n.term('bgmHealthQueueDepth', depth, since(oldestAt, i18n, now))
      : i18n.term('bgmHealthQueueEmpty');
  return {
    id: 'queue',
    label: i18n.term('bgmHealthQueue'),
    tone: paused ? (paused.why === 'off' ? 'quiet' : 'warning') : 'good',
    text: lines(waiting, rest),
    ...(depth > 0 ? {calls: {state: 'queued', label: i18n.term('bgmHealthShowQueued')}} : {}),
  };
}

function parkedRow({health: {parked}, i18n, now}: Sight): HealthRow {
  return stuckRow(parked, 'warning', {
    id: 'parked',
    label: i18n.term('bgmHealthParked'),
    none: i18n.term('bgmHealthParkedNone'),
    some: i18n.term('bgmHealthParkedCount', parked.count, since(parked.oldestAt, i18n, now)),
    calls: {state: 'waiting_for_contact', label: i18n.term('bgmHealthShowParked')},
  });
}

function failedRow({health: {failed}, i18n, now}: Sight): HealthRow {
  return stuckRow(failed, 'bad', {
    id: 'failed',
    label: i18n.term('bgmHealthFailed'),
    none: i18n.term('bgmHealthFailedNone'),
    some: i18n.term('bgmHealthFailedCount', failed.count, since(failed.oldestAt, i18n, now)),
    calls: {state: 'failed', label: i18n.term('bgmHealthShowFailed')},
  });
}

interface Stuck extends Required<Pick<HealthRow, 'id' | 'label' | 'calls'>> {
  readonly none: string;
  readonly some: string;
}

/** Calls that do not go on by themselves: none is good, and some can be looked at. */
function stuckRow({count}: Health['parked'], tone: Tone, {none, some, calls, ...row}: Stuck): HealthRow {
  return count > 0 ? {...row, tone, text: some, calls} : {...row, tone: 'good', text: none};
}

function creditsRow({health: {credits}, i18n, now}: Sight): HealthRow {
  const label = i18n.term('bgmHealthCredits');
  if (!credits)
    return {id: 'credits', label, tone: 'quiet', text: lines(i18n.term('bgmHealthCreditsUnknown'), '')};
  const {limit, remaining, spentLastDay, spentLastHour, usedUpAt, shed} = credits;
  const left = i18n.term('bgmHealthCreditsLeft', i18n.number(remaining), i18n.number(limit));
  const spent = i18n.term('bgmHealthCreditsSpent', i18n.number(spentLastDay), i18n.number(spentLastHour));
  const kinds = new Intl.ListFormat(i18n.lang(), {type: 'conjunction'}).format(
    shed.map((kind) => i18n.term(`bgmHealthKind_${kind}`)),
  );
  const forecast =
    remaining === 0
      ? i18n.term('bgmHealthCreditsGone')
      : usedUpAt
        ? i18n.term('bgmHealthCreditsUntil', momentWords(usedUpAt, i18n, now))
        : i18n.term('bgmHealthCreditsLast');
  const isShort = shed.length > 0 || remaining === 0;
  return {
    id: 'credits',
    label,
    tone: remaining === 0 ? 'bad' : isShort || usedUpAt ? 'warning' : 'good',
    text: html`<span>${left}</span
      ><meter
        min="0"
        max=${Math.max(limit, 1)}
        value=${remaining}
        aria-label=${label}
        aria-valuetext=${left}
      ></meter
      ><span>${spent}</span><span>${forecast}</span>${
        isShort && shed.length > 0 ? html`<span>${i18n.term('bgmHealthShed', kinds)}</span>` : nothing
      }`,
  };
}

function lookupsRow({health: {lookups}, i18n}: Sight): HealthRow {
  const ms = (value: number) => i18n.term('bgmHealthMs', i18n.number(value));
  return {
    id: 'lookups',
    label: i18n.term('bgmHealthLookups'),
    tone: lookups ? (lookups.p95Ms > 1500 ? 'warning' : 'good') : 'quiet',
    text: lookups
      ? i18n.term('bgmHealthLookupsTook', lookups.count, ms(lookups.p50Ms), ms(lookups.p95Ms))
      : i18n.term('bgmHealthLookupsNone'),
  };
}

function webhookRow({health: {webhook}, i18n, now}: Sight): HealthRow {
  const {lastEventAt, eventsLastHour} = webhook;
  return {
    id: 'webhook',
    label: i18n.term('bgmHealthWebhook'),
    tone: lastEventAt ? 'good' : 'bad',
    text: lastEventAt
      ? lines(
          i18n.term('bgmHealthWebhookLast', i18n.relativeTime(lastEventAt, now)),
          i18n.term('bgmHealthWebhookHour', eventsLastHour),
        )
      : lines(i18n.term('bgmHealthWebhookNever'), ''),
  };
}

const callLogTones = {
  never: 'quiet',
  ok: 'good',
  off: 'quiet',
  refused: 'warning',
  no_service_user: 'warning',
  unavailable: 'warning',
} as const satisfies Record<Health['callLog']['state'], Tone>;

function callLogRow({health: {callLog}, i18n, now}: Sight): HealthRow {
  const {state, readUntil, filled} = callLog;
  const until = readUntil ? i18n.term('bgmHealthCallLogRead', momentWords(readUntil, i18n, now)) : '';
  const missed = filled > 0 ? i18n.term('bgmHealthCallLogFilled', filled) : '';
  return {
    id: 'call-log',
    label: i18n.term('bgmHealthCallLog'),
    tone: callLogTones[state],
    text: lines(i18n.term(`bgmHealthCallLog_${state}`), [until, missed].filter(Boolean).join(' ')),
  };
}

function duplicatesRow({health: {duplicates}, i18n}: Sight): HealthRow {
  const label = i18n.term('bgmHealthDuplicates');
  if (!duplicates)
    return {id: 'duplicates', label, tone: 'quiet', text: i18n.term('bgmHealthDuplicatesUnknown')};
  const {kind, field} = duplicates;
  return {
    id: 'duplicates',
    label,
    tone: kind === 'text_mark' ? 'warning' : 'good',
    text:
      kind === 'text_mark'
        ? i18n.term('bgmHealthDuplicates_text_mark')
        : i18n.term(`bgmHealthDuplicates_${kind}`, field ?? ''),
  };
}

function failuresRow({health: {failures}, i18n, now}: Sight): HealthRow {
  const line = ({code, count, lastAt}: Health['failures'][number]) =>
    html`<li>
      ${problemWords(code, i18n)} <span class="code">${code}</span>:
      ${i18n.term('bgmHealthFailureTimes', count, i18n.relativeTime(lastAt, now))}
    </li>`;
  return {
    id: 'failures',
    label: i18n.term('bgmHealthFailures'),
    tone: failures.length > 0 ? 'warning' : 'good',
    text:
      failures.length > 0
        ? html`<ul class="stack">
            ${failures.map(line)}
          </ul>`
        : i18n.term('bgmHealthFailuresNone'),
  };
}

/** Our words for a code of ours; the CRM's own codes stand for themselves. */
function problemWords(code: string, i18n: I18n): string {
  const key = `bgmProblem_${code}` as 'bgmProblem_internal';
  const words = i18n.term(key);
  return words === key ? '' : firstSentence(words);
}

function since(moment: string | null, i18n: I18n, now: number): string {
  return moment ? momentWords(moment, i18n, now) : '';
}

/** The time of a moment; with its day where that is another one. */
function momentWords(moment: string, i18n: I18n, now: number): string {
  const day = (at: string | number) => i18n.date(new Date(at), {dateStyle: 'short'});
  return day(moment) === day(now) ? i18n.date(moment, {timeStyle: 'short'}) : i18n.date(moment);
}

function lines(first: string, second: string): TemplateResult {
  return html`<span>${first}</span>${second ? html` <span>${second}</span>` : nothing}`;
}
