import type {settingsAgents} from '../../en/settings/agents.ts';
import type {settingsPartTitles} from '../../en/settings/part-titles.ts';
import type {crmTenants} from '../../en/settings/tenants.ts';
import {pluralsIn} from '../../plural.ts';
import type {SettingsTerms} from '../../terms.ts';

const counted = pluralsIn<'one'>('de');
type Keys = keyof typeof settingsPartTitles | keyof typeof settingsAgents | keyof typeof crmTenants;

/** Agents and their Zoho users, the system admin's switch, and the names of the page's parts. */
export const agents: Pick<SettingsTerms, Keys> = {
  bgmPartAgents: 'Agenten',
  bgmPartDoctor: 'Prüfen',
  bgmPartHealth: 'Zustand',
  bgmPartHygiene: 'Gespeicherte Nummern',
  bgmPartNotLoaded:
    'Dieser Teil der Seite konnte nicht geladen werden. Prüfen Sie die Verbindung und versuchen Sie es erneut.',
  bgmPartOff:
    'Der Systemadministrator hat das CRM für diesen Mandanten ausgeschaltet. Nichts wird gefragt, und es gibt nichts zu zeigen.',

  bgmAgentsTitle: 'Agenten und Zoho-Benutzer',
  bgmAgentsLead:
    'Ist unter „Protokollieren“ nichts anderes gewählt, gehört ein Anruf in Zoho dem Zoho-Benutzer des Agenten, der ihn angenommen hat. Wer in beiden dieselbe E-Mail-Adresse hat, wird von selbst gefunden; für die anderen wählen Sie von Hand.',
  bgmAgentsCoverage: (mapped, all, percent) =>
    `${mapped} von ${all} Agenten haben einen Zoho-Benutzer (${percent})`,
  bgmAgentsCoverageLabel: 'Agenten mit Zoho-Benutzer',
  bgmAgentsAllMapped: 'Jeder Agent hat einen Zoho-Benutzer.',
  bgmAgentsUnmapped: (count) =>
    counted(count, {
      one: '# Agent hat keinen. Seine Anrufe gehen an den Ersatzbesitzer.',
      other: '# Agenten haben keinen. Ihre Anrufe gehen an den Ersatzbesitzer.',
    }),
  bgmAgentsIncomplete:
    'Zoho konnte nicht gefragt werden, daher ist nicht bekannt, wer per E-Mail gefunden wird. Was Sie von Hand gewählt haben, gilt.',
  bgmAgentsNone:
    'Die Telefonanlage nennt keine Nebenstellen. Sehen Sie unter „Prüfen“ bei der Telefonanlage nach.',
  bgmAgentsFilter: 'Agenten finden',
  bgmAgentsOnlyUnmapped: 'Nur Agenten ohne Zoho-Benutzer',
  bgmAgentsNothingFound: 'Kein Agent passt. Ändern Sie die Eingabe, oder zeigen Sie alle.',
  bgmAgentsShown: (count) => counted(count, {one: '# Agent gezeigt', other: '# Agenten gezeigt'}),

  bgmAgentsAgent: 'Agent',
  bgmAgentsExtension: 'Nebenstelle',
  bgmAgentsZohoUser: 'Zoho-Benutzer',
  bgmAgentsHow: 'Wie gefunden',
  bgmAgentsAction: 'Ändern',
  bgmAgentsNoEmail: 'keine E-Mail in der Telefonanlage',
  bgmAgentsNobody: 'niemand',
  bgmAgentsNotShown: 'gewählt, Name derzeit nicht bekannt',

  bgmAgentsWay_email: 'Gleiche E-Mail',
  bgmAgentsWay_choice: 'Von Hand gewählt',
  bgmAgentsWay_choice_gone:
    'Der von Hand gewählte Benutzer ist in Zoho nicht mehr aktiv. Wählen Sie einen anderen, oder gehen Sie wieder nach der E-Mail.',
  bgmAgentsWay_none: 'Kein aktiver Zoho-Benutzer hat diese E-Mail-Adresse.',
  bgmAgentsWay_noneNoEmail: 'Die Telefonanlage kennt keine E-Mail-Adresse dieses Agenten.',
  bgmAgentsWay_unknown: 'Derzeit nicht bekannt',

  bgmAgentsChoose: 'Wählen…',
  bgmAgentsChooseFor: (agent) => `Wählen… Zoho-Benutzer für ${agent}`,
  bgmAgentsChange: 'Ändern…',
  bgmAgentsChangeFor: (agent) => `Ändern… Zoho-Benutzer von ${agent}`,
  bgmAgentsByEmail: 'Wieder per E-Mail',
  bgmAgentsByEmailFor: (agent) => `Wieder per E-Mail: Wahl für ${agent} vergessen`,
  bgmAgentsPickUser: (agent) => `Zoho-Benutzer von ${agent}`,
  bgmAgentsPickFilter: 'Name oder E-Mail des Zoho-Benutzers',
  bgmAgentsPickFound: (count) => counted(count, {one: '# Benutzer passt', other: '# Benutzer passen'}),
  bgmAgentsPickFirst: 'Benutzer wählen',
  bgmAgentsPickNone: 'Kein Benutzer passt',
  bgmAgentsUse: 'Übernehmen',
  bgmAgentsNoUsers: 'Die Benutzer von Zoho sind derzeit nicht bekannt; es gibt niemanden zu wählen.',
  bgmAgentsSaved: (agent, user) => `Anrufe von ${agent} gehören jetzt ${user}.`,
  bgmAgentsSavedNone: (agent) => `Die Wahl für ${agent} ist vergessen. Per E-Mail wurde niemand gefunden.`,
  bgmAgentsReadOnly: 'Sie dürfen das ansehen, aber nicht ändern (Berechtigung Integrations: View).',

  bgmTenantsTitle: 'CRM je Mandant',
  bgmTenantsLead: 'Wo das CRM aus ist, wird Zoho nichts gefragt und dort nichts geschrieben.',
  bgmTenantsFilter: 'Mandanten finden',
  bgmTenantsNothingFound: 'Kein Mandant passt. Ändern Sie die Eingabe.',
  bgmTenantsEmpty:
    'Noch ist kein Mandant bekannt. Mandanten der Telefonanlage erscheinen, sobald der CRM-Server sie kennt.',
  bgmTenantsUnknown:
    'Der CRM-Server kennt diesen Mandanten nicht. Wer den Server betreibt, muss ihn zuerst eintragen.',
  bgmTenantsNotPermitted:
    'Nur ein Systemadministrator kann das CRM für einen Mandanten ein- oder ausschalten.',
  bgmTenantsLoading: 'Mandanten werden abgefragt…',
  bgmTenantsNoClient: 'Nicht verbunden. Setzen Sie dies in <bgm-crm-provider>.',
  bgmTenantsSignedOut: 'Abgemeldet. Melden Sie sich an, um die Mandanten zu sehen.',
  bgmTenantsOffline:
    'Keine Verbindung zum Server. Was zu sehen ist, kann alt sein; jetzt lässt sich nichts schalten.',

  bgmTenantsDomain: 'Mandant',
  bgmTenantsSwitch: 'CRM',
  bgmTenantsState: 'Verbindung',
  bgmTenantsSince: 'Geschaltet',
  bgmTenantsNever: 'nie',
  bgmTenantsSwitchFor: (domain) => `CRM für ${domain}`,
  bgmTenantsOn: 'An',
  bgmTenantsOff: 'Aus',

  bgmTenantsState_disabled: 'Aus',
  bgmTenantsState_disabledByTenant: 'Hier an, in den Einstellungen des Mandanten ausgeschaltet',
  bgmTenantsState_not_configured:
    'Nicht eingerichtet: Der Administrator des Mandanten muss den Client von Zoho eintragen',
  bgmTenantsState_authorization_required:
    'Nicht verbunden: Die Zustimmung von Zoho fehlt oder gilt nicht mehr; der Administrator des Mandanten muss autorisieren',
  bgmTenantsState_connected: 'Mit Zoho verbunden',
  bgmTenantsState_degraded: 'Verbunden, aber Zoho antwortet nicht, wie es soll',

  bgmTenantsAskOff: (domain) => `CRM für ${domain} ausschalten?`,
  bgmTenantsOffMeans:
    'Anrufer werden nicht mehr gesucht, und Anrufe ab jetzt werden nicht protokolliert, auch nicht später. Einstellungen, Verbindung und wartende Anrufe bleiben erhalten.',
  bgmTenantsDoOff: 'Ausschalten',
  bgmTenantsKeepOn: 'Eingeschaltet lassen',
  bgmTenantsSwitchedOn: (domain) => `CRM ist an für ${domain}.`,
  bgmTenantsSwitchedOff: (domain) => `CRM ist aus für ${domain}.`,
  bgmTenantsNotSwitched: (domain) => `CRM für ${domain} bleibt, wie es war.`,
};
