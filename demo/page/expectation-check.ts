import type {Mark} from './scenario-list.ts';
import type {GoldenScenario} from './scenarios.ts';
import type {CrmRecord} from './zoho-control.ts';

/**
 * Holds what a golden scenario left in the CRM against its expectation.
 * @param created Call activities that were not there before.
 * @param ownerEmail E-mail of the Zoho user who should own the call.
 */
export function checkExpectation(
  scenario: GoldenScenario,
  created: readonly CrmRecord[],
  ownerEmail?: string,
): Mark {
  const {expected} = scenario;
  if (created.length !== expected.creates)
    return fail(`${created.length} calls in Zoho instead of ${expected.creates}`);
  const call = created[0];
  if (!call) return {state: 'pass'};
  if (call['Call_Type'] !== expected.type)
    return fail(`type ${String(call['Call_Type'])} instead of ${expected.type}`);
  const seconds = Number(call['Call_Duration_in_seconds'] ?? 0);
  if (seconds !== (expected.seconds ?? 0)) return fail(`${seconds} s instead of ${expected.seconds} s`);
  const owner = (call['Owner'] as {email?: string} | null)?.email;
  if (ownerEmail && owner && owner !== ownerEmail) return fail(`owner ${owner} instead of ${ownerEmail}`);
  return {state: 'pass'};
}

function fail(says: string): Mark {
  return {state: 'fail', says};
}
