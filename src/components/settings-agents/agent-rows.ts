import type {Agent, AgentsReply, ZohoUser} from '../../contract/index.ts';

/** An extension with the CRM user that its calls go to, as far as it is known. */
export interface AgentRow {
  readonly agent: Agent;
  readonly user: ZohoUser | undefined;
  readonly isMapped: boolean;
  /** Everything that can be searched for, in small letters. */
  readonly searched: string;
}

/** Rows with those that need somebody first, then by extension. */
export function agentRows({items, zohoUsers}: AgentsReply, lang: string): AgentRow[] {
  const users = new Map(zohoUsers.map((user) => [user.id, user]));
  const collator = new Intl.Collator(lang, {numeric: true});
  return items
    .map((agent) => {
      const user = agent.zohoUserId === null ? undefined : users.get(agent.zohoUserId);
      const texts = [agent.extension, agent.name, agent.email, user?.name, user?.email];
      return {agent, user, isMapped: isMapped(agent), searched: texts.join('\n').toLowerCase()};
    })
    .sort(
      (a, b) =>
        Number(a.isMapped) - Number(b.isMapped) || collator.compare(a.agent.extension, b.agent.extension),
    );
}

/** A chosen user who is gone counts as none. */
export function isMapped({zohoUserId, way}: Agent): boolean {
  return zohoUserId !== null && way !== 'choice_gone' && way !== 'none';
}

/** Users that a text fits, by name; the one with the agent's own name or e-mail comes first. */
export function usersFor(
  {name, email}: Agent,
  users: readonly ZohoUser[],
  typed: string,
  lang: string,
): ZohoUser[] {
  const wanted = typed.trim().toLowerCase();
  const collator = new Intl.Collator(lang, {numeric: true, sensitivity: 'base'});
  const isLikely = (user: ZohoUser) =>
    collator.compare(user.name, name) === 0 ||
    (email !== null && user.email?.toLowerCase() === email.toLowerCase());
  return users
    .filter((user) => `${user.name}\n${user.email ?? ''}`.toLowerCase().includes(wanted))
    .sort((a, b) => Number(isLikely(b)) - Number(isLikely(a)) || collator.compare(a.name, b.name));
}
