/** Words of the section that says how callers are found. */
export const settingsFind = {
  bgmFindTitle: 'Find',
  bgmFindOrder: 'Look in',
  bgmFindOrderHint:
    'The first kind of record that has the number is shown. Drag a row, use its buttons, or press Alt with an arrow key.',
  bgmFindLeftOut: 'Not looked in:',
  bgmFindModule_Contacts: 'Contacts',
  bgmFindModule_Leads: 'Leads',
  bgmFindModule_Accounts: 'Accounts',
  bgmFindMoveUp: (module: string) => `Move ${module} up`,
  bgmFindMoveDown: (module: string) => `Move ${module} down`,
  bgmFindGrip: (module: string, place: number, of: number) => `${module}, place ${place} of ${of}`,
  bgmFindLeaveOut: (module: string) => `Leave out ${module}`,
  bgmFindPutBack: (module: string) => `Look in ${module} again`,
  bgmFindMoved: (module: string, place: number, of: number) => `${module}: now place ${place} of ${of}`,
  bgmFindIsLeftOut: (module: string) => `${module}: left out`,
  bgmFindIsBack: (module: string, place: number) => `${module}: looked in again, place ${place}`,

  bgmFindQuery: 'Ask Zoho',
  bgmFindQuery_always: 'always',
  bgmFindQuery_alwaysHint: 'Every caller is looked up in Zoho.',
  bgmFindQuery_when_not_in_pbx_contacts: 'only when the PBX’s contacts do not know the number',
  bgmFindQuery_when_not_in_pbx_contactsHint:
    'The PBX’s contacts are asked first. A caller who is found there is not looked up in Zoho.',

  bgmFindAmbiguity: 'When several records have the number',
  bgmFindAmbiguity_ask: 'the agent chooses',
  bgmFindAmbiguity_askHint: 'The card lists them. The call is logged once one is chosen.',
  bgmFindAmbiguity_lookup_order_then_recent: 'take the first in this order',
  bgmFindAmbiguity_lookup_order_then_recentHint:
    'Within one kind of record the one changed last. Agents can still choose another.',

  bgmFindCountry: (country: string) => `Numbers without a country code are from ${country}.`,
  bgmFindPrefix: (prefix: string) =>
    `When a queue calls somebody back, the PBX dials ${prefix} before the number.`,
  bgmFindPrefixHint: 'Leave it empty if it dials nothing. Digits, * and # only.',
  bgmFindCache: (seconds: string) => `An answer of Zoho counts as fresh for ${seconds} seconds.`,
  bgmFindCacheHint: 'Older ones are shown at once, with their age, while Zoho is asked again. 0: always ask.',
  bgmFindBrowserCache: 'Keep answers in the agents’ browsers',
  bgmFindBrowserCacheHint:
    'Encrypted, for at most an hour, until the agent signs out. Known callers then show at once.',
  bgmFindFew: (count: number) => (count === 1 ? '1 kind of record' : `${count} kinds of records`),
} as const;
