import {pluralsIn} from '../../plural.ts';

const counted = pluralsIn<'one'>('en');

/** Words of the table of agents and their CRM users. Keys start with `bgm`. */
export const settingsAgents = {
  bgmAgentsTitle: 'Agents and Zoho users',
  bgmAgentsLead:
    'Unless Log says otherwise, a call in Zoho belongs to the Zoho user of the agent who took it. Who has the same e-mail address in both is found without your doing; for the others choose by hand.',
  bgmAgentsCoverage: (mapped: string, all: string, percent: string) =>
    `${mapped} of ${all} agents have a Zoho user (${percent})`,
  bgmAgentsCoverageLabel: 'Agents with a Zoho user',
  bgmAgentsAllMapped: 'Every agent has a Zoho user.',
  bgmAgentsUnmapped: (count: number) =>
    counted(count, {
      one: '# agent has none. Their calls go to the fallback owner.',
      other: '# agents have none. Their calls go to the fallback owner.',
    }),
  bgmAgentsIncomplete:
    'Zoho could not be asked, so it is not known who is found by e-mail. What you chose by hand stands.',
  bgmAgentsNone: 'The PBX names no extensions. Look at “PBX” in the check of everything.',
  bgmAgentsFilter: 'Find an agent',
  bgmAgentsOnlyUnmapped: 'Only agents without a Zoho user',
  bgmAgentsNothingFound: 'No agent fits. Change what is typed, or show all.',
  bgmAgentsShown: (count: number) => counted(count, {one: '# agent shown', other: '# agents shown'}),

  bgmAgentsAgent: 'Agent',
  bgmAgentsExtension: 'Extension',
  bgmAgentsZohoUser: 'Zoho user',
  bgmAgentsHow: 'How found',
  bgmAgentsAction: 'Change',
  bgmAgentsNoEmail: 'no e-mail in the PBX',
  bgmAgentsNobody: 'nobody',
  bgmAgentsNotShown: 'chosen, name not known now',

  bgmAgentsWay_email: 'Same e-mail',
  bgmAgentsWay_choice: 'Chosen by hand',
  bgmAgentsWay_choice_gone:
    'The user chosen by hand is no longer active in Zoho. Choose another one, or go by e-mail again.',
  bgmAgentsWay_none: 'No active Zoho user has this e-mail address.',
  bgmAgentsWay_noneNoEmail: 'The PBX knows no e-mail address for this agent.',
  bgmAgentsWay_unknown: 'Not known now',

  bgmAgentsChoose: 'Choose…',
  bgmAgentsChooseFor: (agent: string) => `Choose… a Zoho user for ${agent}`,
  bgmAgentsChange: 'Change…',
  bgmAgentsChangeFor: (agent: string) => `Change… the Zoho user of ${agent}`,
  bgmAgentsByEmail: 'By e-mail again',
  bgmAgentsByEmailFor: (agent: string) => `By e-mail again: forget the choice for ${agent}`,
  bgmAgentsPickUser: (agent: string) => `Zoho user of ${agent}`,
  bgmAgentsPickFilter: 'Name or e-mail of the Zoho user',
  bgmAgentsPickFound: (count: number) => counted(count, {one: '# user fits', other: '# users fit'}),
  bgmAgentsPickFirst: 'Choose a user',
  bgmAgentsPickNone: 'No user fits',
  bgmAgentsUse: 'Use',
  bgmAgentsNoUsers: 'Zoho’s users are not known now, so there is nobody to choose.',
  bgmAgentsSaved: (agent: string, user: string) => `Calls of ${agent} now belong to ${user}.`,
  bgmAgentsSavedNone: (agent: string) => `The choice for ${agent} is forgotten. Nobody was found by e-mail.`,
  bgmAgentsReadOnly: 'You may look at this, but not change it (permission Integrations: view).',
} as const;
