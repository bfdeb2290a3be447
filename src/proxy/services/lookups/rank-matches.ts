import type {CrmModule, Match, MatchReason} from '../../../contract/index.ts';
import type {CrmRecord} from '../../crm/crm-adapter.ts';
import {sameNumber} from '../../phone/same-number.ts';
import {matchOf} from '../contacts/contact-view.ts';

/** The surest rule first, when several fields of a record hold the number. */
const sureness: Readonly<Record<MatchReason['rule'], number>> = {
  e164: 0,
  national: 1,
  caller_country: 2,
  remembered: 3,
};

/** Why a record holds a canonical number; undefined when it does not. */
export function reasonFor(
  record: CrmRecord,
  e164: string,
  country: string,
  lookupOrder: readonly CrmModule[],
): MatchReason | undefined {
  const order = lookupOrder.indexOf(record.module) + 1 || lookupOrder.length + 1;
  return record.phones
    .flatMap(({field, stored}) => {
      const rule = sameNumber(stored, e164, country);
      return rule ? [{field, stored, rule, order}] : [];
    })
    .sort((one, other) => sureness[one.rule] - sureness[other.rule])[0];
}

/**
 * The records that hold a number, each once and with its reason: in the tenant's lookup order, within a module the most recently
 * active first. What a CRM's search found by mere likeness is left out (reliability Z39).
 */
export function rankMatches(
  records: readonly CrmRecord[],
  e164: string,
  country: string,
  lookupOrder: readonly CrmModule[],
): Match[] {
  const byRef = new Map(records.map((record) => [`${record.module}:${record.id}`, record]));
  return [...byRef.values()]
    .flatMap((record) => {
      const reason = reasonFor(record, e164, country, lookupOrder);
      return reason && lookupOrder.includes(record.module) ? [{record, reason}] : [];
    })
    .sort(
      (one, other) =>
        one.reason.order - other.reason.order ||
        newestFirst(one.record, other.record) ||
        byId(one.record, other.record),
    )
    .map(({record, reason}) => matchOf(record, e164, country, reason));
}

function newestFirst(one: CrmRecord, other: CrmRecord): number {
  const at = ({lastActivityAt, modifiedAt}: CrmRecord) => lastActivityAt ?? modifiedAt ?? '';
  return at(one) === at(other) ? 0 : at(one) < at(other) ? 1 : -1;
}

/** Any order that does not change between two askings. */
function byId(one: CrmRecord, other: CrmRecord): number {
  return one.id < other.id ? -1 : 1;
}
