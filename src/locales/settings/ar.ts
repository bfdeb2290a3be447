import {registerTerms} from '../register.ts';
import type {SettingsTerms} from '../terms.ts';
import {agents} from './ar/agents.ts';
import {behaviour} from './ar/behaviour.ts';
import {connecting} from './ar/connecting.ts';
import {doctor} from './ar/doctor.ts';
import {findings} from './ar/findings.ts';
import {health} from './ar/health.ts';
import {hygiene} from './ar/hygiene.ts';
import {ledger} from './ar/ledger.ts';
import {saving} from './ar/saving.ts';

/** Standard Arabic of the settings. As for agents it names what can be done instead of commanding it. */
export const terms: SettingsTerms = {
  ...saving,
  ...connecting,
  ...behaviour,
  ...agents,
  ...health,
  ...ledger,
  ...hygiene,
  ...doctor,
  ...findings,
};

registerTerms({$code: 'ar', $name: 'العربية', $dir: 'rtl', ...terms});
