import type {Contact, Match, MatchReason} from '../../../contract/index.ts';
import type {CrmRecord} from '../../crm/crm-adapter.ts';
import {describeNumber, readNumber} from '../../phone/read-number.ts';

/**
 * A record as browsers get it.
 * @param country ISO country in which the tenant's people store national numbers.
 */
export function contactOf(record: CrmRecord, country: string): Contact {
  const {module, id, name, company, title, email, owner, url, lastActivityAt, modifiedAt} = record;
  return {
    module,
    id,
    name,
    company,
    title,
    email,
    phones: record.phones.map(({kind, stored}) => ({kind, number: readNumber(stored, country)})),
    owner,
    url,
    lastActivityAt,
    etag: modifiedAt && `"${modifiedAt}"`,
  };
}

/** A record that holds a number, with the reason; the number it matched by is shown as it was understood. */
export function matchOf(record: CrmRecord, e164: string, country: string, reason: MatchReason): Match {
  const contact = contactOf(record, country);
  const phones = contact.phones.map((phone, index) =>
    record.phones[index]!.field === reason.field && phone.number.e164 !== e164
      ? {kind: phone.kind, number: describeNumber(record.phones[index]!.stored, e164, country)}
      : phone,
  );
  return {...contact, phones, reason};
}
