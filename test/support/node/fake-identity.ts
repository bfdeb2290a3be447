import {PbxUnavailableError, type PbxIdentity, type PbxUser} from '../../../src/proxy/pbx/pbx-api.ts';

export const pbxAgent: PbxUser = {
  userId: '940000000000000101',
  domain: 'demo.example',
  name: 'Ines Holm',
  extension: '101',
  role: 'agent',
  contacts: 'full',
  settings: 'none',
};

/** A PBX that knows these tokens; the token `pbx-is-down` finds it silent. */
export function fakeIdentity(users: Readonly<Record<string, PbxUser>>): PbxIdentity {
  return {
    introspect: (token) =>
      token === 'pbx-is-down'
        ? Promise.reject(new PbxUnavailableError('silent'))
        : Promise.resolve(users[token]),
  };
}
