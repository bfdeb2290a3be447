import type {Problem, Session} from '../contract/index.ts';

/** How this page stands with the proxy and the CRM. */
export interface ConnectionState {
  readonly link: 'connecting' | 'online' | 'offline' | 'signed_out';
  readonly session?: Session;
  readonly problem?: Problem;
}
