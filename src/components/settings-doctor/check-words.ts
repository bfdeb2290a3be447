import type {CheckName, DoctorCheck, FindingCode} from '../../contract/index.ts';
import type {I18n} from '../../state/i18n.ts';
import type {Tone} from '../settings-parts/state-mark.ts';

/** A section of the settings page where something can be mended. */
export type MendingSection = 'connect' | 'find' | 'log' | 'create' | 'agents' | 'health';

/** Where each finding is mended; null: not on this page. The compiler asks for every code. */
const mendedIn = {
  feature_off: null,
  tenant_off: 'connect',
  clock_off: null,
  database_slow: null,
  database_full: null,
  queue_old: 'health',
  queue_paused: 'health',
  pbx_unreachable: null,
  pbx_no_service_user: null,
  pbx_refused: null,
  pbx_no_extensions: null,
  webhook_never: null,
  webhook_silent: null,
  webhook_not_set: null,
  call_log_refused: null,
  call_log_unavailable: null,
  credentials_missing: 'connect',
  authorization_missing: 'connect',
  authorization_refused: 'connect',
  throttled: null,
  crm_unreachable: null,
  region_differs: 'connect',
  scopes_missing: 'connect',
  edition_unsupported: null,
  edition_unknown: null,
  credits_low: 'health',
  credits_used_up: 'health',
  not_readable: 'connect',
  not_writable: 'connect',
  mandatory_fields: 'log',
  unknown_field: 'log',
  no_unique_field: 'log',
  owners_unmapped: 'agents',
  owner_gone: 'log',
  module_left_out: 'find',
  off_by_settings: null,
} as const satisfies Record<FindingCode, MendingSection | null>;

/** Pages of Zoho that help with a finding. */
const helpPages: Partial<Record<FindingCode, string>> = {
  crm_unreachable: 'https://status.zoho.com/',
  credits_low: 'https://www.zoho.com/crm/developer/docs/api/v8/api-limits.html',
  credits_used_up: 'https://www.zoho.com/crm/developer/docs/api/v8/api-limits.html',
};

export const checkTones = {
  ok: 'good',
  warning: 'warning',
  failed: 'bad',
  skipped: 'quiet',
} as const satisfies Record<DoctorCheck['state'], Tone>;

/** What was found, and what to do. */
export interface FindingWords {
  readonly what: string;
  readonly fix: string;
  readonly section: MendingSection | null;
  readonly help: string | undefined;
}

/** Undefined where all is as it should be, and where a check was skipped without saying after which. */
export function findingWords(check: DoctorCheck, i18n: I18n): FindingWords | undefined {
  const {finding, state, details, name} = check;
  const nothing = {fix: '', section: null, help: undefined};
  if (isKnown(finding)) {
    // Creating is set up elsewhere than logging.
    const isCreating = finding === 'mandatory_fields' && name === 'create_fields';
    return {
      what: i18n.term(`bgmFinding_${finding}`),
      fix: i18n.term(`bgmFix_${finding}`),
      section: isCreating ? 'create' : mendedIn[finding],
      help: helpPages[finding],
    };
  }
  if (state === 'skipped') {
    const after = checkName(String(details['after'] ?? ''), i18n);
    return after ? {...nothing, what: i18n.term('bgmDoctorSkippedAfter', after)} : undefined;
  }
  return state === 'ok' ? undefined : {...nothing, what: i18n.term('bgmDoctorNoFinding')};
}

/** A check that a newer proxy has is called by its code. */
export function checkName(name: string, i18n: I18n): string {
  const key: `bgmCheck_${CheckName}` = `bgmCheck_${name as CheckName}`;
  const words = i18n.term(key);
  return words === key ? name : words;
}

function isKnown(finding: string | null): finding is FindingCode {
  return finding !== null && Object.hasOwn(mendedIn, finding);
}

/** Details that the words have used up. */
const said = new Set(['after', 'kind']);

/** Figures and API names of a finding, as label and value. */
export function detailLines({name, details}: DoctorCheck, i18n: I18n): [label: string, value: string][] {
  return Object.entries(details)
    .filter(([key]) => !said.has(key))
    .map(([key, value]) => [detailLabel(name, key, i18n), detailValue(key, value, i18n)]);
}

/** The same figure is another thing in another check. */
function detailLabel(name: string, key: string, i18n: I18n): string {
  for (const term of [`bgmDetail_${name}_${key}`, `bgmDetail_${key}`]) {
    const words = i18n.term(term as 'bgmDetail_clock_seconds');
    if (words !== term) return words;
  }
  return key;
}

const inSeconds = new Set(['seconds', 'crm', 'pbx']);
const regionKeys = new Set(['used', 'chosen', 'region']);

function detailValue(key: string, value: string | number | boolean, i18n: I18n): string {
  if (typeof value === 'boolean') return i18n.term(value ? 'bgmDetailYes' : 'bgmDetailNo');
  if (value === 'unknown') return i18n.term('bgmDetailUnknown');
  if (typeof value === 'string') {
    if (regionKeys.has(key)) return value.toUpperCase();
    return key === 'edition' ? value.charAt(0).toUpperCase() + value.slice(1) : value;
  }
  if (key === 'coverage') return i18n.number(value / 100, {style: 'percent'});
  if (key === 'milliseconds') return i18n.term('bgmDoctorMs', i18n.number(value));
  if (inSeconds.has(key)) return timeSpan(value, i18n);
  return i18n.number(value);
}

const units = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

/** `-30 s`, `7 minutes`, `3 days`. Never `6:40`: beside "last event" that is read as a time of day. */
function timeSpan(seconds: number, i18n: I18n): string {
  const [unit, length] = units.find(([, length]) => Math.abs(seconds) >= 2 * length) ?? [];
  return unit
    ? i18n.number(Math.round(seconds / length), {style: 'unit', unit, unitDisplay: 'long'})
    : i18n.term('bgmDoctorSeconds', i18n.number(seconds));
}
