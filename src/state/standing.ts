import type {CrmClient} from '../client/crm-client.ts';
import type {Session} from '../contract/index.ts';
import type {ConnectionState} from './contexts.ts';
import type {I18n} from './i18n.ts';

/** Whether a widget may ask the CRM now, and if not, what stands in the way. */
export type Standing =
  | 'ready'
  | 'no_client'
  | 'connecting'
  | 'offline'
  | 'signed_out'
  | 'crm_authorization_required'
  | 'crm_disabled';

export function sessionOf(client?: CrmClient, connection?: ConnectionState): Session | undefined {
  return connection?.session ?? client?.session;
}

export function standingOf(client?: CrmClient, connection?: ConnectionState): Standing {
  if (!client) return 'no_client';
  if (connection && connection.link !== 'online' && connection.link !== 'connecting') return connection.link;
  const session = sessionOf(client, connection);
  if (!session) return 'connecting';
  if (session.crm.state === 'authorization_required') return 'crm_authorization_required';
  return session.crm.state === 'disabled' ? 'crm_disabled' : 'ready';
}

/** What an agent reads about it; nothing when all is well. */
export function standingWords(i18n: I18n, standing: Standing): string {
  switch (standing) {
    case 'ready':
      return '';
    case 'no_client':
      return i18n.term('bgmNotConnected');
    case 'connecting':
      return i18n.term('bgmConnecting');
    case 'offline':
      return i18n.term('bgmOffline');
    case 'signed_out':
      return i18n.term('bgmSignedOut');
    case 'crm_authorization_required':
      return i18n.term('bgmProblem_crm_authorization_required');
    case 'crm_disabled':
      return i18n.term('bgmProblem_crm_disabled');
  }
}
