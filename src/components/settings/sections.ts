import {agentsSection} from '../settings-agents/agents-section.ts';
import {doctorSection} from '../settings-doctor/doctor-section.ts';
import {healthSection} from '../settings-health/health-section.ts';
import {hygieneSection} from '../settings-hygiene/hygiene-section.ts';
import {changesSection} from './changes/changes-section.ts';
import {connectSection} from './connect/connect-section.ts';
import {createSection} from './create/create-section.ts';
import {pagesSection} from './create/pages-section.ts';
import {findSection} from './find/find-section.ts';
import {logSection} from './log/log-section.ts';
import type {SectionEntry} from './section.ts';

/**
 * The sections of the page, in the order of the list at its side. A section lives in a folder of its own, `settings-agents/` for
 * one, and exports its {@link SectionEntry}; its English words stand in `locales/en/settings/` and in `SettingsTerms`.
 */
export const settingsSections: readonly SectionEntry[] = [
  connectSection,
  findSection,
  logSection,
  createSection,
  pagesSection,
  agentsSection,
  doctorSection,
  healthSection,
  hygieneSection,
  changesSection,
];
