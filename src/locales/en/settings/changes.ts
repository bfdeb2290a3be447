/** Words of the list of who changed what. */
export const settingsChanges = {
  bgmChangesTitle: 'Changes',
  bgmChangesNone: 'Nothing was changed yet.',
  bgmChangesMore: 'Show earlier ones',
  bgmChangesBy: (who: string) => `by ${who}`,
  bgmChangesByFile: 'by the server’s configuration',
  bgmChangesTopic_settings: 'Settings',
  bgmChangesTopic_credentials: 'Client ID and Secret',
  bgmChangesTopic_connection: 'Connection',
  bgmChangesTopic_agents: 'Agents',
  bgmChangesTopic_feature: 'Feature switch',
  bgmChangesWhat: 'What',
  bgmChangesFrom: 'From',
  bgmChangesTo: 'To',
} as const;
