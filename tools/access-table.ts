import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {operations} from '../src/proxy/openapi/document.ts';
import type {Operation} from '../src/proxy/openapi/operation.ts';
import {accessRules, people, verdict, type Person} from './access-rules.ts';

export const accessFile = join(import.meta.dirname, '../docs/access.md');

const names: Readonly<Record<Person, string>> = {
  nobody: 'nobody',
  agent: 'agent',
  agent_looking: 'agent, CRM contacts: view',
  agent_without_contacts: 'agent, no CRM contacts',
  settings_viewer: 'Integrations: view',
  tenant_admin: 'tenant admin',
  system_admin: 'system admin',
};
const signs = {allowed: 'yes', unauthenticated: '401', forbidden: '403', crm_disabled: 'off'} as const;

/** The table as `docs/access.md` holds it. */
export function accessTable(list: readonly Operation[]): string {
  return [
    '# Who may ask what',
    '',
    'Made by `npm run access` from the rules in `tools/access-rules.ts`; a test asks every route of a running proxy as each of these',
    'people, with ids of their own tenant, of another and of none, and fails when an answer differs from this page.',
    '',
    '- **401** `unauthenticated`, **403** `forbidden`, **off** 403 `crm_disabled`.',
    '- Ids of another tenant are answered exactly as ids that nobody has. No route but the system admin’s takes a tenant from the request.',
    '- _CRM contacts_ and _Integrations_ are the PBX’s permissions. A PBX before 22.3 reports none: then all agents may, and only admins see the settings.',
    '- The PBX’s own routes take its webhook secret and nobody’s token.',
    '- A link to a recording opens by its own id; a private one asks for PBX user and password.',
    '',
    '## While the CRM is on',
    '',
    ...table(list, true),
    '',
    '## While the system admin has it off',
    '',
    ...table(list, false),
    '',
  ].join('\n');
}

function table(list: readonly Operation[], isOn: boolean): string[] {
  const rows = list.map((operation) => {
    const {id, method, path, atRoot} = operation;
    const route = `\`${method.toUpperCase()} ${path}\`${atRoot ? ' (root)' : ''}`;
    const cells = people.map((person) => signs[verdict(accessRules[id]!, person, isOn)]);
    return [route, ...cells];
  });
  const header = ['route', ...people.map((person) => names[person])];
  const lines = [header, header.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await writeFile(accessFile, accessTable(operations));
  console.log(`docs/access.md: ${operations.length} routes`);
}
