import type {settingsCreate} from '../../en/settings/create.ts';
import type {settingsFind} from '../../en/settings/find.ts';
import type {settingsLog} from '../../en/settings/log.ts';
import {isolate} from '../../isolate.ts';
import {pluralsIn} from '../../plural.ts';
import type {SettingsTerms} from '../../terms.ts';

const counted = pluralsIn<'zero' | 'one' | 'two' | 'few' | 'many'>('ar');
type Keys = keyof typeof settingsFind | keyof typeof settingsLog | keyof typeof settingsCreate;

/**
 * How callers are found, what is logged, what agents may create, and which pages may show the widgets. Where a field stands in the
 * sentence nothing is isolated, and the counted thing comes before the number, so that it needs no plural.
 */
export const behaviour: Pick<SettingsTerms, Keys> = {
  bgmFindTitle: 'البحث',
  bgmFindOrder: 'البحث في',
  bgmFindOrderHint:
    'يُعرض أول نوع من السجلات فيه الرقم. يتغير الترتيب بسحب الصف، أو بأزراره، أو بمفتاح Alt مع سهم.',
  bgmFindLeftOut: 'لا يُبحث في:',
  bgmFindModule_Contacts: 'جهات الاتصال',
  bgmFindModule_Leads: 'العملاء المحتملون',
  bgmFindModule_Accounts: 'الحسابات',
  bgmFindMoveUp: (module) => `نقل ${isolate(module)} إلى الأعلى`,
  bgmFindMoveDown: (module) => `نقل ${isolate(module)} إلى الأسفل`,
  bgmFindGrip: (module, place, of) => `${isolate(module)}، الموضع ${place} من ${of}`,
  bgmFindLeaveOut: (module) => `استبعاد ${isolate(module)}`,
  bgmFindPutBack: (module) => `البحث من جديد في ${isolate(module)}`,
  bgmFindMoved: (module, place, of) => `${isolate(module)}: الآن في الموضع ${place} من ${of}`,
  bgmFindIsLeftOut: (module) => `${isolate(module)}: لا يُبحث هنا`,
  bgmFindIsBack: (module, place) => `${isolate(module)}: يُبحث هنا من جديد، الموضع ${place}`,

  bgmFindQuery: 'سؤال Zoho',
  bgmFindQuery_always: 'دائمًا',
  bgmFindQuery_alwaysHint: 'يُبحث عن كل متصل في Zoho.',
  bgmFindQuery_when_not_in_pbx_contacts: 'فقط إن لم يكن الرقم في جهات اتصال المقسم',
  bgmFindQuery_when_not_in_pbx_contactsHint: 'تُسأل جهات اتصال المقسم أولًا. من يوجد فيها لا يُبحث عنه في Zoho.',

  bgmFindAmbiguity: 'عند وجود عدة سجلات بالرقم',
  bgmFindAmbiguity_ask: 'الموظف يختار',
  bgmFindAmbiguity_askHint: 'تعرضها البطاقة كلها. وتُوثَّق المكالمة عند اختيار أحدها.',
  bgmFindAmbiguity_lookup_order_then_recent: 'يؤخذ الأول في هذا الترتيب',
  bgmFindAmbiguity_lookup_order_then_recentHint: 'وفي النوع الواحد آخرها تغييرًا. ويبقى للموظف أن يختار غيره.',

  bgmFindCountry: (country) => `بلد الأرقام التي بلا رمز دولي: ${country}.`,
  bgmFindPrefix: (prefix) => `عندما يعاود طابور الاتصال بأحد، يطلب المقسم ${prefix} قبل الرقم.`,
  bgmFindPrefixHint: 'يُترك فارغًا إن لم يطلب شيئًا قبله. فقط الأرقام و* و#.',
  bgmFindCache: (seconds) => `مدة اعتبار إجابة Zoho حديثة، بالثواني: ${seconds}.`,
  bgmFindCacheHint: 'الأقدم تُعرض فورًا مع عمرها، ويُسأل Zoho من جديد. القيمة 0: يُسأل دائمًا.',
  bgmFindBrowserCache: 'حفظ الإجابات في متصفحات الموظفين',
  bgmFindBrowserCacheHint: 'مشفّرة، لساعة على الأكثر، وحتى يسجل الموظف خروجه. عندها يظهر المتصل المعروف فورًا.',
  bgmFindFew: (count) =>
    counted(count, {
      zero: 'لا نوع من السجلات',
      one: 'نوع واحد من السجلات',
      two: 'نوعان من السجلات',
      few: '# أنواع من السجلات',
      many: '# نوعًا من السجلات',
      other: '# نوع من السجلات',
    }),

  bgmLogTitle: 'التوثيق',
  bgmLogOn: 'مفعّل',
  bgmLogOff: 'متوقف',
  bgmLogEnabled: 'توثيق المكالمات كأنشطة في Zoho',
  bgmLogEnabledHint: 'كل مكالمة عبر خط خارجي تصبح نشاطًا في السجل الذي تخصه. أما المكالمات الداخلية فلا.',

  bgmLogLink: 'رابط التسجيل الصوتي ونص المكالمة',
  bgmLogLink_none: 'بلا رابط',
  bgmLogLink_noneHint: 'لا يذكر النشاط أي تسجيل.',
  bgmLogLink_private: 'رابط خاص',
  bgmLogLink_privateHint: 'من يفتحه يسجل الدخول إلى المقسم أولًا، ويحتاج إلى صلاحية سماع التسجيل.',
  bgmLogLink_public: 'رابط عام',
  bgmLogLink_publicHint: 'من لديه الرابط يسمع التسجيل بلا تسجيل دخول، أي كل من يمكنه قراءة النشاط.',
  bgmLogPublicDays: (days) => `مدة صلاحيته بالأيام: ${days}.`,

  bgmLogUnmatched: 'مكالمة لا سجل برقمها',
  bgmLogUnmatched_park: 'تنتظر سجلًا',
  bgmLogUnmatched_parkHint: 'تُوثَّق فور وجود الرقم في Zoho، أو عندما يربطها أحد الموظفين.',
  bgmLogParkDays: (days, then) => `مدة انتظارها بالأيام: ${days}، وبعدها ${then}.`,
  bgmLogAfter_keep: 'تبقى بلا توثيق، في قائمة قسم «الحالة»',
  bgmLogAfter_log_unlinked: 'تُوثَّق من دون سجل',
  bgmLogUnmatched_log_unlinked: 'تُوثَّق فورًا من دون سجل',
  bgmLogUnmatched_log_unlinkedHint: 'عندها يذكر النشاط الرقم، ولا يخص أي سجل.',

  bgmLogOwner: 'من يملك النشاط',
  bgmLogOwnerIs_last_answered: 'آخر من رد',
  bgmLogOwnerIs_last_answeredHint:
    'بعد التحويل هو من كان المتصل معه في النهاية. المكالمة الصادرة لمن أجراها.',
  bgmLogOwnerIs_first_answered: 'أول من رد',
  bgmLogOwnerIs_first_answeredHint: 'بعد التحويل تبقى المكالمة لمن تلقاها.',
  bgmLogOwnerIs_contact_owner: 'مالك السجل',
  bgmLogOwnerIs_contact_ownerHint: 'من يملك سجل المتصل في Zoho. المكالمة التي بلا سجل لآخر من رد عليها.',
  bgmLogOwnerIs_fixed_user: 'دائمًا مستخدم Zoho نفسه',
  bgmLogOwnerIs_fixed_userHint: 'أيًّا كان من تلقى المكالمة؛ ويبقى اسم الموظف في نص النشاط.',
  bgmLogOwnerFixed: (who) => `وهو ${who}.`,
  bgmLogOwnerMissed: (who) => `إن فاتت المكالمة مجموعة: ${who}.`,
  bgmLogOwnerFallback: (who) => `إن لم يوجد أحد: ${who}.`,
  bgmLogOwner_contact_owner: 'مالك السجل',
  bgmLogOwner_fallback_owner: 'كما لو لم يوجد أحد',
  bgmLogOwner_connecting_user: 'مستخدم Zoho الذي منح الإذن',
  bgmLogOwnerUnknown: (id) => `مستخدم Zoho رقم ${isolate(id)}`,

  bgmLogSubject: 'الموضوع',
  bgmLogDescription: 'الوصف',
  bgmLogInsert: (name) => `إدراج ${isolate(name)}`,
  bgmLogPlaceholders: 'ما تملؤه المكالمة:',
  bgmLogPreview: 'هكذا يظهر في Zoho',
  bgmLogPreviewOf: 'مكالمة للتجربة',
  bgmLogPreviewCall_answered: 'تم الرد',
  bgmLogPreviewCall_missed: 'فائتة',
  bgmLogPreviewCall_outbound: 'صادرة',
  bgmLogPreviewCall_transferred: 'محوَّلة',
  bgmLogPreviewCall_queue: 'من طابور',
  bgmLogPreviewCall_voicemail: 'البريد الصوتي',
  bgmLogPreviewCall_hidden: 'الرقم محجوب',
  bgmLogPreviewWaits: 'تظهر المعاينة عندما تصح الحقول أعلاه.',
  bgmLogPreviewOwner: (extension) => `المالك: التحويلة ${isolate(extension)}`,
  bgmLogPreviewOwner_contact_owner: 'المالك: مالك السجل',
  bgmLogPreviewOwner_fixed_user: 'المالك: مستخدم Zoho المختار',
  bgmLogPreviewFallback: 'المالك: المالك البديل',
  bgmLogPreviewFields: 'كل الحقول',

  bgmLogFurther: 'حقول أخرى للمكالمة في Zoho',
  bgmLogDefaults: 'قيم توضع في كل مكالمة موثَّقة، كالحقول التي يطلبها تخطيط الصفحة في Zoho.',
  bgmLogDefaultName: 'الحقل (اسم API)',
  bgmLogDefaultValue: 'القيمة',
  bgmLogDefaultAdd: 'إضافة حقل',
  bgmLogDefaultRemove: (field) => `إزالة ${isolate(field)}`,
  bgmLogKeyField: 'الحقل الذي تُكتب فيه علامة المكالمة (اسم API)',
  bgmLogKeyFieldHint:
    'حقل نص من سطر واحد في المكالمات، ويُفضَّل حقل لا يقبل التكرار: بالعلامة تُعرف المكالمة ولا تُوثَّق مرتين. إن تُرك فارغًا يُستعمل حقل يبدو مخصصًا لذلك، إن وُجد.',
  bgmLogTimeZone: (zone) => `تُكتب الأوقات في الأنشطة بتوقيت ${zone}.`,
  bgmLogSilent: (hours) => `تُعدّ المكالمة منتهية إن انقطعت أخبارها هذه المدة، بالساعات: ${hours}.`,

  bgmCreateSetTitle: 'الإنشاء',
  bgmCreateSetOff: 'متوقف',
  bgmCreateSetEnabled: 'إنشاء الموظفين سجلات للأرقام الجديدة',
  bgmCreateSetEnabledHint:
    'إن لم يكن الرقم لأحد في Zoho، تعرض البطاقة إنشاء سجل. وتظهر السجلات المكررة قبل ذلك.',
  bgmCreateSetType: 'ما يُنشأ',
  bgmCreateSetType_Contact: 'جهة اتصال',
  bgmCreateSetType_ContactHint: 'شخص بينه وبين الشركة تعامل.',
  bgmCreateSetType_Lead: 'عميل محتمل',
  bgmCreateSetType_LeadHint: 'شخص قد يصبح عميلًا. يلزم ذكر شركته.',

  bgmPagesTitle: 'الصفحات',
  bgmPagesFew: (count) =>
    counted(count, {
      zero: 'لا صفحات',
      one: 'صفحة واحدة',
      two: 'صفحتان',
      few: '# صفحات',
      many: '# صفحةً',
      other: '# صفحة',
    }),
  bgmPagesNone: 'لا شيء',
  bgmPagesOrigins: 'الصفحات المسموح لها باستخدام الأدوات',
  bgmPagesHint: `عنوان كل موقع يعرضها، مثل ${isolate('https://portal.example')}: مع المنفذ إن وُجد، ومن دون مسار. يرفض المتصفح ما عداها.`,
  bgmPagesEmpty: 'لا صفحة مسموح لها بعد: لا تعمل الأدوات إلا في صفحات المقسم نفسه.',
  bgmPagesNew: 'عنوان صفحة أخرى',
  bgmPagesAdd: 'إضافة',
  bgmPagesAdded: (origin) => `يُسمح للعنوان ${isolate(origin)} بعد الحفظ.`,
  bgmPagesRemove: (origin) => `إزالة ${isolate(origin)}`,
  bgmPagesRemoved: (origin) => `يُزال العنوان ${isolate(origin)} بعد الحفظ.`,
  bgmPagesThis: 'هذه الصفحة',
};
