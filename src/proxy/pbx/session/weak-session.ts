import {createHash} from 'node:crypto';
import type {PbxEvent} from '../wire/pbx-event.ts';

const prefix = 'weak-';

/**
 * A session id for a call that came without one: the same whenever the same call is told (reliability E12). Only a `call_cdr` says
 * enough for that; undefined for every other event.
 */
export function weakSessionId(tenantId: string, event: PbxEvent): string | undefined {
  const {cdr, caller, callee} = event;
  if (!cdr || cdr.startedAt === null || caller + callee === '') return undefined;
  const second = Math.floor(cdr.startedAt / 1000);
  const leg = cdr.legs[0]?.number ?? '';
  const said = JSON.stringify([tenantId, cdr.trunk, caller, callee, second, leg]);
  return `${prefix}${createHash('sha256').update(said).digest('hex').slice(0, 24)}`;
}

export const isWeakSession = (sessionId: string): boolean => sessionId.startsWith(prefix);
