/** Words of the section that says what agents may create, and where the widgets may stand. */
export const settingsCreate = {
  bgmCreateSetTitle: 'Create',
  bgmCreateSetOff: 'off',
  bgmCreateSetEnabled: 'Agents create records for new numbers',
  bgmCreateSetEnabledHint:
    'When nobody in Zoho has the number, the card offers to create a record. Duplicates are shown first.',
  bgmCreateSetType: 'What they create',
  bgmCreateSetType_Contact: 'Contact',
  bgmCreateSetType_ContactHint: 'A person you do business with.',
  bgmCreateSetType_Lead: 'Lead',
  bgmCreateSetType_LeadHint: 'A person who may become a customer. Needs a company.',

  bgmPagesTitle: 'Pages',
  bgmPagesFew: (count: number) => (count === 1 ? '1 page' : `${count} pages`),
  bgmPagesNone: 'none',
  bgmPagesOrigins: 'Pages that may use the widgets',
  bgmPagesHint:
    'The address of each site that shows them, as https://portal.example: with its port if it has one, without a path. Others are refused by the browser.',
  bgmPagesEmpty: 'No page is allowed yet: the widgets work on none but the PBX’s own.',
  bgmPagesNew: 'Address of another page',
  bgmPagesAdd: 'Add',
  bgmPagesAdded: (origin: string) => `${origin} is allowed once you save.`,
  bgmPagesRemove: (origin: string) => `Remove ${origin}`,
  bgmPagesRemoved: (origin: string) => `${origin} is removed once you save.`,
  bgmPagesThis: 'this page',
} as const;
