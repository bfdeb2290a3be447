import type {Line, PbxEvent} from '../events.ts';
import {dialectOf, numbersAs, renameField, toDialectA, toDialectB, trunkAs} from '../mutations/wire-form.ts';
import type {Switches} from '../switches.ts';
import type {TenantFacts} from '../world/tenants.ts';

export interface WireMessage {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What is posted for a line: the event spelled as the switches say. `cdrId` is that of its session. */
export function toWire(
  line: Line,
  switches: Switches,
  tenant: TenantFacts,
  cdrId: string | undefined,
): WireMessage {
  const event = withEventId(spell(line.event, switches, tenant, cdrId), line, switches);
  const inHeader = switches.eventId === 'header' && line.sim.id;
  return {
    body: JSON.stringify(event),
    headers: inHeader ? {[switches.eventIdHeader]: inHeader} : {},
  };
}

function spell(
  event: PbxEvent,
  switches: Switches,
  tenant: TenantFacts,
  cdrId: string | undefined,
): PbxEvent {
  let spelled = inDialect(event, switches, tenant, cdrId);
  if (switches.didField && spelled.event_type === 'call_cdr') {
    spelled = renameField(renameField(spelled, 'did_cid', 'did'), 'did', switches.didField);
  }
  if (switches.endReasonField && spelled.event_type === 'call_cdr') {
    spelled = renameField(
      renameField(spelled, 'end_reason', 'ended_reason'),
      'ended_reason',
      switches.endReasonField,
    );
  }
  if (switches.numberForm) {
    spelled = numbersAs(spelled, switches.numberForm, {inside: tenant.domain, trunk: tenant.trunk.host});
  }
  if (switches.trunkForm) spelled = trunkAs(spelled, switches.trunkForm, tenant.trunk.id);
  if (!switches.cdrId) {
    const {cdr_id: _, ...rest} = spelled;
    spelled = rest;
  }
  return spelled;
}

function inDialect(event: PbxEvent, switches: Switches, tenant: TenantFacts, cdrId: string | undefined) {
  const written = dialectOf(event);
  if (!switches.dialect || !written || written === switches.dialect) return event;
  return switches.dialect === 'A' ? toDialectA(event) : toDialectB(event, {cdrId, trunkId: tenant.trunk.id});
}

const withEventId = (event: PbxEvent, line: Line, switches: Switches): PbxEvent =>
  switches.eventId === 'field' && line.sim.id ? {...event, [switches.eventIdField]: line.sim.id} : event;
