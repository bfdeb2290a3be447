import type {connectionProblems} from '../../en/settings/connection-problems.ts';
import type {settingsConnect} from '../../en/settings/connect.ts';
import {isolate} from '../../isolate.ts';
import type {SettingsTerms} from '../../terms.ts';

type Keys = keyof typeof settingsConnect | keyof typeof connectionProblems;

/** Connecting Zoho, and each way in which that can fail. */
export const connecting: Pick<SettingsTerms, Keys> = {
  bgmProblem_oauth_consent_refused:
    'رُفضت الموافقة في Zoho. لم يُوصَّل شيء. يمكن منح الإذن من جديد واختيار «Accept».',
  bgmProblem_oauth_secret_wrong:
    'لا يقبل Zoho قيمة Client Secret هذه. يمكن نسخها من جديد من وحدة تحكم المطورين، ثم منح الإذن من جديد.',
  bgmProblem_oauth_client_unknown:
    'لا يعرف Zoho قيمة Client ID هذه في المنطقة المختارة. يمكن مقارنة الاثنتين بما في وحدة تحكم المطورين.',
  bgmProblem_oauth_client_other_region:
    'حساب Zoho في منطقة أخرى، والـ Client غير مفعّل فيها. يمكن تفعيل المنطقة له في وحدة تحكم المطورين، أو اختيار منطقة الحساب.',
  bgmProblem_oauth_region_unsupported:
    'حساب Zoho في منطقة غير مدعومة. المدعوم: US وEU وIN وJP وCA وSA. لم يُحفظ شيء.',
  bgmProblem_oauth_redirect_uri_wrong:
    'لا يعرف Zoho عنوان Redirect URI. يمكن نسخه من هنا إلى وحدة تحكم المطورين كما هو تمامًا، ثم منح الإذن من جديد.',
  bgmProblem_oauth_code_invalid: 'تأخرت الموافقة أو استُعملت من قبل. لم يُوصَّل شيء. يمكن منح الإذن من جديد.',
  bgmProblem_oauth_server_untrusted:
    'ذكر الرد خادمًا ليس من خوادم Zoho. لم يُرسل إليه شيء. يمكن منح الإذن من جديد؛ وإن تكرر الأمر يلزم إبلاغ فريق أمن المعلومات.',
  bgmProblem_oauth_state_unknown: 'هذا الرد لا يخص أي موافقة طُلبت هنا. لم يُوصَّل شيء. يمكن منح الإذن من جديد.',
  bgmProblem_oauth_state_used: 'سبق الرد على هذه الموافقة. تكفي مراجعة الإعدادات: ربما تم التوصيل.',
  bgmProblem_oauth_state_expired: 'استغرقت الموافقة أكثر من عشر دقائق. يمكن منح الإذن من جديد.',
  bgmProblem_oauth_other_browser:
    'طُلبت الموافقة في متصفح آخر أو طلبها شخص آخر. يمكن منح الإذن من هذا المتصفح.',
  bgmProblem_oauth_no_refresh_token:
    'منح Zoho وصولًا لساعة واحدة فقط. يلزم حذف التطبيق من «Connected Apps» في حساب Zoho، ثم منح الإذن من جديد.',
  bgmProblem_oauth_throttled:
    'لا يمنح Zoho وصولًا جديدًا لبضع دقائق بسبب كثرة الطلبات. المكالمات محفوظة. يمكن إعادة المحاولة بعد عشر دقائق.',
  bgmProblem_crm_api_access_denied:
    'لا يُسمح لمستخدم Zoho هذا باستعمال API. يمكن أن يعطيه مسؤول Zoho ملفًا فيه هذه الصلاحية، أو يُمنح الإذن بمستخدم آخر.',
  bgmProblem_crm_scope_missing: 'تنقص الموافقة صلاحيات لازمة. يمكن منح الإذن من جديد مع قبولها كلها.',
  bgmProblem_crm_edition_unsupported:
    'إصدار Zoho هذا غير مدعوم. المدعوم: Standard وProfessional وEnterprise وUltimate.',
  bgmProblem_crm_other_organisation:
    'جاءت الموافقة من مؤسسة أخرى في Zoho غير التي كانت موصَّلة. يمكن تأكيدها، أو منح الإذن بالحساب الصحيح.',
  bgmProblem_crm_grant_revoked:
    'لم يعد Zoho يقبل الموافقة السابقة: أُلغيت، أو أُوقف صاحبها. المكالمات محفوظة. يلزم منح الإذن من جديد.',

  bgmConnectTitle: 'التوصيل',
  bgmConnectState_disabled: 'متوقف',
  bgmConnectState_not_configured: 'غير موصَّل',
  bgmConnectState_authorization_required: 'بلا إذن',
  bgmConnectState_connected: 'موصَّل',
  bgmConnectState_degraded: 'متعثر',
  bgmConnectConsentOpen: 'قيد الانتظار',

  bgmConnectFeatureOff: 'ما دام CRM متوقفًا لا يُستعمل التوصيل ولا يُعرض. وهو محفوظ.',
  bgmConnectIntro:
    'يُوصَّل Zoho في نحو خمس دقائق: إضافة Client في Zoho، ثم إدخال قيمتيه هنا، ثم الموافقة بمستخدم Zoho.',
  bgmConnectEnabled: 'تكامل CRM مفعّل',
  bgmConnectEnabledHint: 'عند الإيقاف: لا بحث عن أحد ولا توثيق. تبقى الإعدادات والتوصيل.',

  bgmConnectStep1: 'اختيار مكان حساب Zoho',
  bgmConnectRegion: 'المنطقة',
  bgmConnectRegion_us: 'الولايات المتحدة (US)',
  bgmConnectRegion_eu: 'أوروبا (EU)',
  bgmConnectRegion_in: 'الهند (IN)',
  bgmConnectRegion_jp: 'اليابان (JP)',
  bgmConnectRegion_ca: 'كندا (CA)',
  bgmConnectRegion_sa: 'السعودية (SA)',
  bgmConnectRegionHint: `يدل عليها عنوان Zoho CRM: العنوان ${isolate('crm.zoho.eu')} لأوروبا، و${isolate('crm.zoho.com')} للولايات المتحدة.`,
  bgmConnectStep2: 'إضافة Client في Zoho',
  bgmConnectConsole: 'فتح وحدة تحكم المطورين في Zoho',
  bgmConnectStep2Then: 'هناك: «Add Client»، ثم «Server-based Applications».',
  bgmConnectStep3: 'نسخ هذه القيم إلى هناك، ثم الضغط على «Create»',
  bgmConnectClientName: 'Client Name',
  bgmConnectHomepage: 'Homepage URL',
  bgmConnectRedirects: 'Authorized Redirect URIs',
  bgmConnectRedirectsHint: 'كل عنوان منها كما هو تمامًا.',
  bgmConnectStep4: 'نسخ القيمتين اللتين يعرضهما Zoho إلى هنا',
  bgmConnectClientId: 'Client ID',
  bgmConnectClientSecret: 'Client Secret',
  bgmConnectSecretHint: 'تُحفظ مشفّرة ولا تُعرض بعد ذلك أبدًا.',
  bgmConnectSecretNew: 'لكل Client قيمة Secret تخصه: يلزم إدخالها أيضًا.',
  bgmConnectSecretSet: (fingerprint, age) => `أُدخلت ${isolate(age)}، البصمة ${isolate(fingerprint)}`,
  bgmConnectReplace: 'استبدال',
  bgmConnectReplaceSecret: 'استبدال قيمة Client Secret',
  bgmConnectShow: 'إظهار',
  bgmConnectShowSecret: 'إظهار قيمة Client Secret أثناء الكتابة',
  bgmConnectStep5: 'منح الإذن',
  bgmConnectStep5Hint:
    'تُفتح علامة تبويب جديدة. يلزم الدخول فيها بمستخدم Zoho الذي سيمنح الوصول، لا بحساب مطور، ثم الضغط على «Accept».',
  bgmConnectSaveAndAuthorize: 'الحفظ ومنح الإذن',
  bgmConnectAuthorizeBusy: 'جارٍ فتح Zoho…',
  bgmConnectTab: 'جارٍ فتح Zoho…',
  bgmConnectCopy: 'نسخ',
  bgmConnectCopyWhat: (what) => `نسخ: ${isolate(what)}`,
  bgmConnectCopied: 'تم النسخ',
  bgmConnectCopyFailed: `لم يسمح المتصفح بالنسخ. النص محدد: يكفي الضغط على ${isolate('Ctrl+C')} أو ${isolate('⌘C')}.`,

  bgmConnectWaiting: 'بانتظار الموافقة في علامة تبويب Zoho',
  bgmConnectWaitingHow:
    'يلزم الدخول هناك بمستخدم Zoho الذي سيمنح الوصول، لا بحساب مطور، ثم الضغط على «Accept». تتابع هذه الصفحة تلقائيًا.',
  bgmConnectOpenAgain: 'فتح صفحة Zoho من جديد',
  bgmConnectLong: 'هل تعرض علامة تبويب Zoho خطأ؟ لا يُبلغ Zoho به أحدًا سواك.',
  bgmConnectLongRedirect: '«Invalid Redirect Uri»: تلزم مقارنة Redirect URI في وحدة تحكم المطورين حرفًا حرفًا.',
  bgmConnectLongClient: '«Invalid Client»: تلزم مقارنة Client ID والمنطقة.',
  bgmConnectElsewhere: (time) =>
    `فتح شخص ما صفحة الموافقة في Zoho، وهي تنتظر حتى ${isolate(time)}. منح الإذن من هنا يحل محلها.`,
  bgmConnectBlocked: 'منع المتصفح علامة التبويب الجديدة. لم يُفقد شيء: يمكن فتح Zoho من هذا الرابط.',
  bgmConnectOpenZoho: 'فتح صفحة الموافقة في Zoho',

  bgmConnectOrganisation: 'المؤسسة',
  bgmConnectEdition: 'الإصدار',
  bgmConnectAuthorized: 'الإذن',
  bgmConnectAuthorizedBy: (who, when) => `من ${isolate(who)}، ${isolate(when)}`,
  bgmConnectNameless: 'بلا اسم',
  bgmConnectMissing: 'صلاحيات لم تُمنح',
  bgmConnectMissingHint: 'يلزم منح الإذن من جديد مع قبولها كلها، وإلى ذلك الحين لا يعمل ما يحتاج إليها.',
  bgmConnectAgain: 'منح الإذن من جديد',
  bgmConnectDisconnect: 'فصل',
  bgmConnectDisconnecting: 'جارٍ الفصل…',
  bgmConnectSure: 'هل يُفصل Zoho؟',
  bgmConnectSureWhat:
    'يُلغى الوصول في Zoho وتُمحى رموزه هنا. لا يُبحث بعدها عن المتصلين، وينسى كل متصفح ما حفظه، وتنتظر المكالمات بلا توثيق حتى يُوصَّل Zoho من جديد. ما في Zoho يبقى هناك.',
  bgmConnectSureYes: 'نعم، فصل',
  bgmConnectStay: 'إبقاء التوصيل',
  bgmConnectIsConnected: 'تم التوصيل. من الآن يجري البحث عن المتصلين وتوثيق المكالمات.',
  bgmConnectIsDisconnected: 'تم الفصل. لم يبق شيء من Zoho هنا.',
  bgmConnectLeftAtZoho: 'تم الفصل هنا، لكن Zoho لم يستجب: ما زال الوصول قائمًا هناك. يلزم حذفه في Zoho يدويًا.',
  bgmConnectClient: 'الـ Client والمنطقة',

  bgmConnectNamedRegion: (named, chosen) =>
    `يقول Zoho إن الحساب في ${isolate(named)}، والمكتوب هنا ${isolate(chosen)}.`,
  bgmConnectUseRegion: (region) => `استعمال ${isolate(region)}`,
  bgmConnectOther: 'جاءت الموافقة من مؤسسة أخرى',
  bgmConnectOtherWhat: (before, now) =>
    `كانت المؤسسة حتى الآن ${isolate(before)}، وجاءت الموافقة من ${isolate(now)}. لا تُكتب المكالمات في أي مكان حتى الاختيار.`,
  bgmConnectOtherWhatNow: (now) =>
    `جاءت الموافقة من ${isolate(now)}، وليست المؤسسة التي كانت موصَّلة من قبل. لا تُكتب المكالمات في أي مكان حتى الاختيار.`,
  bgmConnectUseOther: (name) => `استعمال ${isolate(name)} من الآن`,

  bgmConnectHelpConsole: 'وحدة تحكم المطورين في Zoho',
  bgmConnectHelpApps: 'التطبيقات المتصلة بحساب Zoho',
  bgmConnectHelpProfiles: 'ملفات الصلاحيات في Zoho CRM',
};
