import type {Context} from 'hono';
import {isModuleName} from '../fields/schema.ts';
import type {ModuleName} from '../fields/schema.ts';
import type {NeededScope} from '../oauth/scopes.ts';
import type {Org} from '../world/org.ts';
import {ZohoError, invalidModule} from '../world/zoho-error.ts';
import {requireScope} from './authenticate.ts';
import type {Env} from './api-env.ts';

/** @throws ZohoError INVALID_MODULE for an unknown module or one that is switched off */
export function knownModule(org: Org, name: string | undefined): ModuleName {
  if (!name || !isModuleName(name) || org.settings.disabledModules.includes(name)) throw invalidModule();
  return name;
}

/** The `:module` of the path, once the caller may do `operation` there. */
export function moduleFor(c: Context<Env>, operation: NeededScope['operation']): ModuleName {
  const module = knownModule(c.var.caller.org, c.req.param('module'));
  requireScope(c, {path: `modules.${module}`, operation});
  const isWriting = operation !== 'READ';
  if (isWriting && c.var.caller.org.settings.readOnlyModules.includes(module))
    throw new ZohoError(403, 'NO_PERMISSION', 'permission denied', {
      permissions: [`Crm_Implied_${operation === 'CREATE' ? 'Create' : 'Edit'}_${module}`],
    });
  return module;
}

export const queryOf = (c: Context<Env>): URLSearchParams => new URL(c.req.url).searchParams;
