/** An OAuth client as the Zoho emulator knows it. */
export interface ConsoleClient {
  readonly clientId: string;
  readonly name: string;
  /** By data centre where it is enabled. */
  readonly secrets: Readonly<Record<string, string>>;
}

/** Clients that a tenant's admin would have made in the developer console: of its own org, and the one for every data centre. */
export async function consoleClients(zoho: string, org: string): Promise<readonly ConsoleClient[]> {
  const answer = await fetch(`${zoho}/control/state?limit=1&org=${encodeURIComponent(org)}`);
  if (!answer.ok) throw new Error(`The Zoho emulator answered ${answer.status}.`);
  const {clients, orgs} = (await answer.json()) as {
    clients: ConsoleClient[];
    orgs: {companyName: string}[];
  };
  const company = orgs[0]?.companyName;
  return clients.filter(
    ({name, secrets}) => Object.keys(secrets).length > 1 || (company && name.startsWith(`${company} `)),
  );
}
