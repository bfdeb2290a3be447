import type {settingsHygiene} from '../../en/settings/hygiene.ts';
import {isolate} from '../../isolate.ts';
import {pluralsIn} from '../../plural.ts';
import type {SettingsTerms} from '../../terms.ts';

const counted = pluralsIn<'zero' | 'one' | 'two' | 'few' | 'many'>('ar');

/** Stored numbers that no call can match. */
export const hygiene: Pick<SettingsTerms, keyof typeof settingsHygiene> = {
  bgmHygieneLead:
    'تُقرأ السجلات، وأولها ما تبدو أرقامه خاطئة، وتُعرض الأرقام التي لا يمكن أن تطابق أي مكالمة، لتُصحَّح في Zoho. قراءة فقط.',
  bgmHygieneModules: 'ما يُقرأ',
  bgmHygieneModule_Contacts: 'جهات الاتصال',
  bgmHygieneModule_Leads: 'العملاء المحتملون',
  bgmHygieneModule_Accounts: 'الحسابات',
  bgmHygieneCredits: 'أقصى استهلاك (رصيد API، من 1 إلى 100)',
  bgmHygieneCreditsMean: (records) =>
    counted(records, {
      zero: 'لا يكفي لأي سجل.',
      one: 'يكفي لسجل واحد.',
      two: 'يكفي لسجلين.',
      few: 'يكفي لنحو # سجلات.',
      many: 'يكفي لنحو # سجلًا.',
      other: 'يكفي لنحو # سجل.',
    }),
  bgmHygieneStart: 'مراجعة السجلات',
  bgmHygieneRunning: 'جارٍ القراءة…',
  bgmHygieneNoModule: 'يلزم اختيار نوع واحد من السجلات على الأقل.',
  bgmHygieneNoCredits: 'يلزم إدخال عدد صحيح من 1 إلى 100.',

  bgmHygieneRead: (records, numbers) => {
    const found = `فيها من الأرقام: ${isolate(numbers)}.`;
    return counted(records, {
      zero: `لم يُقرأ أي سجل، ${found}`,
      one: `قُرئ سجل واحد، فيه من الأرقام: ${isolate(numbers)}.`,
      two: `قُرئ سجلان، فيهما من الأرقام: ${isolate(numbers)}.`,
      few: `قُرئت # سجلات، ${found}`,
      many: `قُرئ # سجلًا، ${found}`,
      other: `قُرئ # سجل، ${found}`,
    });
  },
  bgmHygieneCost: (credits) =>
    counted(credits, {
      zero: 'لم يُستهلك شيء من الرصيد.',
      one: 'استُهلكت وحدة واحدة من الرصيد.',
      two: 'استُهلكت وحدتان من الرصيد.',
      few: 'استُهلكت # وحدات من الرصيد.',
      many: 'استُهلكت # وحدةً من الرصيد.',
      other: 'استُهلكت # وحدة من الرصيد.',
    }),
  bgmHygieneComplete: 'هذه كل السجلات.',
  bgmHygieneTotal: (total) => `عدد السجلات التي فيها أرقام: ${total}.`,
  bgmHygieneSample:
    'قُرئت أولاً السجلات التي تبدو أرقامها خاطئة، ثم عينة موزعة على البقية. لقراءة المزيد يمكن استهلاك رصيد أكثر.',
  bgmHygieneClean: 'كل رقم قُرئ يمكن أن يطابق مكالمة.',
  bgmHygieneFound: (count) =>
    counted(count, {
      zero: 'لا رقم يتعذر تطابقه.',
      one: 'رقم واحد لا يمكن أن يطابق مكالمة.',
      two: 'رقمان لا يمكن أن يطابقا مكالمة.',
      few: '# أرقام لا يمكن أن تطابق مكالمة.',
      many: '# رقمًا لا يمكن أن يطابق مكالمة.',
      other: '# رقم لا يمكن أن يطابق مكالمة.',
    }),
  bgmHygieneCut: (shown) => `لا يُعرض إلا أول ${isolate(shown)}.`,
  bgmHygieneDownload: 'تنزيل ملف CSV',

  bgmHygieneReasons: 'عرض',
  bgmHygieneAll: 'الكل',
  bgmHygieneReason_too_short: 'أقصر من اللازم',
  bgmHygieneReason_too_long: 'أطول من اللازم',
  bgmHygieneReason_letters: 'فيه كلمات',
  bgmHygieneReason_no_country: 'البلد غير معروف',
  bgmHygieneReason_not_possible: 'لا رقم كهذا',
  bgmHygieneReason_several: 'عدة أرقام في حقل واحد',
  bgmHygieneFix_too_short: 'يُضاف رمز المنطقة، وقبله الرمز الدولي.',
  bgmHygieneFix_too_long: 'يُحذف ما ليس من الرقم، كتحويلة بعده.',
  bgmHygieneFix_letters: 'يبقى الرقم وحده في الحقل، وتُنقل الكلمات إلى ملاحظة.',
  bgmHygieneFix_no_country: `يُضاف الرمز الدولي، مثل ${isolate('+44 20 7946 0018')}. ليس رقمًا في البلد المذكور في الإعدادات.`,
  bgmHygieneFix_not_possible: 'يُقارن برسالة من الشركة أو بموقعها: فيه رقم ناقص أو زائد.',
  bgmHygieneFix_several: 'يبقى رقم واحد هنا، وتُنقل البقية إلى حقول تخصها.',

  bgmHygieneTable: 'أرقام لا يمكن أن تطابق مكالمة',
  bgmHygieneStored: 'الرقم المخزَّن',
  bgmHygieneReason: 'السبب',
  bgmHygieneWhere: 'أين',
  bgmHygieneField: 'الحقل',
  bgmHygieneRecord: 'السجل',
  bgmHygieneLink: 'الرابط',
  bgmHygieneOpen: (module) => `فتح ${isolate(module)}`,
  bgmHygienePage: (from, to, all) => `${isolate(from)} إلى ${isolate(to)} من ${isolate(all)}`,
  bgmHygieneBack: 'السابق',
  bgmHygieneOn: 'التالي',
};
