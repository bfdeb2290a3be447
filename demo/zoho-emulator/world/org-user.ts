/** A Zoho user of one org. */
export interface OrgUser {
  id: string;
  zuid: string;
  firstName: string;
  lastName: string;
  email: string;
  admin: boolean;
  status: 'active' | 'inactive' | 'deleted';
  /** False: the profile has no "Zoho CRM API Access". */
  apiAccess: boolean;
}

export const userName = (user: OrgUser): string => `${user.firstName} ${user.lastName}`;
