import type {Tenant} from '../../services/tenants/tenants.ts';
import type {
  ActivityChange,
  ActivityDraft,
  ActivityGuard,
  ActivityUpdate,
  Asking,
  CreatingActivity,
  FindingActivity,
} from '../crm-adapter.ts';
import {CrmError} from '../crm-error.ts';
import {replaceMarkedBlock} from '../marked-block.ts';
import {activityFields, amendedFields, movedTo, takenBy} from './activity-fields.ts';
import {ActivitySearch} from './activity-search.ts';
import type {CallLayout} from './call-layout.ts';
import {type CallLayouts} from './call-layouts.ts';
import {rowsOf} from './record-values.ts';
import type {ZohoClient} from './zoho-client.ts';
import {alreadyModified, writtenId} from './zoho-error.ts';

type Row = Readonly<Record<string, unknown>>;

/** So many fields of one call may be refused before the refusal is told. */
const refusalsAtMost = 3;

/** Writes call activities: one Zoho call for each of ours. */
export class Activities {
  readonly #client: ZohoClient;
  readonly #layouts: CallLayouts;
  readonly #search: ActivitySearch;

  constructor(client: ZohoClient, layouts: CallLayouts) {
    this.#client = client;
    this.#layouts = layouts;
    this.#search = new ActivitySearch(client);
  }

  async guard(tenant: Tenant, asked: Asking = {}): Promise<ActivityGuard> {
    const layout = await this.#layouts.of(tenant.id, asked);
    return layout.guard(tenant.settings.journal.callKeyField);
  }

  /** What would be sent for a new activity, as far as the tenant's fields are known. Asks nothing. */
  preview(tenant: Tenant, draft: ActivityDraft): Readonly<Record<string, unknown>> {
    return activityFields(draft, this.#layouts.known(tenant.id), tenant.settings.journal).fields;
  }

  async create(
    tenant: Tenant,
    draft: ActivityDraft,
    {beforeSending, ...asked}: CreatingActivity = {},
  ): Promise<{id: string; leftOut: readonly string[]; existed?: boolean}> {
    const {journal} = tenant.settings;
    let layout = await this.#layouts.of(tenant.id, asked);
    for (let refusals = 0; ; refusals += 1) {
      const {fields, leftOut} = activityFields(draft, layout, journal);
      await beforeSending?.(layout.guard(journal.callKeyField));
      try {
        return {id: await this.#insert(tenant.id, fields, asked), leftOut};
      } catch (error) {
        if (error instanceof CrmError && error.kind === 'duplicate') {
          const keyField = layout.keyField(journal.callKeyField);
          if (!isOfMark(error, keyField)) throw new CrmError('rejected', codesOf(error));
          // A field that the tenant made unique holds our marker already: it is this very call (reliability Z31).
          if (error.existingId) return {id: error.existingId, leftOut, existed: true};
        }
        const narrower = await this.#withoutRefused(tenant, layout, fields, error, asked);
        if (!narrower || refusals >= refusalsAtMost) throw aboutPart(error);
        layout = narrower;
      }
    }
  }

  async update(
    tenant: Tenant,
    id: string,
    change: ActivityChange,
    asked: Asking = {},
  ): Promise<ActivityUpdate> {
    try {
      let layout = await this.#layouts.of(tenant.id, asked);
      let wanted = change;
      let before: Row | undefined;
      for (let refusals = 0; ; refusals += 1) {
        const current = await this.#current(tenant.id, id, wanted, layout, asked);
        if (!current) return 'deleted';
        const fields = changedFields(wanted, current, layout);
        try {
          await this.#put(tenant.id, id, fields, since(current, before), asked);
          return wanted === change ? 'updated' : 'in_part';
        } catch (error) {
          if (isAlreadyModified(error) && refusals < refusalsAtMost) {
            before = current;
            continue;
          }
          if (wanted.amended && isAboutAmendment(error)) {
            const {amended: _, ...rest} = wanted;
            wanted = rest;
            continue;
          }
          const narrower = await this.#withoutRefused(tenant, layout, fields, error, asked);
          if (!narrower || refusals >= refusalsAtMost) throw error;
          layout = narrower;
        }
      }
    } catch (error) {
      if (error instanceof CrmError && error.kind === 'not_found') return 'deleted';
      // A change can be repeated without harm, so nothing about it stays in doubt.
      if (error instanceof CrmError && error.kind === 'unknown_outcome')
        throw new CrmError('unavailable', {cause: error});
      throw aboutPart(error);
    }
  }

  async find(
    tenant: Tenant,
    draft: ActivityDraft,
    {sent, ...asked}: FindingActivity = {},
  ): Promise<{id: string} | undefined> {
    const layout = await this.#layouts.of(tenant.id, asked);
    const {callKeyField} = tenant.settings.journal;
    const marks = sent === 'none' ? {key: null, texts: []} : layout.marks(callKeyField);
    return this.#search.find(tenant.id, draft, marks, asked);
  }

  async #insert(tenantId: string, fields: object, {signal}: Asking): Promise<string> {
    const {status, body} = await this.#client.request(tenantId, {
      method: 'POST',
      path: 'Calls',
      // Workflows of the tenant may act on a call; approvals and blueprints are for what people enter.
      body: {data: [fields], trigger: ['workflow']},
      ...(signal && {signal}),
    });
    return writtenId(status, body);
  }

  async #put(
    tenantId: string,
    id: string,
    fields: object,
    unmodifiedSince: string | undefined,
    {signal}: Asking,
  ): Promise<void> {
    const {status, body} = await this.#client.request(tenantId, {
      method: 'PUT',
      path: `Calls/${id}`,
      priority: 'enrichment',
      ...(unmodifiedSince !== undefined && {unmodifiedSince}),
      // Workflows ran when the call was written; what comes later is no news to them.
      body: {data: [fields], trigger: []},
      ...(signal && {signal}),
    });
    writtenId(status, body);
  }

  /** What of an activity matters to a change, as it stands there; undefined when it is gone. */
  #current(
    tenantId: string,
    id: string,
    {amended}: ActivityChange,
    {textField}: CallLayout,
    asked: Asking,
  ): Promise<Row | undefined> {
    const facts = amended ? ['Subject', 'Call_Duration_in_seconds'] : [];
    return this.#read(tenantId, id, [textField ?? 'Subject', ...facts, 'Modified_Time'], asked);
  }

  /** What to try after Zoho refused one field that a call can do without; undefined when there is nothing to try. */
  async #withoutRefused(
    tenant: Tenant,
    layout: CallLayout,
    sent: Readonly<Record<string, unknown>>,
    error: unknown,
    asked: Asking,
  ): Promise<CallLayout | undefined> {
    if (!(error instanceof CrmError) || error.kind !== 'rejected') return undefined;
    const {field, providerCode} = error;
    const mayMiss = field !== undefined && field in sent && !needed.has(field);
    if (!mayMiss || !fieldCodes.has(providerCode ?? '')) return undefined;
    return this.#layouts.afterRefusal(tenant.id, layout, field, asked);
  }

  async #read(tenantId: string, id: string, fields: readonly string[], {signal}: Asking) {
    if (!/^[0-9]{1,25}$/.test(id)) return undefined;
    const {body} = await this.#client.request(tenantId, {
      path: `Calls/${id}`,
      priority: 'enrichment',
      query: {fields: [...new Set(fields)].join(',')},
      ...(signal && {signal}),
    });
    return rowsOf(body)[0];
  }
}

/** The text as people left it, with our block renewed. */
function changedFields(
  {marker, description, recordingUrl, contact, amended}: ActivityChange,
  current: Row,
  layout: CallLayout,
): Record<string, unknown> {
  const {textField} = layout;
  const before = textField === null ? undefined : current[textField];
  const text = replaceMarkedBlock(
    typeof before === 'string' ? before : '',
    marker,
    description,
    layout.room(textField ?? ''),
  );
  return takenBy(layout, {
    ...(textField !== null && {[textField]: text}),
    ...(recordingUrl && {Voice_Recording__s: recordingUrl}),
    ...(contact !== undefined && movedTo(contact)),
    ...(amended && amendedFields(amended, current, layout)),
  });
}

/**
 * What a person saves between our reading and our writing must not be lost: then Zoho refuses ours (zoho-api-facts 7, 412).
 * @param before As it was read before Zoho said that somebody changed it since. Did nobody, the condition itself is not understood
 *   there, and goes.
 */
function since({Modified_Time: now}: Row, before: Row | undefined): string | undefined {
  return typeof now === 'string' && now !== before?.Modified_Time ? now : undefined;
}

const isAlreadyModified = (error: unknown): boolean =>
  error instanceof CrmError && error.providerCode === alreadyModified;

/** Whether it is our mark that stands in Zoho already; what another unique field holds is another call's. */
const isOfMark = ({field}: CrmError, keyField: string | null): boolean =>
  keyField !== null && (field === undefined || field === keyField);

/** Refusals that are about one field's place or value, not about the call. */
const fieldCodes = new Set(['INVALID_DATA', 'NOT_ALLOWED', 'PATTERN_NOT_MATCHED']);
const links = new Set(['Who_Id', 'What_Id', '$se_module']);
/** Without these it would be another call. */
const needed = new Set(['Subject', 'Call_Type', 'Call_Start_Time', 'Call_Duration', 'Owner', ...links]);

/** Zoho does not say which facts of a call that took place may be changed: a refusal must not cost the rest of the news. */
function isAboutAmendment(error: unknown): boolean {
  if (!(error instanceof CrmError) || error.kind !== 'rejected') return false;
  return error.field === undefined || ['Subject', 'Call_Duration'].includes(error.field);
}

/** Says whether Zoho complains about the owner or about the record that the call belongs to. */
function aboutPart(error: unknown): unknown {
  if (!(error instanceof CrmError) || !['rejected', 'permission'].includes(error.kind)) return error;
  if (error.part !== undefined) return error;
  const {kind, providerCode, field} = error;
  const isConverted = providerCode === 'CONVERTED_RECORD' || providerCode === 'ID_ALREADY_CONVERTED';
  const isLink = isConverted || (field !== undefined && links.has(field));
  const part = field === 'Owner' ? 'owner' : isLink ? 'contact' : undefined;
  return part === undefined ? error : new CrmError(kind, {part, ...codesOf(error)});
}

const codesOf = ({providerCode, field, cause}: CrmError) => ({
  cause,
  ...(providerCode && {providerCode}),
  ...(field && {field}),
});
