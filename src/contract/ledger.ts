/**
 * How reading the PBX's call log goes. `refused`: the PBX hides it from the tenant (Call Statistics off, or the service user's role);
 * `no_service_user`: none is set, or its password was refused; `off`: the CRM is switched off.
 */
export const callLogStates = ['never', 'ok', 'off', 'refused', 'no_service_user', 'unavailable'] as const;
export type CallLogState = (typeof callLogStates)[number];
