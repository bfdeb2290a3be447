import type {CallbackWords} from './callback-words.ts';

export const es: CallbackWords = {
  direction: 'ltr',
  connected: 'Zoho está conectado',
  close: 'Esta pestaña se puede cerrar. La página de ajustes ya está al día.',
  failed: 'Zoho no está conectado',
  answered: 'Respuesta ya recibida',
  goBack: 'Esta pestaña se puede cerrar. La página de ajustes dice lo mismo y permite continuar.',
  failures: {
    oauth_consent_refused:
      'El permiso se rechazó en Zoho. Para conectar: pulsar de nuevo «Autorizar» y elegir «Aceptar» en Zoho.',
    oauth_secret_wrong:
      'Zoho no acepta el Client Secret. Hay que copiarlo de nuevo de la consola de desarrolladores; una región puede tener el suyo.',
    oauth_client_unknown:
      'Zoho no conoce este cliente. Hay que comparar Client ID, Client Secret y región con la consola de desarrolladores.',
    oauth_client_other_region:
      'La cuenta de Zoho está en otra región, donde este cliente no está activado. Se puede activar esa región en la consola de desarrolladores o crear allí un cliente.',
    oauth_region_unsupported:
      'La cuenta de Zoho está en una región no admitida. Se admiten US, EU, IN, JP, CA y SA. No se guardó nada.',
    oauth_redirect_uri_wrong:
      'La URI de redirección no figura exactamente así en Zoho. Hay que copiarla de la página de ajustes a la consola de desarrolladores.',
    oauth_code_invalid:
      'El código de Zoho ya se usó o llegó demasiado tarde. Para conectar: pulsar de nuevo «Autorizar».',
    oauth_server_untrusted:
      'La respuesta nombraba un servidor que no es de Zoho. No se le envió nada. Se puede pulsar de nuevo «Autorizar»; si se repite, conviene avisar al equipo de seguridad.',
    oauth_state_unknown:
      'Esta respuesta no pertenece a ningún permiso solicitado. Para conectar: pulsar de nuevo «Autorizar».',
    oauth_state_used:
      'Esta respuesta ya llegó antes y cuenta una sola vez. La página de ajustes dice cómo terminó.',
    oauth_state_expired: 'El permiso tardó más de diez minutos. Para conectar: pulsar de nuevo «Autorizar».',
    oauth_other_browser:
      'El permiso se solicitó en otro navegador, o la sesión se cerró después. Para conectar: pulsar de nuevo «Autorizar» y seguir en el mismo navegador.',
    oauth_no_refresh_token:
      'Zoho dio acceso solo por una hora. Hay que quitar la aplicación de las aplicaciones conectadas de la cuenta de Zoho y pulsar de nuevo «Autorizar».',
    oauth_throttled:
      'Zoho no da nuevos accesos durante un rato. Hay que esperar diez minutos y pulsar de nuevo «Autorizar».',
    crm_api_access_denied:
      'Este usuario de Zoho no puede usar la API de Zoho CRM. Hay que darle un perfil con acceso a la API o autorizar con otro usuario.',
    crm_scope_missing:
      'Al permiso le faltan autorizaciones necesarias. Para conectar: pulsar de nuevo «Autorizar» y aceptarlas todas.',
    crm_edition_unsupported:
      'Esta edición de Zoho CRM no se admite. Se admiten Standard, Professional, Enterprise y Ultimate. No se guardó nada.',
    crm_other_organisation:
      'Dio su permiso otra organización de Zoho distinta de la anterior. No se usa hasta confirmarla en la página de ajustes.',
    crm_grant_revoked: 'Zoho ya no acepta el permiso anterior. Para conectar: pulsar de nuevo «Autorizar».',
    crm_unavailable: 'Zoho no responde como debería. Se puede pulsar de nuevo «Autorizar» en unos minutos.',
    crm_timeout: 'Zoho no respondió a tiempo. Se puede pulsar de nuevo «Autorizar» en unos minutos.',
    crm_disabled: 'El CRM está desactivado para esta empresa. Un administrador del sistema puede activarlo.',
  },
};
