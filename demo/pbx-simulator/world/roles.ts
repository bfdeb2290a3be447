/** Predefined roles of the PBX that the demo uses (pbx-facts 1.3), and three that a tenant's admin made of *Standard User*. */
export type PbxRole =
  'SystemAdmin' | 'Admin' | 'QueueManager' | 'StandardUser' | 'NoCrm' | 'CrmViewer' | 'IntegrationViewer';

interface RoleFacts {
  readonly id: string;
  readonly name: string;
  /** As the widgets' contract calls it; printed for tools that drive the demo. */
  readonly contractRole: 'agent' | 'tenant_admin' | 'system_admin';
  /** `Area.ViewOnly` or `Area.FullAccess`; the CRM area's name is assumed. */
  readonly capabilities: readonly string[];
}

const own = ['User.ViewOnly'];

export const roles: Record<PbxRole, RoleFacts> = {
  SystemAdmin: {
    id: '930000000000000001',
    name: 'System Admin',
    contractRole: 'system_admin',
    capabilities: ['SystemSettings.FullAccess', 'SystemTenant.FullAccess'],
  },
  Admin: {
    id: '930000000000000002',
    name: 'Admin',
    contractRole: 'tenant_admin',
    capabilities: [
      'User.FullAccess',
      'PhoneSystem.FullAccess',
      'Trunk.FullAccess',
      'Billing.FullAccess',
      'Company.FullAccess',
      'CompanyContact.FullAccess',
      'CompanyRecording.FullAccess',
      'Analytics.FullAccess',
      'Integration.FullAccess',
      'CRMContact.FullAccess',
    ],
  },
  QueueManager: {
    id: '930000000000000003',
    name: 'Queue Supervisor',
    contractRole: 'agent',
    capabilities: [
      ...own,
      'CompanyContact.ViewOnly',
      'CompanyRecording.ViewOnly',
      'Analytics.ViewOnly',
      'CRMContact.FullAccess',
    ],
  },
  StandardUser: {
    id: '930000000000000004',
    name: 'Standard User',
    contractRole: 'agent',
    capabilities: ['CompanyContact.ViewOnly', 'CRMContact.FullAccess'],
  },
  NoCrm: {
    id: '930000000000000005',
    name: 'Warehouse',
    contractRole: 'agent',
    capabilities: ['CompanyContact.ViewOnly'],
  },
  CrmViewer: {
    id: '930000000000000006',
    name: 'Reads CRM contacts',
    contractRole: 'agent',
    capabilities: ['CompanyContact.ViewOnly', 'CRMContact.ViewOnly'],
  },
  IntegrationViewer: {
    id: '930000000000000007',
    name: 'Sees integrations',
    contractRole: 'agent',
    capabilities: ['CompanyContact.ViewOnly', 'CRMContact.FullAccess', 'Integration.ViewOnly'],
  },
};

/** A role that a tenant made shows as the predefined one it was made from. */
export const roleWord = (role: PbxRole): string =>
  ['NoCrm', 'CrmViewer', 'IntegrationViewer'].includes(role) ? 'StandardUser' : role;

/** May this role see calls, recordings and live sessions of everybody in the tenant? */
export const seesTenant = (role: PbxRole): boolean => role === 'Admin' || role === 'QueueManager';
