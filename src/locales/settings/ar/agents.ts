import type {settingsAgents} from '../../en/settings/agents.ts';
import type {settingsPartTitles} from '../../en/settings/part-titles.ts';
import type {crmTenants} from '../../en/settings/tenants.ts';
import {isolate} from '../../isolate.ts';
import {pluralsIn} from '../../plural.ts';
import type {SettingsTerms} from '../../terms.ts';

const counted = pluralsIn<'zero' | 'one' | 'two' | 'few' | 'many'>('ar');
type Keys = keyof typeof settingsPartTitles | keyof typeof settingsAgents | keyof typeof crmTenants;

/** Agents and their Zoho users, the system admin's switch, and the names of the page's parts. */
export const agents: Pick<SettingsTerms, Keys> = {
  bgmPartAgents: 'الموظفون',
  bgmPartDoctor: 'الفحص',
  bgmPartHealth: 'الحالة',
  bgmPartHygiene: 'الأرقام المخزَّنة',
  bgmPartNotLoaded: 'تعذّر تحميل هذا الجزء من الصفحة. يمكن التحقق من الاتصال ثم إعادة المحاولة.',
  bgmPartOff: 'أوقف مسؤول النظام CRM لهذا المستأجر. لا يُسأل عن شيء، ولا شيء يُعرض.',

  bgmAgentsTitle: 'الموظفون ومستخدمو Zoho',
  bgmAgentsLead:
    'ما لم يُختر غير ذلك في «التوثيق»، تكون المكالمة في Zoho لمستخدم Zoho الخاص بالموظف الذي رد عليها. من له البريد الإلكتروني نفسه في الجهتين يُعرف تلقائيًا، والباقون يُختار لهم يدويًا.',
  bgmAgentsCoverage: (mapped, all, percent) =>
    `لهم مستخدم في Zoho: ${isolate(mapped)} من ${isolate(all)} (${isolate(percent)})`,
  bgmAgentsCoverageLabel: 'موظفون لهم مستخدم في Zoho',
  bgmAgentsAllMapped: 'لكل موظف مستخدم في Zoho.',
  bgmAgentsUnmapped: (count) =>
    counted(count, {
      zero: 'لا أحد من الموظفين بلا مستخدم.',
      one: 'موظف واحد بلا مستخدم. مكالماته للمالك البديل.',
      two: 'موظفان بلا مستخدم. مكالماتهما للمالك البديل.',
      few: '# موظفين بلا مستخدم. مكالماتهم للمالك البديل.',
      many: '# موظفًا بلا مستخدم. مكالماتهم للمالك البديل.',
      other: '# موظف بلا مستخدم. مكالماتهم للمالك البديل.',
    }),
  bgmAgentsIncomplete: 'تعذّر سؤال Zoho، فلا يُعرف من يُعثر عليه بالبريد الإلكتروني. وما اختير يدويًا باقٍ.',
  bgmAgentsNone: 'لا يذكر المقسم أي تحويلة. يمكن الاطلاع على «المقسم» في قسم «الفحص».',
  bgmAgentsFilter: 'البحث عن موظف',
  bgmAgentsOnlyUnmapped: 'فقط الموظفون بلا مستخدم في Zoho',
  bgmAgentsNothingFound: 'لا موظف مطابق. يمكن تغيير المكتوب أو عرض الكل.',
  bgmAgentsShown: (count) =>
    counted(count, {
      zero: 'لا موظفين معروضين',
      one: 'موظف واحد معروض',
      two: 'موظفان معروضان',
      few: '# موظفين معروضين',
      many: '# موظفًا معروضًا',
      other: '# موظف معروض',
    }),

  bgmAgentsAgent: 'الموظف',
  bgmAgentsExtension: 'التحويلة',
  bgmAgentsZohoUser: 'مستخدم Zoho',
  bgmAgentsHow: 'كيف عُرف',
  bgmAgentsAction: 'تغيير',
  bgmAgentsNoEmail: 'لا بريد إلكترونيًا في المقسم',
  bgmAgentsNobody: 'لا أحد',
  bgmAgentsNotShown: 'تم الاختيار، والاسم غير معروف الآن',

  bgmAgentsWay_email: 'البريد نفسه',
  bgmAgentsWay_choice: 'اختيار يدوي',
  bgmAgentsWay_choice_gone:
    'المستخدم الذي اختير يدويًا لم يعد نشطًا في Zoho. يمكن اختيار غيره أو العودة إلى البريد الإلكتروني.',
  bgmAgentsWay_none: 'لا مستخدم نشطًا في Zoho بهذا البريد الإلكتروني.',
  bgmAgentsWay_noneNoEmail: 'لا يعرف المقسم بريدًا إلكترونيًا لهذا الموظف.',
  bgmAgentsWay_unknown: 'غير معروف الآن',

  bgmAgentsChoose: 'اختيار…',
  bgmAgentsChooseFor: (agent) => `اختيار… مستخدم Zoho للموظف ${isolate(agent)}`,
  bgmAgentsChange: 'تغيير…',
  bgmAgentsChangeFor: (agent) => `تغيير… مستخدم Zoho للموظف ${isolate(agent)}`,
  bgmAgentsByEmail: 'العودة إلى البريد',
  bgmAgentsByEmailFor: (agent) => `العودة إلى البريد: إلغاء الاختيار للموظف ${isolate(agent)}`,
  bgmAgentsPickUser: (agent) => `مستخدم Zoho للموظف ${isolate(agent)}`,
  bgmAgentsPickFilter: 'اسم مستخدم Zoho أو بريده',
  bgmAgentsPickFound: (count) =>
    counted(count, {
      zero: 'لا مستخدم مطابق',
      one: 'مستخدم واحد مطابق',
      two: 'مستخدمان مطابقان',
      few: '# مستخدمين مطابقين',
      many: '# مستخدمًا مطابقًا',
      other: '# مستخدم مطابق',
    }),
  bgmAgentsPickFirst: 'اختيار مستخدم',
  bgmAgentsPickNone: 'لا مستخدم مطابق',
  bgmAgentsUse: 'اعتماد',
  bgmAgentsNoUsers: 'مستخدمو Zoho غير معروفين الآن، فلا يوجد من يُختار.',
  bgmAgentsSaved: (agent, user) => `مكالمات ${isolate(agent)} أصبحت للمستخدم ${isolate(user)}.`,
  bgmAgentsSavedNone: (agent) =>
    `أُلغي الاختيار للموظف ${isolate(agent)}. لم يُعثر على أحد بالبريد الإلكتروني.`,
  bgmAgentsReadOnly: 'الاطلاع متاح والتغيير غير متاح (صلاحية «Integrations»: «View»).',

  bgmTenantsTitle: 'CRM لكل مستأجر',
  bgmTenantsLead: 'حيث يكون CRM متوقفًا لا يُسأل Zoho عن شيء ولا يُكتب فيه شيء.',
  bgmTenantsFilter: 'البحث عن مستأجر',
  bgmTenantsNothingFound: 'لا مستأجر مطابق. يمكن تغيير المكتوب.',
  bgmTenantsEmpty: 'لا مستأجر معروف هنا بعد. يظهر مستأجرو المقسم فور أن يعرفهم خادم CRM.',
  bgmTenantsUnknown: 'خادم CRM لا يعرف هذا المستأجر. على مشغّل الخادم إضافته أولًا.',
  bgmTenantsNotPermitted: 'تشغيل CRM لمستأجر أو إيقافه لمسؤول النظام وحده.',
  bgmTenantsLoading: 'جارٍ تحميل المستأجرين…',
  bgmTenantsNoClient: `لا يوجد اتصال. يوضع هذا داخل ${isolate('<bgm-crm-provider>')}.`,
  bgmTenantsSignedOut: 'تم تسجيل الخروج. للاطلاع على المستأجرين يلزم تسجيل الدخول.',
  bgmTenantsOffline: 'لا يوجد اتصال بالخادم. قد يكون المعروض قديمًا، ولا يمكن التشغيل أو الإيقاف الآن.',

  bgmTenantsDomain: 'المستأجر',
  bgmTenantsSwitch: 'CRM',
  bgmTenantsState: 'التوصيل',
  bgmTenantsSince: 'آخر تبديل',
  bgmTenantsNever: 'لم يحدث',
  bgmTenantsSwitchFor: (domain) => `CRM للمستأجر ${isolate(domain)}`,
  bgmTenantsOn: 'مفعّل',
  bgmTenantsOff: 'متوقف',

  bgmTenantsState_disabled: 'متوقف',
  bgmTenantsState_disabledByTenant: 'مفعّل هنا، ومتوقف في إعدادات المستأجر نفسه',
  bgmTenantsState_not_configured: 'غير مُعدّ: على مسؤول المستأجر إدخال Client من Zoho',
  bgmTenantsState_authorization_required:
    'غير موصَّل: موافقة Zoho غير موجودة أو لم تعد مقبولة، وعلى مسؤول المستأجر منح الإذن',
  bgmTenantsState_connected: 'موصَّل بنظام Zoho',
  bgmTenantsState_degraded: 'موصَّل، لكن Zoho لا يستجيب كما ينبغي',

  bgmTenantsAskOff: (domain) => `هل يُوقف CRM للمستأجر ${isolate(domain)}؟`,
  bgmTenantsOffMeans:
    'لا يُبحث بعدها عن المتصلين، ولا تُوثَّق المكالمات من الآن، ولا حتى لاحقًا. تبقى الإعدادات والتوصيل والمكالمات المنتظرة محفوظة.',
  bgmTenantsDoOff: 'إيقاف',
  bgmTenantsKeepOn: 'إبقاؤه مفعّلًا',
  bgmTenantsSwitchedOn: (domain) => `CRM مفعّل للمستأجر ${isolate(domain)}.`,
  bgmTenantsSwitchedOff: (domain) => `CRM متوقف للمستأجر ${isolate(domain)}.`,
  bgmTenantsNotSwitched: (domain) => `بقي CRM للمستأجر ${isolate(domain)} كما كان.`,
};
