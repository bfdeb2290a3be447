import type {settingsAgents} from './agents.ts';
import type {settingsDoctor} from './doctor.ts';
import type {settingsHealth} from './health.ts';
import type {settingsHygiene} from './hygiene.ts';
import type {settingsLedger} from './ledger.ts';
import type {settingsPartTitles} from './part-titles.ts';
import type {crmTenants} from './tenants.ts';

/** Words of the parts of the settings that are loaded each by itself: agents, doctor, health, ledger, number hygiene, tenants. */
export type SettingsPartWords = typeof settingsPartTitles &
  typeof settingsAgents &
  typeof crmTenants &
  typeof settingsHealth &
  typeof settingsLedger &
  typeof settingsDoctor &
  typeof settingsHygiene;
