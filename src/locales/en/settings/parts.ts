import {settingsAgents} from './agents.ts';

/** Words of the parts of the settings that are loaded each by itself: agents, doctor, health, ledger, number hygiene, tenants. */
export const settingsParts = {...settingsAgents} as const;
