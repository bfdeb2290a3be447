import {pluralsIn} from './plural.ts';
import {registerTerms} from './register.ts';
import type {Terms} from './terms.ts';

const counted = pluralsIn<'one'>('es');

/** Spanish for every country: it says what to do in the infinitive, without “tú” and “usted”. Words: docs/glossary.md. */
export const terms: Terms = {
  bgmClose: 'Cerrar',
  bgmCancel: 'Cancelar',
  bgmSave: 'Guardar',
  bgmRetry: 'Volver a intentar',
  bgmUndo: 'Deshacer',
  bgmDismiss: 'Ocultar',
  bgmCall: 'Llamar',
  bgmOpensInNewTab: 'se abre en una pestaña nueva',
  bgmLoading: 'Cargando…',
  bgmJustNow: 'ahora mismo',

  bgmModuleContacts: 'Contacto',
  bgmModuleLeads: 'Cliente potencial',
  bgmModuleAccounts: 'Cuenta',
  bgmNumberWithheld: 'Número oculto',

  bgmConnecting: 'Conectando…',
  bgmOffline:
    'Sin conexión. Lo que ya se sabe permanece; las notas quedan en este equipo y se envían más tarde.',
  bgmSignedOut: 'Sesión cerrada. Para ver quién llama hay que iniciar sesión.',
  bgmNotConnected: 'Ningún CRM conectado. Colocar esto dentro de <bgm-crm-provider>.',
  bgmCrmDegraded: 'El CRM responde despacio o no responde. Las llamadas se conservan y quedarán registradas.',
  bgmUnreachable:
    'El servidor no responde. El trabajo se conserva; todo sigue por sí solo cuando el servidor vuelva.',

  bgmIncomingCallFrom: (who) => `Llamada entrante de ${who}`,
  bgmCallEnded: (who) => `Llamada con ${who} terminada`,
  bgmNewCallTitle: 'Llamada entrante',
  bgmNotFetched:
    'Una parte de esta página no se pudo cargar. Comprobar la conexión y volver a intentarlo. Si no ayuda, volver a cargar la página después de la llamada.',

  bgmProblem_malformed:
    'El servidor no pudo leer esta solicitud. Volver a cargar la página e intentarlo de nuevo.',
  bgmProblem_idempotency_key_required:
    'El servidor no pudo leer esta solicitud. Volver a cargar la página e intentarlo de nuevo.',
  bgmProblem_unauthenticated:
    'La sesión ha terminado. Lo escrito se conserva. Hay que iniciar sesión otra vez.',
  bgmProblem_forbidden: 'Esta cuenta no tiene permiso para hacerlo. Consultar con el administrador.',
  bgmProblem_crm_disabled: 'El CRM está desactivado para la empresa. Consultar con el administrador.',
  bgmProblem_origin_not_allowed:
    'Esta página aún no puede usar el CRM. Pedir al administrador que permita su dirección.',
  bgmProblem_crm_permission:
    'El usuario del CRM no tiene permiso para hacerlo. Consultar con el administrador del CRM.',
  bgmProblem_not_found: 'Ya no existe. Puede que se haya eliminado o combinado.',
  bgmProblem_method_not_allowed: 'El servidor no conoce esta solicitud. Volver a cargar la página.',
  bgmProblem_too_large: 'Es demasiado largo. Acortarlo e intentarlo de nuevo.',
  bgmProblem_unsupported_media_type:
    'El servidor no pudo leer esta solicitud. Volver a cargar la página e intentarlo de nuevo.',
  bgmProblem_gone: 'Este enlace ha caducado. Pedir uno nuevo.',
  bgmProblem_duplicate_contact: 'Ya existe una ficha con este número. Elegirla, o crear otra.',
  bgmProblem_crm_authorization_required:
    'El CRM pide un permiso nuevo. Las llamadas se conservan y quedarán registradas. Un administrador debe conectarlo de nuevo.',
  bgmProblem_crm_not_configured:
    'Aún no hay ningún CRM conectado. Un administrador puede conectarlo en los ajustes.',
  bgmProblem_idempotency_in_progress: 'El primer intento sigue en curso. Esperar un momento.',
  bgmProblem_call_not_journalable:
    'Esta llamada no se registra en el CRM: era interna, o el registro está desactivado.',
  bgmProblem_precondition_failed:
    'Otra persona lo cambió mientras tanto. El texto se conserva. Comparar y guardar de nuevo.',
  bgmProblem_precondition_required:
    'Otra persona pudo cambiarlo mientras tanto. Volver a cargarlo e intentarlo de nuevo.',
  bgmProblem_validation_failed: 'Algunos campos necesitan otro valor.',
  bgmProblem_idempotency_mismatch:
    'Esto ya se envió con otros valores. Cerrar el formulario y empezar de nuevo.',
  bgmProblem_rate_limited: 'Demasiadas solicitudes a la vez. En un momento sigue por sí solo.',
  bgmProblem_crm_rate_limited:
    'El CRM no admite más solicitudes por ahora. Las llamadas se conservan y quedarán registradas.',
  bgmProblem_crm_rejected:
    'El CRM lo rechazó. Aquí no se pierde nada. Revisar los valores, o consultar con el administrador.',
  bgmProblem_crm_unavailable: 'El CRM no responde. Las llamadas se conservan y quedarán registradas.',
  bgmProblem_starting: 'El servidor se está iniciando. En un momento sigue por sí solo.',
  bgmProblem_unavailable: 'El servidor está ocupado. En un momento sigue por sí solo.',
  bgmProblem_crm_timeout: 'El CRM tardó demasiado. Intentarlo de nuevo en un momento.',
  bgmProblem_internal: 'Algo falló en el servidor. El trabajo se conserva. Intentarlo de nuevo.',

  bgmCardNoCall: 'Sin llamada',
  bgmCardEmpty: 'Aquí aparece la próxima llamada.',

  bgmCardRinging: 'Sonando',
  bgmCardDialing: 'Llamando',
  bgmCardConnected: 'En llamada',
  bgmCardHeld: 'En espera',
  bgmCardEnded: 'Terminada',

  bgmCardOutcome_answered: 'Respondida',
  bgmCardOutcome_missed: 'Perdida',
  bgmCardOutcome_rejected: 'Rechazada',
  bgmCardOutcome_busy: 'Ocupado',
  bgmCardOutcome_no_answer: 'Sin respuesta',
  bgmCardOutcome_failed: 'Fallida',
  bgmCardOutcome_cancelled: 'Cancelada',
  bgmCardOutcome_voicemail: 'Buzón de voz',

  bgmCardJournal_not_applicable: 'No se registra',
  bgmCardJournal_waiting_for_contact: 'Se registra al vincular una ficha',
  bgmCardJournal_queued: 'En cola para Zoho',
  bgmCardJournal_logged: 'Registrada',
  bgmCardJournal_failed: 'Aún no registrada',
  bgmCardJournal_deleted: 'Eliminada en Zoho',

  bgmCardRecords: (count) =>
    counted(count, {one: '# ficha tiene este número', other: '# fichas tienen este número'}),
  bgmCardUnknown: 'No está en Zoho',
  bgmCardNameUnknown: 'Nombre aún desconocido',
  bgmCardPbxContact: 'Contacto de la centralita',
  bgmCardCallerId: (name) => `Identificador: ${name}`,
  bgmCardLookingUp: 'Buscando en Zoho…',
  bgmCardSlow: 'Zoho va lento. El nombre llega después.',
  bgmCardUpdated: 'actualizado',
  bgmCardLastContact: 'Último contacto',

  bgmCardSuppressed_internal: 'Llamada interna',
  bgmCardSuppressed_anonymous: 'Quien llama oculta el número',
  bgmCardSuppressed_short_number: 'Número corto',
  bgmCardSuppressed_crm_disabled: 'CRM desactivado',
  bgmCardSuppressedWhy_internal: 'Sin búsqueda: las llamadas entre extensiones no van a Zoho.',
  bgmCardSuppressedWhy_anonymous: 'Sin búsqueda: no hay número que buscar.',
  bgmCardSuppressedWhy_short_number: 'Sin búsqueda: demasiado corto para ser de una sola persona.',
  bgmCardSuppressedWhy_crm_disabled: 'Sin búsqueda: un administrador desactivó el CRM.',
  bgmCardStored: (number) => `«${number}»`,

  bgmCardMatchedOn: (field) => `Coincide en «${field}»`,
  bgmCardConnectedByHand: 'Vinculado a mano a esta llamada',
  bgmCardLinkedByCall: 'Vinculado a esta llamada',
  bgmCardSeveralMatch: 'Todas tienen este número',
  bgmCardChooseOne: 'Ninguna se vincula por sí sola.',
  bgmCardNoneMatches: 'Ninguna ficha tiene este número',
  bgmCardInPbx: 'Está en los contactos de la centralita',
  bgmCardRule_e164: 'mismo número',
  bgmCardRule_national: 'leído como número nacional',
  bgmCardRule_caller_country: 'leído en el país de quien llama',
  bgmCardRule_remembered: 'elegido antes por un agente',
  bgmCardOrder: (place) => `orden de búsqueda ${place}`,
  bgmCardFromHere: 'guardado en este equipo',
  bgmCardFromCache: 'guardado en el servidor',
  bgmCardFromPbx: 'de la centralita',
  bgmCardFromZoho: 'de Zoho',

  bgmCardChoose: '¿Quién llama?',
  bgmCardMoreRecords: (count) =>
    counted(count, {
      one: '# ficha más: se encuentra con «Vincular…»',
      other: '# fichas más: se encuentran con «Vincular…»',
    }),
  bgmCardConnect: 'Vincular',
  bgmCardConnecting: 'Vinculando…',
  bgmCardConnectedTo: (name) => `Deshacer: vinculado a ${name}`,
  bgmCardNowConnected: (name) => `Vinculado a ${name}`,
  bgmCardOpenNamed: (name) => `Abrir ${name} en Zoho`,

  bgmCardOpen: 'Abrir',
  bgmCardCallBack: 'Llamar',
  bgmCardNotes: 'Notas',
  bgmCardCreate: 'Crear',
  bgmCardLink: 'Vincular…',
  bgmCardLinkOther: 'Vincular a otra ficha…',
  bgmCardCopy: 'Copiar número',
  bgmCardCopied: 'Número copiado',
  bgmCardNotCopied: 'El navegador no permitió copiar',
  bgmCardMore: 'Más acciones',
  bgmCardSearchLabel: 'Buscar la ficha',

  bgmCardOwner: 'Propietario',
  bgmCardEmail: 'Correo',

  bgmSearchLabel: 'Buscar un contacto',
  bgmSearchPlaceholder: 'Nombre, empresa, correo o número',
  bgmSearchResults: 'Contactos encontrados',
  bgmSearchClear: 'Borrar la búsqueda',
  bgmSearchRequired: 'Falta elegir un contacto.',
  bgmSearchDial: (who, number) => `Llamar a ${who}, ${number}`,
  bgmSearchDialShort: (number) => `Llamar al ${number}`,
  bgmSearchNoName: 'Sin nombre',

  bgmSearchHere: 'En este equipo',
  bgmSearchThere: 'Zoho',
  bgmSearchRecent: 'Llamadas recientes',
  bgmSearchCreate: (typed) => `Crear «${typed}»`,

  bgmSearchTypeMore: (count) =>
    counted(count, {one: 'Escribir un carácter más.', other: 'Escribir # caracteres más.'}),
  bgmSearchTypeToFind: 'Escribir nombre, empresa, correo o número.',
  bgmSearchAsking: 'Buscando en Zoho…',
  bgmSearchNothing: 'Ningún contacto encontrado.',
  bgmSearchIncomplete: 'Una parte de Zoho no respondió a tiempo. Puede que haya más.',
  bgmSearchOffline: 'Sin conexión. Solo se muestran contactos de este equipo.',
  bgmSearchNoAnswer: 'Zoho no responde. Se muestran contactos de este equipo.',
  bgmSearchAuthorize: 'Un administrador debe conectar Zoho de nuevo. Se muestran contactos de este equipo.',
  bgmSearchOff: 'La búsqueda en el CRM está desactivada. Solo se muestran contactos de este equipo.',
  bgmSearchKeys: 'Entrar: elegir · Alt+Entrar: llamar',
  bgmSearchKeysOpen: '↑ ↓ para moverse, Entrar para elegir, Alt+Entrar para llamar',

  bgmSearchCounted: (here, there) => `${here} en este equipo, ${there} de Zoho.`,
  bgmSearchCountedHere: (here) => `${here} en este equipo.`,
  bgmSearchCountedRecent: (count) =>
    counted(count, {one: 'Una llamada reciente.', other: '# llamadas recientes.'}),

  bgmSearchLinking: (who) => `Vinculando la llamada a ${who}…`,
  bgmSearchLinked: (who) => `La llamada está vinculada a ${who}.`,
  bgmSearchNotLinked: (who) => `La llamada no se vinculó a ${who}.`,

  bgmNotesLabel: 'Notas de la llamada',
  bgmNotesPlaceholder: '¿De qué se trató?',
  bgmNotesNoCall: 'Las notas empiezan con la próxima llamada.',
  bgmNotesOff: 'Las notas están desactivadas para esta cuenta. Consultar con el administrador.',
  bgmNotesOf: (who) => `con ${who}`,

  bgmNotesEarlier: (count) => counted(count, {one: '# nota anterior', other: '# notas anteriores'}),
  bgmNotesNoEarlier: 'Sin notas anteriores',
  bgmNotesEarlierFailed: 'No se pudieron cargar las notas anteriores.',

  bgmNotesKeys: 'Ctrl+Entrar guarda',
  bgmNotesKeysMac: '⌘ Entrar guarda',
  bgmNotesDraft: 'Aún sin guardar',
  bgmNotesDraftKept: 'Borrador guardado en este equipo',
  bgmNotesSaving: 'Guardando…',
  bgmNotesSaved: 'Guardada',
  bgmNotesSavedAt: (time) => `Guardada, ${time}`,
  bgmNotesQueued: 'Guardada en este equipo, se enviará',
  bgmNotesFailed: 'No guardada.',
  bgmNotesConflict: 'Otra persona cambió esta nota. Elegir abajo.',
  bgmNotesTooLong: (count) =>
    counted(count, {
      one: 'Sobra un carácter. Acortar la nota para guardarla.',
      other: 'Sobran # caracteres. Acortar la nota para guardarla.',
    }),
  bgmNotesCount: (used, most) => `${used} de ${most}`,
  bgmNotesRequired: 'Falta escribir una nota.',

  bgmNotesNext: 'Nota nueva',
  bgmNotesOtherCall: 'Hay otra llamada en curso.',
  bgmNotesGoThere: 'Ir a sus notas',

  bgmNotesTheirs: (who, time) => `${who} cambió esta nota, ${time}`,
  bgmNotesKeepMine: 'Dejar la mía',
  bgmNotesTakeTheirs: 'Tomar esta',
  bgmNotesBoth: 'Juntar las dos',

  bgmCreateHeadingContact: 'Contacto nuevo',
  bgmCreateHeadingLead: 'Cliente potencial nuevo',
  bgmCreateType: 'Crear como',
  bgmCreateFirstName: 'Nombre',
  bgmCreateLastName: 'Apellidos',
  bgmCreateCompany: 'Empresa',
  bgmCreateEmail: 'Correo',
  bgmCreateNumber: 'Número',
  bgmCreateChangeNumber: 'Cambiar',
  bgmCreateOptional: 'opcional',

  bgmCreateContact: 'Crear contacto',
  bgmCreateLead: 'Crear cliente potencial',
  bgmCreateContactAnyway: 'Crear contacto de todos modos',
  bgmCreateLeadAnyway: 'Crear cliente potencial de todos modos',
  bgmCreateBusy: 'Creando…',
  bgmCreateDone: (who) => `${who} ya está en el CRM.`,

  bgmCreateChecking: 'Buscando si alguien tiene este número…',
  bgmCreateNobody: 'Nadie en Zoho tiene este número.',
  bgmCreateUnchecked: 'Zoho aún no dice quién tiene este número. Se pregunta otra vez antes de crear.',
  bgmCreateNoNumber: 'Sin número, una llamada no encuentra a nadie.',
  bgmCreateDuplicate: 'Zoho ya tiene este número',
  bgmCreateConnect: 'Vincular',
  bgmCreateConnectTo: (who) => `Vincular la llamada a ${who}`,
  bgmCreateOpen: 'Abrir',
  bgmCreateOpenWho: (who) => `Abrir ${who}`,
  bgmCreateNotConnected: (who) => `La llamada no se vinculó a ${who}.`,

  bgmCreateNotAllowed: 'Hace falta permiso para crear fichas. Consultar con el administrador.',
  bgmCreateOffline: 'Sin conexión. Lo escrito permanece; crear la ficha cuando vuelva la conexión.',
  bgmCreateLost: 'La respuesta no llegó. Intentarlo de nuevo: se crea una sola ficha.',
  bgmCreateCallGone: 'Esta llamada ya no existe. Intentarlo de nuevo: la ficha se crea sin ella.',
  bgmCreateCrmWantsMore:
    'Zoho pide más de lo que tiene este formulario. Crear la ficha en Zoho, o consultar con el administrador.',

  bgmCreateWrong_required: 'Falta este dato.',
  bgmCreateWrong_email: 'No es una dirección de correo.',
  bgmCreateWrong_not_a_number: 'No es un número de teléfono.',
  bgmCreateWrong_max_length: 'Es demasiado largo.',
  bgmCreateWrong_already_used: 'Zoho ya lo tiene.',
  bgmCreateWrong_invalid: 'Zoho no admite este valor.',

  bgmStatus_connecting: 'Conectando…',
  bgmStatus_online: 'Zoho conectado',
  bgmStatus_degraded: 'Zoho va lento',
  bgmStatus_crmDisconnected: 'Zoho no conectado',
  bgmStatus_disabled: 'CRM desactivado',
  bgmStatus_noTenant: 'Sin empresa',
  bgmStatus_offline: 'Sin conexión',
  bgmStatus_signedOut: 'Sesión cerrada',
  bgmStatusMore_connecting: 'Esperando al servidor. Las llamadas se muestran en cuanto responda.',
  bgmStatusMore_online: 'Se busca a quien llama y las llamadas se registran.',
  bgmStatusMore_noTenant:
    'Los administradores del sistema no pertenecen a ninguna empresa: aquí no se muestran llamadas.',
};

registerTerms({$code: 'es', $name: 'Español', $dir: 'ltr', ...terms});
