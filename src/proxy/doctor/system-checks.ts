import type {CheckName} from '../../contract/index.ts';
import {PbxUnavailableError} from '../pbx/pbx-api.ts';
import {NoServiceUserError} from '../pbx/rest/service-account.ts';
import {closedBy, type Examination} from './examination.ts';
import {fail, fine, skip, verdictOfPbx, warn, type Verdict} from './verdict.ts';

const minute = 60_000;
const hour = 60 * minute;

/** A token or a signature may fail over more; the journal's times would be wrong. */
const clockWarns = minute;
const clockFails = 5 * minute;
const slowDatabase = 500;
const queueWarns = 15 * minute;
const queueFails = hour;
/** Longer than a night and a morning without a call. */
const webhookSilence = 24 * hour;

type Check = (examined: Examination) => Promise<Verdict>;

/** Everything on our side of the CRM: the proxy itself, and the PBX. */
export const systemChecks = {
  feature({tenant}) {
    const verdict = !tenant.crmEnabled
      ? fail('feature_off')
      : tenant.settings.enabled
        ? fine()
        : warn('tenant_off');
    return Promise.resolve(verdict);
  },

  async clock(examined) {
    const {tenant, crm, pbx} = examined;
    if (!tenant.crmEnabled) return skip('feature');
    const [, ofPbx] = await Promise.all([closedBy(examined), pbx.signedIn().catch(() => null)]);
    // Whatever the CRM answered, it said what time it is.
    const ofCrm = crm.seen.find(({ahead}) => ahead !== null)?.ahead ?? null;
    if (ofCrm === null && ofPbx === null) return skip('authorization');
    const off = Math.max(Math.abs(ofCrm ?? 0), Math.abs(ofPbx ?? 0));
    const inSeconds = (ahead: number | null) => (ahead === null ? 'unknown' : Math.round(ahead / 1000));
    // How far each is ahead of us: where only one is, the other clock is wrong and not ours.
    const details = {seconds: Math.round(off / 1000), crm: inSeconds(ofCrm), pbx: inSeconds(ofPbx)};
    if (off > clockFails) return fail('clock_off', details);
    return off > clockWarns ? warn('clock_off', details) : fine(details);
  },

  async database({askDatabase, hasRoom, clock}) {
    const began = clock.steady();
    await askDatabase();
    const milliseconds = Math.round(clock.steady() - began);
    if (!hasRoom()) return fail('database_full', {milliseconds});
    return milliseconds >= slowDatabase ? warn('database_slow', {milliseconds}) : fine({milliseconds});
  },

  async queue({health, clock}) {
    const {depth, oldestAt, paused} = (await health()).queue;
    const age = oldestAt === null ? 0 : Math.max(0, clock.now() - Date.parse(oldestAt));
    const details = {calls: depth, seconds: Math.round(age / 1000)};
    if (paused?.why === 'off') return fine(details, 'off_by_settings');
    if (paused) return warn('queue_paused', {...details, why: paused.why});
    if (age > queueFails) return fail('queue_old', details);
    return age > queueWarns ? warn('queue_old', details) : fine(details);
  },

  async pbx({tenant, pbx, hasServiceUser}) {
    if (!tenant.crmEnabled) return skip('feature');
    if (!(await hasServiceUser())) return fail('pbx_no_service_user');
    try {
      await pbx.signedIn();
      return fine();
    } catch (error) {
      if (error instanceof NoServiceUserError) return fail('pbx_refused', {}, error);
      return verdictOfPbx(error);
    }
  },

  async pbx_directory(examined) {
    const closed = await pbxClosedBy(examined);
    if (closed) return skip(closed);
    try {
      const extensions = await examined.pbx.people();
      return extensions > 0 ? fine({extensions}) : fail('pbx_no_extensions');
    } catch (error) {
      return verdictOfPbx(error);
    }
  },

  async webhook(examined) {
    if (!examined.tenant.crmEnabled) return skip('feature');
    const [set, {webhook, callLog}] = await Promise.all([webhookSettings(examined), examined.health()]);
    const details = {eventsLastHour: webhook.eventsLastHour, readable: set !== null};
    if (set && !(set.enabled && isOurs(set.url, examined.webhookUrls)))
      return fail('webhook_not_set', {...details, enabled: set.enabled, set: set.url !== ''});
    if (webhook.lastEventAt === null) {
      // Events are kept for days only: calls that did not come from the call log say that there were some.
      const hadSome = callLog.filled === 0 && (await examined.hasCalls());
      return hadSome ? warn('webhook_silent', details) : warn('webhook_never', details);
    }
    const age = Math.max(0, examined.clock.now() - Date.parse(webhook.lastEventAt));
    const aged = {...details, seconds: Math.round(age / 1000)};
    return age > webhookSilence ? warn('webhook_silent', aged) : fine(aged);
  },

  async call_log(examined) {
    const closed = await pbxClosedBy(examined);
    if (closed) return skip(closed);
    try {
      return (await examined.pbx.readsCallLog()) ? fine() : warn('call_log_refused');
    } catch (error) {
      if (!(error instanceof PbxUnavailableError)) throw error;
      return warn('call_log_unavailable', {}, error);
    }
  },
} satisfies Partial<Record<CheckName, Check>>;

async function pbxClosedBy({tenant, pbx, hasServiceUser}: Examination): Promise<CheckName | undefined> {
  if (!tenant.crmEnabled) return 'feature';
  if (!(await hasServiceUser())) return 'pbx';
  return pbx.signedIn().then(
    () => undefined,
    () => 'pbx' as const,
  );
}

/** Null where the PBX does not tell. */
async function webhookSettings(examined: Examination) {
  if (await pbxClosedBy(examined)) return null;
  return examined.pbx.webhook().catch((error: unknown) => {
    if (error instanceof PbxUnavailableError) return null;
    throw error;
  });
}

/** The PBX may know us by another name than browsers do, so only the path must be ours. */
function isOurs(url: string, ours: readonly string[]): boolean {
  if (!URL.canParse(url)) return false;
  const {pathname} = new URL(url);
  return ours.some((one) => new URL(one).pathname === pathname.replace(/\/+$/, ''));
}
