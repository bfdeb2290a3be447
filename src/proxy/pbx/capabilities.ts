import type {Permission} from '../middleware/env.ts';

/**
 * How far a permission goes. The PBX reports capabilities as `Area.ViewOnly` or `Area.FullAccess` (pbx-facts 1.3).
 * @param areas Names under which the area may be reported.
 */
export function permissionIn(capabilities: readonly string[], areas: readonly string[]): Permission {
  const has = (grade: string) => areas.some((area) => capabilities.includes(`${area}.${grade}`));
  return has('FullAccess') ? 'full' : has('ViewOnly') ? 'view' : 'none';
}

/** Area of the permission *Integrations*. */
export const settingsAreas = ['Integration'] as const;
/** Area of the permission *CRM Contacts*; its name is not documented. */
export const contactAreas = ['CRMContact'] as const;
