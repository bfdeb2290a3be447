import type {settingsHealth} from '../../en/settings/health.ts';
import {isolate} from '../../isolate.ts';
import {pluralsIn} from '../../plural.ts';
import type {SettingsTerms} from '../../terms.ts';

const counted = pluralsIn<'zero' | 'one' | 'two' | 'few' | 'many'>('ar');

/** How the integration does now. */
export const health: Pick<SettingsTerms, keyof typeof settingsHealth> = {
  bgmHealthTitle: 'الآن',
  bgmHealthAsOf: (time) => `حتى ${isolate(time)}، ويُحدَّث تلقائيًا`,
  bgmHealthOld: (time) => `لم يُحدَّث منذ ${isolate(time)}. سيُستأنف تلقائيًا.`,
  bgmHealthShow: 'عرض',
  bgmHealthShowParked: 'عرض المكالمات التي تنتظر سجلًا',
  bgmHealthShowFailed: 'عرض المكالمات التي تعذّر توثيقها',
  bgmHealthShowQueued: 'عرض المكالمات التي يجري توثيقها',

  bgmHealthConnection: 'Zoho',
  bgmHealthState_disabled: 'متوقف: لا يُسأل عن شيء ولا يُكتب شيء.',
  bgmHealthState_not_configured: 'غير مُعدّ. يمكن إدخال Client في قسم «التوصيل».',
  bgmHealthState_authorization_required:
    'غير موصَّل. يمكن منح الإذن في قسم «التوصيل»، والمكالمات محفوظة حتى ذلك الحين.',
  bgmHealthState_connected: 'موصَّل',
  bgmHealthState_degraded: 'موصَّل، لكن Zoho لا يستجيب كما ينبغي. المكالمات محفوظة وسيجري توثيقها.',

  bgmHealthQueue: 'بانتظار التوثيق',
  bgmHealthQueueEmpty: 'لا شيء ينتظر.',
  bgmHealthQueueDepth: (count, since) =>
    counted(count, {
      zero: 'لا مكالمات',
      one: `مكالمة واحدة، منذ ${isolate(since)}`,
      two: `مكالمتان، أقدمهما منذ ${isolate(since)}`,
      few: `# مكالمات، أقدمها منذ ${isolate(since)}`,
      many: `# مكالمةً، أقدمها منذ ${isolate(since)}`,
      other: `# مكالمة، أقدمها منذ ${isolate(since)}`,
    }),
  bgmHealthPaused_authorization_required: 'التوثيق موقوف حتى يُمنح إذن Zoho من جديد.',
  bgmHealthPaused_throttled: 'التوثيق موقوف لأن Zoho لا يقبل طلبات أخرى.',
  bgmHealthPaused_credits: 'التوثيق موقوف لأن رصيد API لهذا اليوم نفد.',
  bgmHealthPaused_crm_unavailable: 'التوثيق موقوف لأن Zoho لا يستجيب.',
  bgmHealthPaused_off: 'التوثيق موقوف لأن CRM أو التوثيق متوقف.',
  bgmHealthUntil: (time) => `المحاولة التالية ${isolate(time)}.`,

  bgmHealthParked: 'بانتظار سجل',
  bgmHealthParkedNone: 'لا مكالمة تنتظر سجلًا.',
  bgmHealthParkedCount: (count, since) =>
    counted(count, {
      zero: 'لا مكالمات',
      one: `مكالمة واحدة صاحبها غير موجود في Zoho أو مكرر فيه، منذ ${isolate(since)}`,
      two: `مكالمتان أصحابهما غير موجودين في Zoho أو مكررون فيه، أقدمهما منذ ${isolate(since)}`,
      few: `# مكالمات أصحابها غير موجودين في Zoho أو مكررون فيه، أقدمها منذ ${isolate(since)}`,
      many: `# مكالمةً أصحابها غير موجودين في Zoho أو مكررون فيه، أقدمها منذ ${isolate(since)}`,
      other: `# مكالمة أصحابها غير موجودين في Zoho أو مكررون فيه، أقدمها منذ ${isolate(since)}`,
    }),
  bgmHealthFailed: 'لم تُوثَّق',
  bgmHealthFailedNone: 'لا مكالمة أخفق توثيقها نهائيًا.',
  bgmHealthFailedCount: (count, since) =>
    counted(count, {
      zero: 'لا مكالمات',
      one: `مكالمة واحدة تعذّر توثيقها، منذ ${isolate(since)}`,
      two: `مكالمتان تعذّر توثيقهما، أقدمهما منذ ${isolate(since)}`,
      few: `# مكالمات تعذّر توثيقها، أقدمها منذ ${isolate(since)}`,
      many: `# مكالمةً تعذّر توثيقها، أقدمها منذ ${isolate(since)}`,
      other: `# مكالمة تعذّر توثيقها، أقدمها منذ ${isolate(since)}`,
    }),

  bgmHealthCredits: 'رصيد API',
  bgmHealthCreditsUnknown: 'غير معروف قبل سؤال Zoho للمرة الأولى.',
  bgmHealthCreditsLeft: (left, limit) => `الباقي ${isolate(left)} من ${isolate(limit)}`,
  bgmHealthCreditsSpent: (day, hour) =>
    `المستهلك في 24 ساعة: ${isolate(day)}، وفي الساعة الأخيرة: ${isolate(hour)}`,
  bgmHealthCreditsLast: 'بهذه الوتيرة يكفي الرصيد.',
  bgmHealthCreditsUntil: (time) => `بهذه الوتيرة يكفي الرصيد حتى ${isolate(time)}.`,
  bgmHealthCreditsGone: 'نفد الرصيد كله. يعيده Zoho شيئًا فشيئًا.',
  bgmHealthShed: (kinds) => `لتوفير الرصيد ينتظر ما يلي: ${isolate(kinds)}.`,
  bgmHealthKind_live: 'البحث عن المتصلين',
  bgmHealthKind_journal: 'توثيق المكالمات',
  bgmHealthKind_enrichment: 'التسجيلات ونصوص المكالمات',
  bgmHealthKind_timeline: 'الأنشطة السابقة',

  bgmHealthLookups: 'عمليات البحث',
  bgmHealthLookupsNone: 'لا شيء في الساعة الأخيرة.',
  bgmHealthLookupsTook: (count, half, most) => {
    const times = `نصفها خلال ${isolate(half)}، و${isolate('95%')} منها خلال ${isolate(most)}`;
    return counted(count, {
      zero: 'لا شيء في الساعة الأخيرة.',
      one: `عملية واحدة في الساعة الأخيرة: ${isolate(most)}`,
      two: `عمليتان في الساعة الأخيرة: ${times}`,
      few: `# عمليات في الساعة الأخيرة: ${times}`,
      many: `# عمليةً في الساعة الأخيرة: ${times}`,
      other: `# عملية في الساعة الأخيرة: ${times}`,
    });
  },
  bgmHealthMs: (number) => `${isolate(number)} م.ث`,

  bgmHealthFailures: 'الإخفاقات في 24 ساعة',
  bgmHealthFailuresNone: 'لا شيء.',
  bgmHealthFailureTimes: (count, last) =>
    counted(count, {
      zero: 'لا شيء',
      one: `مرة واحدة، ${isolate(last)}`,
      two: `مرتان، آخرهما ${isolate(last)}`,
      few: `# مرات، آخرها ${isolate(last)}`,
      many: `# مرةً، آخرها ${isolate(last)}`,
      other: `# مرة، آخرها ${isolate(last)}`,
    }),

  bgmHealthWebhook: 'أحداث المقسم',
  bgmHealthWebhookNever: 'لم يصل أي حدث بعد. يلزم إدخال الـ Webhook في المقسم، وقسم «الفحص» يبيّن كيف.',
  bgmHealthWebhookLast: (ago) => `آخرها ${isolate(ago)}`,
  bgmHealthWebhookHour: (count) =>
    counted(count, {
      zero: 'لا أحداث في الساعة الأخيرة',
      one: 'حدث واحد في الساعة الأخيرة',
      two: 'حدثان في الساعة الأخيرة',
      few: '# أحداث في الساعة الأخيرة',
      many: '# حدثًا في الساعة الأخيرة',
      other: '# حدث في الساعة الأخيرة',
    }),

  bgmHealthCallLog: 'سجل مكالمات المقسم',
  bgmHealthCallLog_never: 'لم يُقرأ بعد.',
  bgmHealthCallLog_ok: 'يُقرأ كل بضع دقائق حتى لا تفوت مكالمة.',
  bgmHealthCallLog_off: 'لا يُقرأ ما دام CRM متوقفًا.',
  bgmHealthCallLog_refused:
    'يحجبه المقسم. يمكن السماح بخيار «Call Statistics» للمستأجر، أو إعطاء مستخدم الخدمة دورًا يتيح قراءته.',
  bgmHealthCallLog_no_service_user:
    'لم يُقرأ: لا مستخدم خدمة محددًا، أو رفض المقسم كلمة مروره. المكالمات التي لا تصل أحداثها تبقى ناقصة.',
  bgmHealthCallLog_unavailable: 'المقسم لا يستجيب. تُعاد القراءة بعد بضع دقائق.',
  bgmHealthCallLogFilled: (count) =>
    counted(count, {
      zero: 'لم تفت الأحداث أي مكالمة.',
      one: 'أُضيفت مكالمة واحدة لم تصل أحداثها.',
      two: 'أُضيفت مكالمتان لم تصل أحداثهما.',
      few: 'أُضيفت # مكالمات لم تصل أحداثها.',
      many: 'أُضيفت # مكالمةً لم تصل أحداثها.',
      other: 'أُضيفت # مكالمة لم تصل أحداثها.',
    }),
  bgmHealthCallLogRead: (time) => `مكتمل حتى ${isolate(time)}.`,

  bgmHealthDuplicates: 'منع التوثيق مرتين',
  bgmHealthDuplicatesUnknown: 'يُعرف بعد توثيق أول مكالمة.',
  bgmHealthDuplicates_unique_field: (field) =>
    `يرفض Zoho بنفسه إدخال المكالمة مرة ثانية، بالحقل الفريد ${isolate(field)}.`,
  bgmHealthDuplicates_plain_field: (field) =>
    `قبل تكرار إدخال مشكوك فيه يُبحث في Zoho عن المكالمة بالحقل ${isolate(field)}. إن جُعل الحقل فريدًا رفض Zoho بنفسه الإدخال الثاني.`,
  bgmHealthDuplicates_text_mark: () =>
    'قبل تكرار إدخال مشكوك فيه يُبحث في Zoho بوقت البدء وبعلامة في النص. حقل نص فريد في المكالمات أكثر أمانًا ويوفر دقائق من الانتظار.',

  bgmHealthSpoken: (state) => `تغيّرت الحالة: ${isolate(state)}`,
};
