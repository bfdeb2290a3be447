import type {connectionProblems} from '../../en/settings/connection-problems.ts';
import type {settingsConnect} from '../../en/settings/connect.ts';
import type {SettingsTerms} from '../../terms.ts';

type Keys = keyof typeof settingsConnect | keyof typeof connectionProblems;

/** Connecting Zoho, and each way in which that can fail. */
export const connecting: Pick<SettingsTerms, Keys> = {
  bgmProblem_oauth_consent_refused:
    'El consentimiento se rechazó en Zoho. No se conectó nada. Autorizar de nuevo y elegir «Accept».',
  bgmProblem_oauth_secret_wrong:
    'Zoho no admite este Client Secret. Copiarlo otra vez de la consola de desarrollo y autorizar de nuevo.',
  bgmProblem_oauth_client_unknown:
    'Zoho no conoce este Client ID en la región elegida. Comparar los dos con la consola de desarrollo.',
  bgmProblem_oauth_client_other_region:
    'La cuenta de Zoho está en otra región, y el cliente no está habilitado allí. Habilitar la región para el cliente en la consola de desarrollo, o elegir la región de la cuenta.',
  bgmProblem_oauth_region_unsupported:
    'La cuenta de Zoho está en una región no admitida. Se admiten US, EU, IN, JP, CA y SA. No se guardó nada.',
  bgmProblem_oauth_redirect_uri_wrong:
    'Zoho no conoce la Redirect URI. Copiarla de aquí a la consola de desarrollo, tal como está, y autorizar de nuevo.',
  bgmProblem_oauth_code_invalid:
    'El consentimiento llegó tarde o ya se había usado. No se conectó nada. Autorizar de nuevo.',
  bgmProblem_oauth_server_untrusted:
    'La respuesta indicaba un servidor que no es de Zoho. No se le envió nada. Autorizar de nuevo; si se repite, avisar al equipo de seguridad.',
  bgmProblem_oauth_state_unknown:
    'La respuesta no corresponde a ningún consentimiento pedido aquí. No se conectó nada. Autorizar de nuevo.',
  bgmProblem_oauth_state_used:
    'Este consentimiento ya tuvo respuesta. Mirar los ajustes: puede que ya esté conectado.',
  bgmProblem_oauth_state_expired: 'El consentimiento tardó más de diez minutos. Autorizar de nuevo.',
  bgmProblem_oauth_other_browser:
    'El consentimiento se pidió en otro navegador o lo pidió otra persona. Autorizar en este navegador.',
  bgmProblem_oauth_no_refresh_token:
    'Zoho dio acceso solo por una hora. Quitar la aplicación en «Connected Apps» de la cuenta de Zoho y autorizar de nuevo.',
  bgmProblem_oauth_throttled:
    'Zoho no da más accesos durante unos minutos porque hubo demasiadas solicitudes. Las llamadas se conservan. Volver a intentarlo en diez minutos.',
  bgmProblem_crm_api_access_denied:
    'Este usuario de Zoho no puede usar la API. Pedir al administrador de Zoho un perfil con acceso a la API, o autorizar con otro usuario.',
  bgmProblem_crm_scope_missing:
    'Al consentimiento le faltan permisos necesarios. Autorizar de nuevo y aceptarlos todos.',
  bgmProblem_crm_edition_unsupported:
    'Esta edición de Zoho no se admite. Se admiten Standard, Professional, Enterprise y Ultimate.',
  bgmProblem_crm_other_organisation:
    'El consentimiento viene de otra organización de Zoho que la conectada antes. Confirmarla, o autorizar con la cuenta correcta.',
  bgmProblem_crm_grant_revoked:
    'Zoho ya no admite el consentimiento anterior: se revocó, o se desactivó su usuario. Las llamadas se conservan. Autorizar de nuevo.',

  bgmConnectTitle: 'Conectar',
  bgmConnectState_disabled: 'desactivado',
  bgmConnectState_not_configured: 'no conectado',
  bgmConnectState_authorization_required: 'no autorizado',
  bgmConnectState_connected: 'conectado',
  bgmConnectState_degraded: 'con problemas',
  bgmConnectConsentOpen: 'esperando',

  bgmConnectFeatureOff: 'Mientras el CRM esté desactivado, la conexión no se usa ni se muestra. Se conserva.',
  bgmConnectIntro:
    'Conectar Zoho lleva unos cinco minutos: crear un cliente en Zoho, escribir aquí sus dos valores y aceptar como usuario de Zoho.',
  bgmConnectEnabled: 'Integración con el CRM activada',
  bgmConnectEnabledHint:
    'Desactivada: no se busca a nadie y no se registra nada. Los ajustes y la conexión permanecen.',

  bgmConnectStep1: 'Elegir dónde está la cuenta de Zoho',
  bgmConnectRegion: 'Región',
  bgmConnectRegion_us: 'Estados Unidos (US)',
  bgmConnectRegion_eu: 'Europa (EU)',
  bgmConnectRegion_in: 'India (IN)',
  bgmConnectRegion_jp: 'Japón (JP)',
  bgmConnectRegion_ca: 'Canadá (CA)',
  bgmConnectRegion_sa: 'Arabia Saudí (SA)',
  bgmConnectRegionHint:
    'Lo dice la dirección de Zoho CRM: crm.zoho.eu es Europa, crm.zoho.com es Estados Unidos.',
  bgmConnectStep2: 'Añadir un cliente en Zoho',
  bgmConnectConsole: 'Abrir la consola de desarrollo de Zoho',
  bgmConnectStep2Then: 'Allí: Add Client y después Server-based Applications.',
  bgmConnectStep3: 'Copiar allí estos valores y pulsar Create',
  bgmConnectClientName: 'Client Name',
  bgmConnectHomepage: 'Homepage URL',
  bgmConnectRedirects: 'Authorized Redirect URIs',
  bgmConnectRedirectsHint: 'Cada una, exactamente como está.',
  bgmConnectStep4: 'Copiar aquí los dos valores que muestra Zoho',
  bgmConnectClientId: 'Client ID',
  bgmConnectClientSecret: 'Client Secret',
  bgmConnectSecretHint: 'Se guarda cifrado y no vuelve a mostrarse.',
  bgmConnectSecretNew: 'Otro cliente tiene otro secreto: escribirlo también.',
  bgmConnectSecretSet: (fingerprint, age) => `Escrito ${age}, huella ${fingerprint}`,
  bgmConnectReplace: 'Reemplazar',
  bgmConnectReplaceSecret: 'Reemplazar el Client Secret',
  bgmConnectShow: 'Mostrar',
  bgmConnectShowSecret: 'Mostrar el Client Secret al escribirlo',
  bgmConnectStep5: 'Autorizar',
  bgmConnectStep5Hint:
    'Se abre una pestaña nueva. Iniciar sesión allí con el usuario de Zoho que debe dar acceso, no con una cuenta de desarrollo, y pulsar Accept.',
  bgmConnectSaveAndAuthorize: 'Guardar y autorizar',
  bgmConnectAuthorizeBusy: 'Abriendo Zoho…',
  bgmConnectTab: 'Abriendo Zoho…',
  bgmConnectCopy: 'Copiar',
  bgmConnectCopyWhat: (what) => `Copiar: ${what}`,
  bgmConnectCopied: 'Copiado',
  bgmConnectCopyFailed: 'El navegador no permite copiar. El texto está seleccionado: pulsar Ctrl+C o ⌘C.',

  bgmConnectWaiting: 'Esperando el consentimiento en la pestaña de Zoho',
  bgmConnectWaitingHow:
    'Iniciar sesión allí con el usuario de Zoho que debe dar acceso, no con una cuenta de desarrollo, y pulsar Accept. Esta página lo nota por sí sola.',
  bgmConnectOpenAgain: 'Abrir otra vez la página de Zoho',
  bgmConnectLong: '¿La pestaña de Zoho muestra un error? Zoho lo muestra solo allí.',
  bgmConnectLongRedirect:
    '«Invalid Redirect Uri»: comparar la Redirect URI en la consola de desarrollo, letra por letra.',
  bgmConnectLongClient: '«Invalid Client»: comparar el Client ID y la región.',
  bgmConnectElsewhere: (time) =>
    `La página de consentimiento de Zoho ya está abierta en otro lugar; espera hasta ${time}. Autorizar aquí la sustituye.`,
  bgmConnectBlocked: 'El navegador bloqueó la pestaña nueva. No se pierde nada: abrir Zoho con este enlace.',
  bgmConnectOpenZoho: 'Abrir la página de consentimiento de Zoho',

  bgmConnectOrganisation: 'Organización',
  bgmConnectEdition: 'Edición',
  bgmConnectAuthorized: 'Autorizado',
  bgmConnectAuthorizedBy: (who, when) => `por ${who}, ${when}`,
  bgmConnectNameless: 'sin nombre',
  bgmConnectMissing: 'Permisos no concedidos',
  bgmConnectMissingHint:
    'Autorizar de nuevo y aceptarlos todos; hasta entonces no funciona lo que los necesita.',
  bgmConnectAgain: 'Autorizar de nuevo',
  bgmConnectDisconnect: 'Desconectar',
  bgmConnectDisconnecting: 'Desconectando…',
  bgmConnectSure: '¿Desconectar Zoho?',
  bgmConnectSureWhat:
    'El acceso se revoca en Zoho y sus tokens se borran aquí. Ya no se busca a quien llama, cada navegador olvida lo que conservaba, y las llamadas esperan sin registrar hasta que Zoho vuelva a estar conectado. Lo que está en Zoho se queda allí.',
  bgmConnectSureYes: 'Sí, desconectar',
  bgmConnectStay: 'Seguir conectado',
  bgmConnectIsConnected: 'Conectado. Desde ahora se busca a quien llama y las llamadas se registran.',
  bgmConnectIsDisconnected: 'Desconectado. No se conserva nada de Zoho.',
  bgmConnectLeftAtZoho:
    'Desconectado aquí, pero Zoho no respondió: allí el acceso sigue en pie. Hay que quitarlo en Zoho a mano.',
  bgmConnectClient: 'Cliente y región',

  bgmConnectNamedRegion: (named, chosen) => `Según Zoho, la cuenta está en ${named}; aquí figura ${chosen}.`,
  bgmConnectUseRegion: (region) => `Usar ${region}`,
  bgmConnectOther: 'Otra organización dio su consentimiento',
  bgmConnectOtherWhat: (before, now) =>
    `Hasta ahora era ${before}; el consentimiento vino de ${now}. Las llamadas no se escriben en ningún sitio hasta elegir una.`,
  bgmConnectOtherWhatNow: (now) =>
    `El consentimiento vino de ${now}, que no es la organización conectada antes. Las llamadas no se escriben en ningún sitio hasta elegir una.`,
  bgmConnectUseOther: (name) => `Usar ${name} desde ahora`,

  bgmConnectHelpConsole: 'Consola de desarrollo de Zoho',
  bgmConnectHelpApps: 'Aplicaciones conectadas de la cuenta de Zoho',
  bgmConnectHelpProfiles: 'Perfiles en Zoho CRM',
};
