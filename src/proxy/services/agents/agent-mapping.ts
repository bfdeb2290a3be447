import type {Agent} from '../../../contract/index.ts';
import type {CrmUser} from '../../crm/crm-adapter.ts';
import type {Extension} from '../directory.ts';

export interface MappedAgent {
  /** The CRM user of the agent; undefined when there is none, or the chosen one is gone. */
  readonly user: CrmUser | undefined;
  readonly way: Agent['way'];
}

/** Whose calls need an owner: persons whose extensions take calls. */
export const agentsAmong = (extensions: readonly Extension[]): Extension[] =>
  extensions.filter(({kind, isIdle}) => kind === 'person' && !isIdle);

/**
 * Which CRM user an agent is: an admin's choice wins, else whoever has the same e-mail address (architecture, decision 18).
 * @param choice CRM user id, or an e-mail address as the tenants file names one.
 * @param users Active ones.
 */
export function mapAgent(
  choice: string | undefined,
  email: string | null,
  users: readonly CrmUser[],
): MappedAgent {
  if (choice !== undefined) {
    const user = choice.includes('@') ? byEmail(users, choice) : users.find(({id}) => id === choice);
    return {user, way: user ? 'choice' : 'choice_gone'};
  }
  const user = byEmail(users, email ?? '');
  return {user, way: user ? 'email' : 'none'};
}

/** Addresses are compared without case. */
function byEmail(users: readonly CrmUser[], address: string): CrmUser | undefined {
  const wanted = address.trim().toLowerCase();
  return wanted === '' ? undefined : users.find(({email}) => email.trim().toLowerCase() === wanted);
}
