import * as v from 'valibot';
import {idSchema, timestampSchema} from '../primitives.ts';
import {tenantConnectionStates} from './connection.ts';

/** A tenant as the system admin sees it. */
export const tenantSchema = v.object({
  id: idSchema,
  /** SIP domain. */
  domain: v.string(),
  /** The feature switch. */
  crmEnabled: v.boolean(),
  state: v.picklist(tenantConnectionStates),
  changedAt: v.nullable(timestampSchema),
});
export type TenantFeature = v.InferOutput<typeof tenantSchema>;
export const tenantsReplySchema = v.object({items: v.array(tenantSchema)});
export type TenantsReply = v.InferOutput<typeof tenantsReplySchema>;

/** Body of `PUT /tenants/{tenantId}/crm`. */
export const tenantFeatureSchema = v.strictObject({enabled: v.boolean()});

export const tenantExample = {
  id: '940000000000000001',
  domain: 'demo.example',
  crmEnabled: true,
  state: 'connected',
  changedAt: '2026-06-15T07:59:00.000Z',
} satisfies TenantFeature;
export const tenantsReplyExample = {items: [tenantExample]} satisfies TenantsReply;
