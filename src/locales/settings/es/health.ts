import type {settingsHealth} from '../../en/settings/health.ts';
import {pluralsIn} from '../../plural.ts';
import type {SettingsTerms} from '../../terms.ts';

const counted = pluralsIn<'one'>('es');

/** How the integration does now. */
export const health: Pick<SettingsTerms, keyof typeof settingsHealth> = {
  bgmHealthTitle: 'Ahora',
  bgmHealthAsOf: (time) => `A las ${time}; se actualiza por sí solo`,
  bgmHealthOld: (time) => `Sin actualizar desde ${time}. Sigue por sí solo.`,
  bgmHealthShow: 'Mostrar',
  bgmHealthShowParked: 'Mostrar las llamadas que esperan una ficha',
  bgmHealthShowFailed: 'Mostrar las llamadas que no se pudieron registrar',
  bgmHealthShowQueued: 'Mostrar las llamadas que se están registrando',

  bgmHealthConnection: 'Zoho',
  bgmHealthState_disabled: 'Desactivado: no se pregunta nada y no se escribe nada.',
  bgmHealthState_not_configured: 'Sin configurar. Escribir los datos del cliente en «Conectar».',
  bgmHealthState_authorization_required:
    'No conectado. Autorizar en «Conectar»; hasta entonces las llamadas se conservan.',
  bgmHealthState_connected: 'Conectado',
  bgmHealthState_degraded:
    'Conectado, pero Zoho no responde como debe. Las llamadas se conservan y quedarán registradas.',

  bgmHealthQueue: 'Por registrar',
  bgmHealthQueueEmpty: 'No espera nada.',
  bgmHealthQueueDepth: (count, since) =>
    counted(count, {one: `# llamada, desde ${since}`, other: `# llamadas, la más antigua desde ${since}`}),
  bgmHealthPaused_authorization_required: 'El registro está en pausa hasta que se autorice Zoho de nuevo.',
  bgmHealthPaused_throttled: 'El registro está en pausa: Zoho no admite más solicitudes.',
  bgmHealthPaused_credits: 'El registro está en pausa: los créditos de API del día se agotaron.',
  bgmHealthPaused_crm_unavailable: 'El registro está en pausa: Zoho no responde.',
  bgmHealthPaused_off: 'El registro está en pausa: está desactivado, o lo está el CRM.',
  bgmHealthUntil: (time) => `Próximo intento: ${time}.`,

  bgmHealthParked: 'Esperan una ficha',
  bgmHealthParkedNone: 'Ninguna llamada espera una ficha.',
  bgmHealthParkedCount: (count, since) =>
    counted(count, {
      one: `# llamada de alguien que no está en Zoho, o está varias veces, desde ${since}`,
      other: `# llamadas de personas que no están en Zoho, o están varias veces, la más antigua desde ${since}`,
    }),
  bgmHealthFailed: 'Sin registrar',
  bgmHealthFailedNone: 'Ninguna llamada ha fallado definitivamente.',
  bgmHealthFailedCount: (count, since) =>
    counted(count, {
      one: `# llamada no se pudo registrar, desde ${since}`,
      other: `# llamadas no se pudieron registrar, la más antigua desde ${since}`,
    }),

  bgmHealthCredits: 'Créditos de API',
  bgmHealthCreditsUnknown: 'Se conocen tras preguntar a Zoho por primera vez.',
  bgmHealthCreditsLeft: (left, limit) => `Quedan ${left} de ${limit}`,
  bgmHealthCreditsSpent: (day, hour) => `${day} gastados en 24 horas, ${hour} en la última hora`,
  bgmHealthCreditsLast: 'A este ritmo alcanzan.',
  bgmHealthCreditsUntil: (time) => `A este ritmo duran hasta ${time}.`,
  bgmHealthCreditsGone: 'Todos están gastados. Zoho da nuevos poco a poco.',
  bgmHealthShed: (kinds) => `Para ahorrar créditos, esto espera: ${kinds}.`,
  bgmHealthKind_live: 'búsqueda de quien llama',
  bgmHealthKind_journal: 'registro de llamadas',
  bgmHealthKind_enrichment: 'grabaciones y transcripciones',
  bgmHealthKind_timeline: 'actividades anteriores',

  bgmHealthLookups: 'Búsquedas',
  bgmHealthLookupsNone: 'Ninguna en la última hora.',
  bgmHealthLookupsTook: (count, half, most) =>
    counted(count, {
      one: `# en la última hora: ${most}`,
      other: `# en la última hora: la mitad en ${half}, el 95\u00A0% en ${most}`,
    }),
  bgmHealthMs: (number) => `${number} ms`,

  bgmHealthFailures: 'Fallos en 24 horas',
  bgmHealthFailuresNone: 'Ninguno.',
  bgmHealthFailureTimes: (count, last) =>
    counted(count, {one: `una vez, ${last}`, other: `# veces, la última ${last}`}),

  bgmHealthWebhook: 'Eventos de la centralita',
  bgmHealthWebhookNever:
    'Aún no ha llegado ninguno. Escribir el webhook en la centralita; la comprobación dice cómo.',
  bgmHealthWebhookLast: (ago) => `El último, ${ago}`,
  bgmHealthWebhookHour: (count) => counted(count, {one: '# en la última hora', other: '# en la última hora'}),

  bgmHealthCallLog: 'Historial de llamadas de la centralita',
  bgmHealthCallLog_never: 'Aún no se ha leído.',
  bgmHealthCallLog_ok: 'Se lee cada pocos minutos, para que no falte ninguna llamada.',
  bgmHealthCallLog_off: 'No se lee mientras el CRM esté desactivado.',
  bgmHealthCallLog_refused:
    'La centralita lo oculta. Permitir «Call Statistics» para la empresa, o dar al usuario de servicio un rol que pueda leerlo.',
  bgmHealthCallLog_no_service_user:
    'No se lee: no hay usuario de servicio, o la centralita rechazó su contraseña. Las llamadas sin eventos siguen faltando.',
  bgmHealthCallLog_unavailable: 'La centralita no responde. Se lee otra vez en unos minutos.',
  bgmHealthCallLogFilled: (count) =>
    counted(count, {
      one: 'Se añadió # llamada cuyos eventos faltaban.',
      other: 'Se añadieron # llamadas cuyos eventos faltaban.',
    }),
  bgmHealthCallLogRead: (time) => `Completo hasta ${time}.`,

  bgmHealthDuplicates: 'Contra el registro doble',
  bgmHealthDuplicatesUnknown: 'Se conoce al registrar la primera llamada.',
  bgmHealthDuplicates_unique_field: (field) =>
    `El propio Zoho rechaza una segunda entrada de la misma llamada, por el campo único ${field}.`,
  bgmHealthDuplicates_plain_field: (field) =>
    `Antes de repetir una entrada dudosa, la llamada se busca en Zoho por el campo ${field}. Con el campo marcado como único, el propio Zoho rechaza una segunda.`,
  bgmHealthDuplicates_text_mark: () =>
    'Antes de repetir una entrada dudosa, la llamada se busca en Zoho por la hora de inicio y una marca en el texto. Un campo de texto único en las llamadas sería más seguro y ahorra minutos de espera.',

  bgmHealthSpoken: (state) => `Cambio: ${state}`,
};
