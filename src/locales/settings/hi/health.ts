import type {settingsHealth} from '../../en/settings/health.ts';
import {pluralsIn} from '../../plural.ts';
import type {SettingsTerms} from '../../terms.ts';

const counted = pluralsIn<'one'>('hi');

/** How the integration does now. */
export const health: Pick<SettingsTerms, keyof typeof settingsHealth> = {
  bgmHealthTitle: 'अभी',
  bgmHealthAsOf: (time) => `${time} की स्थिति, अपने आप अपडेट होती है`,
  bgmHealthOld: (time) => `${time} से अपडेट नहीं हुआ। काम अपने आप आगे बढ़ेगा।`,
  bgmHealthShow: 'दिखाएँ',
  bgmHealthShowParked: 'रिकॉर्ड की प्रतीक्षा कर रही कॉल दिखाएँ',
  bgmHealthShowFailed: 'जो कॉल दर्ज नहीं हो सकीं, उन्हें दिखाएँ',
  bgmHealthShowQueued: 'दर्ज हो रही कॉल दिखाएँ',

  bgmHealthConnection: 'Zoho',
  bgmHealthState_disabled: 'बंद है: न कुछ पूछा जाता है, न लिखा जाता है।',
  bgmHealthState_not_configured: 'सेट अप नहीं है। “कनेक्ट करना” में Client भरें।',
  bgmHealthState_authorization_required: 'कनेक्ट नहीं है। “कनेक्ट करना” में अधिकृत करें; तब तक कॉल सुरक्षित हैं।',
  bgmHealthState_connected: 'कनेक्टेड',
  bgmHealthState_degraded: 'कनेक्टेड, पर Zoho ठीक से जवाब नहीं दे रहा। कॉल सुरक्षित हैं और दर्ज की जाएँगी।',

  bgmHealthQueue: 'दर्ज होनी हैं',
  bgmHealthQueueEmpty: 'कुछ भी प्रतीक्षा में नहीं है।',
  bgmHealthQueueDepth: (count, since) =>
    counted(count, {one: `# कॉल, ${since} से`, other: `# कॉल, सबसे पुरानी ${since} से`}),
  bgmHealthPaused_authorization_required: 'Zoho के फिर अधिकृत होने तक दर्ज करना रुका है।',
  bgmHealthPaused_throttled: 'दर्ज करना रुका है, क्योंकि Zoho अभी और अनुरोध नहीं ले रहा।',
  bgmHealthPaused_credits: 'दर्ज करना रुका है, क्योंकि दिन के API क्रेडिट ख़त्म हो गए हैं।',
  bgmHealthPaused_crm_unavailable: 'दर्ज करना रुका है, क्योंकि Zoho जवाब नहीं दे रहा।',
  bgmHealthPaused_off: 'दर्ज करना रुका है, क्योंकि CRM या दर्ज करना बंद है।',
  bgmHealthUntil: (time) => `अगली कोशिश ${time} पर।`,

  bgmHealthParked: 'रिकॉर्ड की प्रतीक्षा में',
  bgmHealthParkedNone: 'कोई कॉल रिकॉर्ड की प्रतीक्षा नहीं कर रही।',
  bgmHealthParkedCount: (count, since) =>
    counted(count, {
      one: `# कॉल, जिसका व्यक्ति Zoho में नहीं है या कई बार है, ${since} से`,
      other: `# कॉल, जिनके लोग Zoho में नहीं हैं या कई बार हैं, सबसे पुरानी ${since} से`,
    }),
  bgmHealthFailed: 'दर्ज नहीं हुई',
  bgmHealthFailedNone: 'कोई कॉल हमेशा के लिए विफल नहीं हुई।',
  bgmHealthFailedCount: (count, since) =>
    counted(count, {
      one: `# कॉल दर्ज नहीं हो सकी, ${since} से`,
      other: `# कॉल दर्ज नहीं हो सकीं, सबसे पुरानी ${since} से`,
    }),

  bgmHealthCredits: 'API क्रेडिट',
  bgmHealthCreditsUnknown: 'Zoho से पहली बार पूछने पर पता चलेगा।',
  bgmHealthCreditsLeft: (left, limit) => `${limit} में से ${left} बाकी`,
  bgmHealthCreditsSpent: (day, hour) => `24 घंटे में ${day} खर्च हुए, पिछले घंटे में ${hour}`,
  bgmHealthCreditsLast: 'इस गति से ये काफ़ी हैं।',
  bgmHealthCreditsUntil: (time) => `इस गति से ये ${time} तक चलेंगे।`,
  bgmHealthCreditsGone: 'सभी खर्च हो गए। Zoho धीरे-धीरे नए देता है।',
  bgmHealthShed: (kinds) => `क्रेडिट बचाने के लिए ये प्रतीक्षा में हैं: ${kinds}।`,
  bgmHealthKind_live: 'कॉलर की खोज',
  bgmHealthKind_journal: 'कॉल दर्ज करना',
  bgmHealthKind_enrichment: 'रिकॉर्डिंग और ट्रांसक्रिप्ट',
  bgmHealthKind_timeline: 'पिछली गतिविधियाँ',

  bgmHealthLookups: 'खोज',
  bgmHealthLookupsNone: 'पिछले घंटे में कोई नहीं।',
  bgmHealthLookupsTook: (count, half, most) =>
    counted(count, {
      one: `पिछले घंटे में #: ${most}`,
      other: `पिछले घंटे में #: आधी ${half} के भीतर, 95% ${most} के भीतर`,
    }),
  bgmHealthMs: (number) => `${number} मि.से.`,

  bgmHealthFailures: '24 घंटे की विफलताएँ',
  bgmHealthFailuresNone: 'कोई नहीं।',
  bgmHealthFailureTimes: (count, last) =>
    counted(count, {one: `# बार, ${last}`, other: `# बार, पिछली ${last}`}),

  bgmHealthWebhook: 'PBX के इवेंट',
  bgmHealthWebhookNever: 'अभी कोई नहीं आया। PBX में वेबहुक भरें; “जाँच” बताती है कि कैसे।',
  bgmHealthWebhookLast: (ago) => `पिछला: ${ago}`,
  bgmHealthWebhookHour: (count) => counted(count, {one: 'पिछले घंटे में #', other: 'पिछले घंटे में #'}),

  bgmHealthCallLog: 'PBX की कॉल सूची',
  bgmHealthCallLog_never: 'अभी पढ़ी नहीं गई।',
  bgmHealthCallLog_ok: 'हर कुछ मिनट में पढ़ी जाती है, ताकि कोई कॉल न छूटे।',
  bgmHealthCallLog_off: 'CRM बंद रहने तक नहीं पढ़ी जाती।',
  bgmHealthCallLog_refused:
    'PBX इसे छिपाता है। टेनेंट के लिए “Call Statistics” की अनुमति दें, या सेवा उपयोगकर्ता को ऐसी भूमिका दें जो इसे पढ़ सके।',
  bgmHealthCallLog_no_service_user:
    'पढ़ी नहीं गई: सेवा उपयोगकर्ता सेट नहीं है, या PBX ने उसका पासवर्ड नहीं माना। जिन कॉल के इवेंट नहीं आते, वे छूट जाती हैं।',
  bgmHealthCallLog_unavailable: 'PBX जवाब नहीं दे रहा। कुछ मिनट में फिर पढ़ी जाएगी।',
  bgmHealthCallLogFilled: (count) =>
    counted(count, {
      one: '# कॉल, जिसके इवेंट नहीं आए थे, जोड़ दी गई।',
      other: '# कॉल, जिनके इवेंट नहीं आए थे, जोड़ दी गईं।',
    }),
  bgmHealthCallLogRead: (time) => `${time} तक पूरी।`,

  bgmHealthDuplicates: 'दो बार दर्ज होने से बचाव',
  bgmHealthDuplicatesUnknown: 'पहली कॉल दर्ज होने पर पता चलेगा।',
  bgmHealthDuplicates_unique_field: (field) =>
    `Zoho स्वयं एक ही कॉल की दूसरी प्रविष्टि नहीं लेता, अद्वितीय फ़ील्ड ${field} के कारण।`,
  bgmHealthDuplicates_plain_field: (field) =>
    `संदिग्ध प्रविष्टि दोहराने से पहले कॉल को Zoho में ${field} फ़ील्ड से खोजा जाता है। फ़ील्ड को अद्वितीय बनाएँ, तो Zoho स्वयं दूसरी नहीं लेगा।`,
  bgmHealthDuplicates_text_mark: () =>
    'संदिग्ध प्रविष्टि दोहराने से पहले Zoho में शुरू होने के समय और टेक्स्ट के चिह्न से खोजा जाता है। कॉल में अद्वितीय टेक्स्ट फ़ील्ड ज़्यादा सुरक्षित है और कई मिनट की प्रतीक्षा बचाता है।',

  bgmHealthSpoken: (state) => `बदला: ${state}`,
};
