import type {settingsCreate} from '../../en/settings/create.ts';
import type {settingsFind} from '../../en/settings/find.ts';
import type {settingsLog} from '../../en/settings/log.ts';
import {pluralsIn} from '../../plural.ts';
import type {SettingsTerms} from '../../terms.ts';

const counted = pluralsIn<'one'>('es');
type Keys = keyof typeof settingsFind | keyof typeof settingsLog | keyof typeof settingsCreate;

/** How callers are found, what is logged, what agents may create, and which pages may show the widgets. */
export const behaviour: Pick<SettingsTerms, Keys> = {
  bgmFindTitle: 'Buscar',
  bgmFindOrder: 'Buscar en',
  bgmFindOrderHint:
    'Se muestra el primer tipo de ficha que tiene el número. Arrastrar una fila, usar sus botones, o pulsar Alt con una tecla de flecha.',
  bgmFindLeftOut: 'No se busca en:',
  bgmFindModule_Contacts: 'Contactos',
  bgmFindModule_Leads: 'Clientes potenciales',
  bgmFindModule_Accounts: 'Cuentas',
  bgmFindMoveUp: (module) => `Subir ${module}`,
  bgmFindMoveDown: (module) => `Bajar ${module}`,
  bgmFindGrip: (module, place, of) => `${module}, puesto ${place} de ${of}`,
  bgmFindLeaveOut: (module) => `Excluir ${module}`,
  bgmFindPutBack: (module) => `Volver a buscar en ${module}`,
  bgmFindMoved: (module, place, of) => `${module}: ahora en el puesto ${place} de ${of}`,
  bgmFindIsLeftOut: (module) => `${module}: fuera de la búsqueda`,
  bgmFindIsBack: (module, place) => `${module}: otra vez en la búsqueda, puesto ${place}`,

  bgmFindQuery: 'Preguntar a Zoho',
  bgmFindQuery_always: 'siempre',
  bgmFindQuery_alwaysHint: 'A quien llama se le busca siempre en Zoho.',
  bgmFindQuery_when_not_in_pbx_contacts: 'solo si el número no está en los contactos de la centralita',
  bgmFindQuery_when_not_in_pbx_contactsHint:
    'Primero se miran los contactos de la centralita. A quien está allí no se le busca en Zoho.',

  bgmFindAmbiguity: 'Cuando varias fichas tienen el número',
  bgmFindAmbiguity_ask: 'elige el agente',
  bgmFindAmbiguity_askHint: 'La tarjeta las muestra todas. La llamada se registra al elegir una.',
  bgmFindAmbiguity_lookup_order_then_recent: 'tomar la primera en este orden',
  bgmFindAmbiguity_lookup_order_then_recentHint:
    'Dentro de un tipo, la última modificada. Los agentes aún pueden elegir otra.',

  bgmFindCountry: (country) => `País de los números sin prefijo: ${country}.`,
  bgmFindPrefix: (prefix) =>
    `Cuando una cola devuelve una llamada, la centralita marca ${prefix} antes del número.`,
  bgmFindPrefixHint: 'Dejarlo vacío si no marca nada antes. Solo cifras, * y #.',
  bgmFindCache: (seconds) => `Una respuesta de Zoho vale como reciente durante ${seconds} segundos.`,
  bgmFindCacheHint:
    'Una más antigua se muestra enseguida, con su antigüedad, mientras se pregunta otra vez a Zoho. 0: preguntar siempre.',
  bgmFindBrowserCache: 'Conservar respuestas en los navegadores de los agentes',
  bgmFindBrowserCacheHint:
    'Cifradas, una hora como máximo, hasta que el agente cierre la sesión. Así las llamadas conocidas se muestran enseguida.',
  bgmFindFew: (count) => counted(count, {one: '# tipo', other: '# tipos'}),

  bgmLogTitle: 'Registrar',
  bgmLogOn: 'activado',
  bgmLogOff: 'desactivado',
  bgmLogEnabled: 'Registrar las llamadas como actividades en Zoho',
  bgmLogEnabledHint:
    'Cada llamada con el exterior se convierte en una actividad de la ficha a la que pertenece. Las internas, no.',

  bgmLogLink: 'Enlace a la grabación y a la transcripción',
  bgmLogLink_none: 'sin enlace',
  bgmLogLink_noneHint: 'La actividad no dice nada de una grabación.',
  bgmLogLink_private: 'enlace privado',
  bgmLogLink_privateHint:
    'Para abrirlo hay que iniciar sesión en la centralita y tener derecho a oír la grabación.',
  bgmLogLink_public: 'enlace público',
  bgmLogLink_publicHint:
    'Quien tiene el enlace oye la grabación sin iniciar sesión: cualquiera que pueda leer la actividad.',
  bgmLogPublicDays: (days) => `Es válido durante ${days} días.`,

  bgmLogUnmatched: 'Una llamada cuyo número no tiene ninguna ficha',
  bgmLogUnmatched_park: 'espera una ficha',
  bgmLogUnmatched_parkHint: 'Se registra en cuanto el número esté en Zoho o un agente vincule la llamada.',
  bgmLogParkDays: (days, then) => `Espera ${days} días; después ${then}.`,
  bgmLogAfter_keep: 'queda sin registrar, en la lista de «Estado»',
  bgmLogAfter_log_unlinked: 'se registra sin ficha',
  bgmLogUnmatched_log_unlinked: 'se registra enseguida, sin ficha',
  bgmLogUnmatched_log_unlinkedHint: 'La actividad indica entonces el número y no pertenece a ninguna ficha.',

  bgmLogOwner: 'De quién es la actividad',
  bgmLogOwnerIs_last_answered: 'quien respondió por último',
  bgmLogOwnerIs_last_answeredHint:
    'Tras una transferencia, quien tuvo al llamante al final. Una llamada saliente es de quien llamó.',
  bgmLogOwnerIs_first_answered: 'quien respondió primero',
  bgmLogOwnerIs_first_answeredHint: 'Tras una transferencia, la llamada sigue siendo de quien la atendió.',
  bgmLogOwnerIs_contact_owner: 'el propietario de la ficha',
  bgmLogOwnerIs_contact_ownerHint:
    'La persona a quien pertenece la ficha del llamante en Zoho. Una llamada sin ficha es de quien la atendió por último.',
  bgmLogOwnerIs_fixed_user: 'siempre el mismo usuario de Zoho',
  bgmLogOwnerIs_fixed_userHint:
    'Sin importar quién atendió; el texto de la actividad sigue nombrando al agente.',
  bgmLogOwnerFixed: (who) => `Es ${who}.`,
  bgmLogOwnerMissed: (who) => `Si un grupo perdió la llamada: ${who}.`,
  bgmLogOwnerFallback: (who) => `Si no hay nadie: ${who}.`,
  bgmLogOwner_contact_owner: 'el propietario de la ficha',
  bgmLogOwner_fallback_owner: 'como si no hubiera nadie',
  bgmLogOwner_connecting_user: 'el usuario de Zoho que autorizó',
  bgmLogOwnerUnknown: (id) => `Usuario de Zoho ${id}`,

  bgmLogSubject: 'Asunto',
  bgmLogDescription: 'Descripción',
  bgmLogInsert: (name) => `Insertar ${name}`,
  bgmLogPlaceholders: 'Lo que rellena la llamada:',
  bgmLogPreview: 'Así quedará en Zoho',
  bgmLogPreviewOf: 'Llamada de ejemplo',
  bgmLogPreviewCall_answered: 'respondida',
  bgmLogPreviewCall_missed: 'perdida',
  bgmLogPreviewCall_outbound: 'saliente',
  bgmLogPreviewCall_transferred: 'transferida',
  bgmLogPreviewCall_queue: 'de una cola',
  bgmLogPreviewCall_voicemail: 'buzón de voz',
  bgmLogPreviewCall_hidden: 'número oculto',
  bgmLogPreviewWaits: 'La vista previa aparece cuando los campos de arriba estén bien.',
  bgmLogPreviewOwner: (extension) => `Propietario: extensión ${extension}`,
  bgmLogPreviewOwner_contact_owner: 'Propietario: el de la ficha',
  bgmLogPreviewOwner_fixed_user: 'Propietario: el usuario de Zoho elegido',
  bgmLogPreviewFallback: 'Propietario: el de reserva',
  bgmLogPreviewFields: 'Todos los campos',

  bgmLogFurther: 'Otros campos de la llamada en Zoho',
  bgmLogDefaults:
    'Valores que recibe cada llamada registrada, por ejemplo en los campos obligatorios del diseño.',
  bgmLogDefaultName: 'Campo (nombre de API)',
  bgmLogDefaultValue: 'Valor',
  bgmLogDefaultAdd: 'Añadir un campo',
  bgmLogDefaultRemove: (field) => `Quitar ${field}`,
  bgmLogKeyField: 'Campo que recibe la marca de la llamada (nombre de API)',
  bgmLogKeyFieldHint:
    'Un campo de texto de una línea de las llamadas, mejor sin duplicados: por la marca se reconoce una llamada y nunca se registra dos veces. Vacío: uno que parezca hecho para ello, si lo hay.',
  bgmLogTimeZone: (zone) => `Las horas de las actividades son las de ${zone}.`,
  bgmLogSilent: (hours) => `Una llamada sin noticias durante ${hours} horas se da por terminada.`,

  bgmCreateSetTitle: 'Crear',
  bgmCreateSetOff: 'desactivado',
  bgmCreateSetEnabled: 'Los agentes crean fichas para números nuevos',
  bgmCreateSetEnabledHint:
    'Cuando nadie en Zoho tiene el número, la tarjeta ofrece crear una ficha. Antes se muestran los duplicados.',
  bgmCreateSetType: 'Qué crean',
  bgmCreateSetType_Contact: 'Contacto',
  bgmCreateSetType_ContactHint: 'Una persona con la que ya hay negocios.',
  bgmCreateSetType_Lead: 'Cliente potencial',
  bgmCreateSetType_LeadHint: 'Una persona que puede llegar a ser cliente. Necesita una empresa.',

  bgmPagesTitle: 'Páginas',
  bgmPagesFew: (count) => counted(count, {one: '# página', other: '# páginas'}),
  bgmPagesNone: 'ninguna',
  bgmPagesOrigins: 'Páginas que pueden usar los widgets',
  bgmPagesHint:
    'La dirección de cada sitio que los muestra, como https://portal.example: con su puerto si lo tiene, sin ruta. El navegador rechaza las demás.',
  bgmPagesEmpty: 'Aún no hay ninguna página permitida: los widgets solo funcionan en las de la centralita.',
  bgmPagesNew: 'Dirección de otra página',
  bgmPagesAdd: 'Añadir',
  bgmPagesAdded: (origin) => `${origin} quedará permitida al guardar.`,
  bgmPagesRemove: (origin) => `Quitar ${origin}`,
  bgmPagesRemoved: (origin) => `${origin} quedará quitada al guardar.`,
  bgmPagesThis: 'esta página',
};
