import type {settingsDoctor} from '../../en/settings/doctor.ts';
import {pluralsIn} from '../../plural.ts';
import type {SettingsTerms} from '../../terms.ts';
import type {findings} from './findings.ts';

const counted = pluralsIn<'one'>('hi');

/** The check of everything, trying a number, and the sample call; what a check finds has a file of its own. */
export const doctor: Omit<Pick<SettingsTerms, keyof typeof settingsDoctor>, keyof typeof findings> = {
  bgmDoctorTitle: 'सब कुछ जाँचें',
  bgmDoctorLead:
    'PBX से Zoho तक हर हिस्सा देखा जाता है और बताया जाता है कि क्या ठीक करना है। केवल पढ़ा जाता है; कुछ API क्रेडिट और कुछ सेकंड लगते हैं।',
  bgmDoctorStart: 'अभी जाँचें',
  bgmDoctorAgain: 'फिर से जाँचें',
  bgmDoctorRunning: 'जाँच हो रही है…',
  bgmDoctorAllWell: 'सब ठीक है।',
  bgmDoctorWell: (warnings) =>
    counted(warnings, {one: 'काम कर रहा है, # चेतावनी के साथ।', other: 'काम कर रहा है, # चेतावनियों के साथ।'}),
  bgmDoctorFailed: (failed) =>
    counted(failed, {one: '# चीज़ काम नहीं कर रही।', other: '# चीज़ें काम नहीं कर रहीं।'}),
  bgmDoctorTook: (seconds, credits, time) =>
    counted(credits, {
      one: `${seconds} लगे, # API क्रेडिट खर्च हुआ, समय ${time}।`,
      other: `${seconds} लगे, # API क्रेडिट खर्च हुए, समय ${time}।`,
    }),
  bgmDoctorSeconds: (number) => `${number} सेकंड`,
  bgmDoctorMs: (number) => `${number} मि.से.`,
  bgmDoctorOnlyBad: 'केवल जिसमें कुछ करना है',
  bgmDoctorShownAll: 'जो कुछ जाँचा गया, सब',
  bgmDoctorCopy: 'रिपोर्ट कॉपी करें',
  bgmDoctorCopied: 'कॉपी हुई। इसमें न नाम हैं, न फ़ोन नंबर।',
  bgmDoctorCopyByHand: 'ब्राउज़र ने कॉपी नहीं करने दिया। यहाँ से लें:',
  bgmDoctorReport: 'रिपोर्ट',
  bgmDoctorShow: (section) => `${section} पर जाएँ`,
  bgmDoctorSection_connect: 'कनेक्ट करना',
  bgmDoctorSection_find: 'खोज',
  bgmDoctorSection_log: 'दर्ज करना',
  bgmDoctorSection_create: 'बनाना',
  bgmDoctorSection_agents: 'एजेंट',
  bgmDoctorSection_health: 'स्थिति',

  bgmDoctorState_ok: 'ठीक',
  bgmDoctorState_warning: 'चेतावनी',
  bgmDoctorState_failed: 'काम नहीं कर रहा',
  bgmDoctorState_skipped: 'जाँचा नहीं गया',
  bgmDoctorSkippedAfter: (check) => `“${check}” ठीक होने से पहले यह नहीं बताया जा सकता।`,
  bgmDoctorNoFinding: 'जाँच में कुछ गड़बड़ हुई। फिर से जाँचें; बनी रहे तो रिपोर्ट कॉपी करें।',

  bgmTrialTitle: 'नंबर आज़माएँ',
  bgmTrialLead:
    'नंबर ऐसे खोजा जाता है मानो अभी घंटी बजी हो, रखे हुए जवाबों के बिना, और हर कदम दिखता है। कुछ नहीं रखा जाता।',
  bgmTrialNumber: 'फ़ोन नंबर',
  bgmTrialCountry: 'कहाँ से डायल हुआ',
  bgmTrialOwnCountry: 'सेटिंग में दिया देश',
  bgmTrialStart: 'आज़माएँ',
  bgmTrialNoNumber: 'नंबर लिखें।',
  bgmTrialReadAs: (number) => `${number} के रूप में पढ़ा गया`,
  bgmTrialNotRead: 'ऐसा फ़ोन नंबर नहीं हो सकता।',
  bgmTrialState_matched: 'एक रिकॉर्ड मिला।',
  bgmTrialState_ambiguous: (count) =>
    counted(count, {one: '# रिकॉर्ड मिला।', other: '# रिकॉर्ड मिले; एजेंट चुनता है।'}),
  bgmTrialState_unknown: 'किसी रिकॉर्ड में यह नंबर नहीं है।',
  bgmTrialState_pbx_contact: 'PBX के संपर्कों में मिला; Zoho से नहीं पूछा गया।',
  bgmTrialState_suppressed: 'खोज नहीं हुई।',
  bgmTrialState_unavailable: 'Zoho ने जवाब नहीं दिया, इसलिए कुछ पता नहीं है।',
  bgmTrialBy_internal: 'यह PBX का एक्सटेंशन है।',
  bgmTrialBy_anonymous: 'नंबर छिपाया गया है।',
  bgmTrialBy_short_number: 'बाहर के नंबर के लिए यह बहुत छोटा है।',
  bgmTrialBy_crm_disabled: 'CRM बंद है।',
  bgmTrialMatches: 'रिकॉर्ड, सेटिंग के क्रम में',
  bgmTrialReason: (field, stored) => `${field} में “${stored}” है`,
  bgmTrialRule_e164: 'वही नंबर, देश कोड के साथ',
  bgmTrialRule_national: 'वही नंबर, जैसे सेटिंग में दिए देश में लिखा जाता है',
  bgmTrialRule_caller_country: 'वही नंबर, जैसे कॉलर के देश में लिखा जाता है',
  bgmTrialRule_remembered: 'पहले किसी एजेंट ने इस नंबर के लिए यह रिकॉर्ड चुना',
  bgmTrialForms: 'क्या खोजा गया',
  bgmTrialForm_any_format: 'किसी भी तरह लिखा हो, मिल जाता है',
  bgmTrialForm_e164: 'देश कोड के साथ लिखा हुआ',
  bgmTrialForm_national: 'अपने देश की तरह लिखा हुआ',
  bgmTrialRequests: 'Zoho को अनुरोध',
  bgmTrialNoRequests: 'कोई नहीं।',
  bgmTrialWhat: 'अनुरोध',
  bgmTrialStatus: 'जवाब',
  bgmTrialNoStatus: 'कोई नहीं',
  bgmTrialRecords: 'रिकॉर्ड',
  bgmTrialTime: 'समय',
  bgmTrialRejected: (count) =>
    counted(count, {
      one: '# रिकॉर्ड केवल मिलता-जुलता था, इसलिए छोड़ दिया गया।',
      other: '# रिकॉर्ड केवल मिलते-जुलते थे, इसलिए छोड़ दिए गए।',
    }),
  bgmTrialTook: (time) => `कुल ${time}।`,

  bgmSampleTitle: 'Zoho में कॉल कैसी दिखती है',
  bgmSampleLead: 'सहेजी हुई सेटिंग के साथ नमूना कॉल की ठीक वही प्रविष्टि, जो बनेगी। कुछ नहीं लिखा जाता।',
  bgmSampleCall: 'नमूना कॉल',
  bgmSample_answered: 'कॉल, जिसका उत्तर दिया गया',
  bgmSample_missed: 'छूटी हुई कॉल',
  bgmSample_outbound: 'आउटगोइंग कॉल',
  bgmSample_transferred: 'ट्रांसफ़र की गई कॉल',
  bgmSample_queue: 'कतार से आई कॉल',
  bgmSample_voicemail: 'वॉइसमेल',
  bgmSample_hidden: 'बिना नंबर का कॉलर',
  bgmSampleField: 'फ़ील्ड',
  bgmSampleValue: 'मान',
  bgmSampleOwner: (extension) => `स्वामी: एक्सटेंशन ${extension} का Zoho उपयोगकर्ता`,
  bgmSampleOwner_contact_owner: 'स्वामी: रिकॉर्ड का स्वामी',
  bgmSampleOwner_fixed_user: 'स्वामी: चुना गया Zoho उपयोगकर्ता',
  bgmSampleFallbackOwner: 'स्वामी: डिफ़ॉल्ट स्वामी',
};
