import * as v from 'valibot';
import {idSchema} from '../primitives.ts';

/** Somebody who may own activities in the CRM. */
export const zohoUserSchema = v.object({id: idSchema, name: v.string(), email: v.nullable(v.string())});
export type ZohoUser = v.InferOutput<typeof zohoUserSchema>;

/**
 * How an extension found its CRM user: by the same `email`, by an admin's `choice`, or not at all. `choice_gone`: the chosen user
 * is no longer active in the CRM.
 */
export const ownerWays = ['email', 'choice', 'choice_gone', 'none'] as const;

export const agentSchema = v.object({
  extension: v.string(),
  name: v.string(),
  /** As the PBX knows it. */
  email: v.nullable(v.string()),
  zohoUserId: v.nullable(idSchema),
  way: v.picklist(ownerWays),
});
export type Agent = v.InferOutput<typeof agentSchema>;

/** Answer of `GET /agents` and `PUT /agents`. */
export const agentsReplySchema = v.object({
  items: v.array(agentSchema),
  /** Active users of the CRM, to choose from. Empty while the CRM cannot be asked. */
  zohoUsers: v.array(zohoUserSchema),
  /** Extensions with a CRM user, in whole per cent. */
  coverage: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)),
  /** False: the CRM could not be asked, so nothing is known of who is mapped by e-mail. */
  complete: v.boolean(),
});
export type AgentsReply = v.InferOutput<typeof agentsReplySchema>;

/** Body of `PUT /agents`: an admin's choice for one extension; null: by e-mail again. */
export const agentChoiceSchema = v.strictObject({
  extension: v.pipe(v.string(), v.regex(/^[0-9A-Za-z_.-]{1,32}$/)),
  zohoUserId: v.nullable(idSchema),
});
export type AgentChoice = v.InferOutput<typeof agentChoiceSchema>;

export const agentsReplyExample = {
  items: [
    {
      extension: '101',
      name: 'Ines Holm',
      email: 'ines@demo.example',
      zohoUserId: '4876876000000000101',
      way: 'email',
    },
    {extension: '102', name: 'Omar Reyes', email: null, zohoUserId: null, way: 'none'},
  ],
  zohoUsers: [{id: '4876876000000000101', name: 'Ines Holm', email: 'ines@demo.example'}],
  coverage: 50,
  complete: true,
} satisfies AgentsReply;
export const agentChoiceExample = {extension: '102', zohoUserId: '4876876000000000101'} satisfies AgentChoice;
