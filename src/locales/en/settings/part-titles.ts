/** Names of the parts of the settings that are loaded each by itself, and what is said when one cannot be loaded. */
export const settingsPartTitles = {
  bgmPartAgents: 'Agents',
  bgmPartDoctor: 'Check',
  bgmPartHealth: 'Health',
  bgmPartHygiene: 'Stored numbers',
  bgmPartNotLoaded: 'This part of the page could not be fetched. Look at the connection, then try again.',
  bgmPartOff:
    'The system administrator has CRM off for this tenant. Nothing is asked, and there is nothing to show.',
} as const;
