import type {settingsAgents} from '../../en/settings/agents.ts';
import type {settingsPartTitles} from '../../en/settings/part-titles.ts';
import type {crmTenants} from '../../en/settings/tenants.ts';
import {pluralsIn} from '../../plural.ts';
import type {SettingsTerms} from '../../terms.ts';

const counted = pluralsIn<'one'>('es');
type Keys = keyof typeof settingsPartTitles | keyof typeof settingsAgents | keyof typeof crmTenants;

/** Agents and their Zoho users, the system admin's switch, and the names of the page's parts. */
export const agents: Pick<SettingsTerms, Keys> = {
  bgmPartAgents: 'Agentes',
  bgmPartDoctor: 'Comprobación',
  bgmPartHealth: 'Estado',
  bgmPartHygiene: 'Números guardados',
  bgmPartNotLoaded: 'Esta parte de la página no se pudo cargar. Comprobar la conexión y volver a intentarlo.',
  bgmPartOff:
    'El administrador del sistema ha desactivado el CRM para esta empresa. No se pregunta nada, y no hay nada que mostrar.',

  bgmAgentsTitle: 'Agentes y usuarios de Zoho',
  bgmAgentsLead:
    'Si en «Registrar» no se elige otra cosa, en Zoho una llamada pertenece al usuario de Zoho del agente que la atendió. Quien tiene la misma dirección de correo en ambos lados se encuentra solo; los demás se eligen a mano.',
  bgmAgentsCoverage: (mapped, all, percent) =>
    `${mapped} de ${all} agentes tienen un usuario de Zoho (${percent})`,
  bgmAgentsCoverageLabel: 'Agentes con usuario de Zoho',
  bgmAgentsAllMapped: 'Cada agente tiene un usuario de Zoho.',
  bgmAgentsUnmapped: (count) =>
    counted(count, {
      one: '# agente no lo tiene. Sus llamadas van al propietario de reserva.',
      other: '# agentes no lo tienen. Sus llamadas van al propietario de reserva.',
    }),
  bgmAgentsIncomplete:
    'No se pudo preguntar a Zoho, así que no se sabe quién se encuentra por correo. Lo elegido a mano sigue valiendo.',
  bgmAgentsNone: 'La centralita no indica ninguna extensión. Mirar «Centralita» en la comprobación.',
  bgmAgentsFilter: 'Buscar un agente',
  bgmAgentsOnlyUnmapped: 'Solo agentes sin usuario de Zoho',
  bgmAgentsNothingFound: 'Ningún agente coincide. Cambiar lo escrito, o mostrarlos todos.',
  bgmAgentsShown: (count) => counted(count, {one: '# agente mostrado', other: '# agentes mostrados'}),

  bgmAgentsAgent: 'Agente',
  bgmAgentsExtension: 'Extensión',
  bgmAgentsZohoUser: 'Usuario de Zoho',
  bgmAgentsHow: 'Cómo se encontró',
  bgmAgentsAction: 'Cambiar',
  bgmAgentsNoEmail: 'sin correo en la centralita',
  bgmAgentsNobody: 'nadie',
  bgmAgentsNotShown: 'elegido, nombre desconocido por ahora',

  bgmAgentsWay_email: 'Mismo correo',
  bgmAgentsWay_choice: 'Elegido a mano',
  bgmAgentsWay_choice_gone:
    'El usuario elegido a mano ya no está activo en Zoho. Elegir otro, o volver al correo.',
  bgmAgentsWay_none: 'Ningún usuario activo de Zoho tiene esta dirección de correo.',
  bgmAgentsWay_noneNoEmail: 'La centralita no conoce ninguna dirección de correo de este agente.',
  bgmAgentsWay_unknown: 'Desconocido por ahora',

  bgmAgentsChoose: 'Elegir…',
  bgmAgentsChooseFor: (agent) => `Elegir… un usuario de Zoho para ${agent}`,
  bgmAgentsChange: 'Cambiar…',
  bgmAgentsChangeFor: (agent) => `Cambiar… el usuario de Zoho de ${agent}`,
  bgmAgentsByEmail: 'Volver al correo',
  bgmAgentsByEmailFor: (agent) => `Volver al correo: olvidar lo elegido para ${agent}`,
  bgmAgentsPickUser: (agent) => `Usuario de Zoho de ${agent}`,
  bgmAgentsPickFilter: 'Nombre o correo del usuario de Zoho',
  bgmAgentsPickFound: (count) => counted(count, {one: '# usuario coincide', other: '# usuarios coinciden'}),
  bgmAgentsPickFirst: 'Elegir un usuario',
  bgmAgentsPickNone: 'Ningún usuario coincide',
  bgmAgentsUse: 'Usar',
  bgmAgentsNoUsers: 'Los usuarios de Zoho no se conocen por ahora; no hay a quién elegir.',
  bgmAgentsSaved: (agent, user) => `Las llamadas de ${agent} son ahora de ${user}.`,
  bgmAgentsSavedNone: (agent) => `Lo elegido para ${agent} se olvidó. Por correo no se encontró a nadie.`,
  bgmAgentsReadOnly: 'Esto se puede ver, pero no cambiar (permiso Integrations: View).',

  bgmTenantsTitle: 'CRM por empresa',
  bgmTenantsLead: 'Donde el CRM está desactivado, no se pregunta nada a Zoho y no se escribe nada allí.',
  bgmTenantsFilter: 'Buscar una empresa',
  bgmTenantsNothingFound: 'Ninguna empresa coincide. Cambiar lo escrito.',
  bgmTenantsEmpty:
    'Aún no se conoce ninguna empresa. Las de la centralita aparecen en cuanto el servidor del CRM sabe de ellas.',
  bgmTenantsUnknown:
    'El servidor del CRM no conoce esta empresa. Quien administra el servidor debe añadirla primero.',
  bgmTenantsNotPermitted:
    'Solo un administrador del sistema puede activar o desactivar el CRM para una empresa.',
  bgmTenantsLoading: 'Cargando las empresas…',
  bgmTenantsNoClient: 'Sin conexión. Colocar esto dentro de <bgm-crm-provider>.',
  bgmTenantsSignedOut: 'Sesión cerrada. Para ver las empresas hay que iniciar sesión.',
  bgmTenantsOffline:
    'Sin conexión con el servidor. Lo que se muestra puede ser antiguo; ahora no se puede activar ni desactivar nada.',

  bgmTenantsDomain: 'Empresa',
  bgmTenantsSwitch: 'CRM',
  bgmTenantsState: 'Conexión',
  bgmTenantsSince: 'Último cambio',
  bgmTenantsNever: 'nunca',
  bgmTenantsSwitchFor: (domain) => `CRM para ${domain}`,
  bgmTenantsOn: 'Activado',
  bgmTenantsOff: 'Desactivado',

  bgmTenantsState_disabled: 'Desactivado',
  bgmTenantsState_disabledByTenant: 'Activado aquí, desactivado en los ajustes de la empresa',
  bgmTenantsState_not_configured:
    'Sin configurar: el administrador de la empresa debe escribir los datos del cliente de Zoho',
  bgmTenantsState_authorization_required:
    'No conectado: falta el consentimiento de Zoho o ya no vale; el administrador de la empresa debe autorizar',
  bgmTenantsState_connected: 'Conectado con Zoho',
  bgmTenantsState_degraded: 'Conectado, pero Zoho no responde como debe',

  bgmTenantsAskOff: (domain) => `¿Desactivar el CRM para ${domain}?`,
  bgmTenantsOffMeans:
    'Ya no se busca a quien llama, y las llamadas desde ahora no se registran, tampoco después. Los ajustes, la conexión y las llamadas en espera se conservan.',
  bgmTenantsDoOff: 'Desactivar',
  bgmTenantsKeepOn: 'Dejar activado',
  bgmTenantsSwitchedOn: (domain) => `El CRM está activado para ${domain}.`,
  bgmTenantsSwitchedOff: (domain) => `El CRM está desactivado para ${domain}.`,
  bgmTenantsNotSwitched: (domain) => `El CRM para ${domain} sigue como estaba.`,
};
