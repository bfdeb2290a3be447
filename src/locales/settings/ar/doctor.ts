import type {settingsDoctor} from '../../en/settings/doctor.ts';
import {isolate} from '../../isolate.ts';
import {pluralsIn} from '../../plural.ts';
import type {SettingsTerms} from '../../terms.ts';
import type {findings} from './findings.ts';

const counted = pluralsIn<'zero' | 'one' | 'two' | 'few' | 'many'>('ar');

/** The check of everything, trying a number, and the sample call; what a check finds has a file of its own. */
export const doctor: Omit<Pick<SettingsTerms, keyof typeof settingsDoctor>, keyof typeof findings> = {
  bgmDoctorTitle: 'فحص كل شيء',
  bgmDoctorLead:
    'يُفحص كل جزء من المقسم إلى Zoho ويُذكر ما يحتاج إلى إصلاح. قراءة فقط، تستهلك قليلًا من رصيد API وتستغرق ثواني.',
  bgmDoctorStart: 'الفحص الآن',
  bgmDoctorAgain: 'إعادة الفحص',
  bgmDoctorRunning: 'جارٍ الفحص…',
  bgmDoctorAllWell: 'كل شيء سليم.',
  bgmDoctorWell: (warnings) =>
    counted(warnings, {
      zero: 'كل شيء يعمل، بلا تنبيهات.',
      one: 'كل شيء يعمل، مع تنبيه واحد.',
      two: 'كل شيء يعمل، مع تنبيهين.',
      few: 'كل شيء يعمل، مع # تنبيهات.',
      many: 'كل شيء يعمل، مع # تنبيهًا.',
      other: 'كل شيء يعمل، مع # تنبيه.',
    }),
  bgmDoctorFailed: (failed) =>
    counted(failed, {
      zero: 'لا شيء معطل.',
      one: 'شيء واحد لا يعمل.',
      two: 'شيئان لا يعملان.',
      few: '# أشياء لا تعمل.',
      many: '# شيئًا لا تعمل.',
      other: '# شيء لا تعمل.',
    }),
  bgmDoctorTook: (seconds, credits, time) => {
    const took = (cost: string) =>
      `وقت الفحص ${isolate(time)}، المدة ${isolate(seconds)}، المستهلك من رصيد ${isolate('API')}: ${cost}.`;
    return counted(credits, {
      zero: took('لا شيء'),
      one: took('وحدة واحدة'),
      two: took('وحدتان'),
      few: took('# وحدات'),
      many: took('# وحدةً'),
      other: took('# وحدة'),
    });
  },
  bgmDoctorSeconds: (number) => `${isolate(number)} ث`,
  bgmDoctorMs: (number) => `${isolate(number)} م.ث`,
  bgmDoctorOnlyBad: 'فقط ما يحتاج إلى شيء',
  bgmDoctorShownAll: 'كل ما فُحص',
  bgmDoctorCopy: 'نسخ التقرير',
  bgmDoctorCopied: 'تم النسخ. لا أسماء فيه ولا أرقام هواتف.',
  bgmDoctorCopyByHand: 'لم يسمح المتصفح بالنسخ. يمكن أخذه من هنا:',
  bgmDoctorReport: 'التقرير',
  bgmDoctorShow: (section) => `الانتقال إلى ${isolate(section)}`,
  bgmDoctorSection_connect: 'التوصيل',
  bgmDoctorSection_find: 'البحث',
  bgmDoctorSection_log: 'التوثيق',
  bgmDoctorSection_create: 'الإنشاء',
  bgmDoctorSection_agents: 'الموظفون',
  bgmDoctorSection_health: 'الحالة',

  bgmDoctorState_ok: 'سليم',
  bgmDoctorState_warning: 'تنبيه',
  bgmDoctorState_failed: 'لا يعمل',
  bgmDoctorState_skipped: 'لم يُفحص',
  bgmDoctorSkippedAfter: (check) => `لا يُعرف قبل أن يعمل «${isolate(check)}».`,
  bgmDoctorNoFinding: 'حدث خلل أثناء الفحص. يمكن إعادة الفحص، وإن بقي الخلل يمكن نسخ التقرير.',

  bgmTrialTitle: 'تجربة رقم',
  bgmTrialLead: 'يُبحث عن الرقم كأنه يرن الآن، من دون الإجابات المحفوظة، وتُعرض كل خطوة. لا يُحفظ شيء.',
  bgmTrialNumber: 'رقم الهاتف',
  bgmTrialCountry: 'طُلب من',
  bgmTrialOwnCountry: 'البلد المذكور في الإعدادات',
  bgmTrialStart: 'تجربة',
  bgmTrialNoNumber: 'يلزم إدخال رقم.',
  bgmTrialReadAs: (number) => `قُرئ على أنه ${isolate(number)}`,
  bgmTrialNotRead: 'هذا ليس رقم هاتف ممكنًا.',
  bgmTrialState_matched: 'وُجد سجل واحد.',
  bgmTrialState_ambiguous: (count) =>
    counted(count, {
      zero: 'لم يوجد سجل.',
      one: 'وُجد سجل واحد.',
      two: 'وُجد سجلان، والموظف يختار.',
      few: 'وُجدت # سجلات، والموظف يختار.',
      many: 'وُجد # سجلًا، والموظف يختار.',
      other: 'وُجد # سجل، والموظف يختار.',
    }),
  bgmTrialState_unknown: 'لا سجل بهذا الرقم.',
  bgmTrialState_pbx_contact: 'موجود في جهات اتصال المقسم، فلم يُسأل Zoho.',
  bgmTrialState_suppressed: 'بلا بحث.',
  bgmTrialState_unavailable: 'نظام Zoho لا يستجيب، فلا يُعرف شيء.',
  bgmTrialBy_internal: 'هذه تحويلة في المقسم.',
  bgmTrialBy_anonymous: 'الرقم محجوب.',
  bgmTrialBy_short_number: 'أقصر من أن يكون رقمًا خارجيًا.',
  bgmTrialBy_crm_disabled: 'نظام CRM متوقف.',
  bgmTrialMatches: 'السجلات بترتيب الإعدادات',
  bgmTrialReason: (field, stored) => `في ${isolate(field)} القيمة «${isolate(stored)}»`,
  bgmTrialRule_e164: 'الرقم نفسه مع رمزه الدولي',
  bgmTrialRule_national: 'الرقم نفسه كما يُكتب في البلد المذكور في الإعدادات',
  bgmTrialRule_caller_country: 'الرقم نفسه كما يُكتب في بلد المتصل',
  bgmTrialRule_remembered: 'اختار أحد الموظفين هذا السجل للرقم من قبل',
  bgmTrialForms: 'ما بُحث عنه',
  bgmTrialForm_any_format: 'يوجد بأي طريقة كتابة',
  bgmTrialForm_e164: 'مكتوبًا مع الرمز الدولي',
  bgmTrialForm_national: 'مكتوبًا كما في بلده',
  bgmTrialRequests: 'الطلبات إلى Zoho',
  bgmTrialNoRequests: 'لا شيء.',
  bgmTrialWhat: 'الطلب',
  bgmTrialStatus: 'الرد',
  bgmTrialNoStatus: 'لا رد',
  bgmTrialRecords: 'السجلات',
  bgmTrialTime: 'الوقت',
  bgmTrialRejected: (count) =>
    counted(count, {
      zero: 'لم يُستبعد أي سجل.',
      one: 'استُبعد سجل واحد لأنه يشبه الرقم فقط.',
      two: 'استُبعد سجلان لأنهما يشبهان الرقم فقط.',
      few: 'استُبعدت # سجلات لأنها تشبه الرقم فقط.',
      many: 'استُبعد # سجلًا لأنها تشبه الرقم فقط.',
      other: 'استُبعد # سجل لأنها تشبه الرقم فقط.',
    }),
  bgmTrialTook: (time) => `المدة كلها ${isolate(time)}.`,

  bgmSampleTitle: 'كيف تصبح المكالمة في Zoho',
  bgmSampleLead: 'الإدخال الذي تنتجه مكالمة للتجربة بالإعدادات المحفوظة تمامًا. لا يُكتب شيء.',
  bgmSampleCall: 'مكالمة للتجربة',
  bgmSample_answered: 'مكالمة تم الرد عليها',
  bgmSample_missed: 'مكالمة فائتة',
  bgmSample_outbound: 'مكالمة صادرة',
  bgmSample_transferred: 'مكالمة محوَّلة',
  bgmSample_queue: 'مكالمة عبر طابور',
  bgmSample_voicemail: 'البريد الصوتي',
  bgmSample_hidden: 'متصل بلا رقم',
  bgmSampleField: 'الحقل',
  bgmSampleValue: 'القيمة',
  bgmSampleOwner: (extension) => `المالك: مستخدم Zoho للتحويلة ${isolate(extension)}`,
  bgmSampleOwner_contact_owner: 'المالك: مالك السجل',
  bgmSampleOwner_fixed_user: 'المالك: مستخدم Zoho المختار',
  bgmSampleFallbackOwner: 'المالك: المالك البديل',
};
