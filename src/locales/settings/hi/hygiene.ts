import type {settingsHygiene} from '../../en/settings/hygiene.ts';
import {pluralsIn} from '../../plural.ts';
import type {SettingsTerms} from '../../terms.ts';

const counted = pluralsIn<'one'>('hi');

/** Stored numbers that no call can match. */
export const hygiene: Pick<SettingsTerms, keyof typeof settingsHygiene> = {
  bgmHygieneLead:
    'रिकॉर्ड पढ़े जाते हैं, पहले वे जिनके नंबर गलत लगते हैं, और वे नंबर दिखाए जाते हैं जिनसे कोई कॉल कभी नहीं मिल सकती, ताकि उन्हें Zoho में ठीक किया जा सके। केवल पढ़ा जाता है।',
  bgmHygieneModules: 'क्या पढ़ें',
  bgmHygieneModule_Contacts: 'संपर्क',
  bgmHygieneModule_Leads: 'लीड',
  bgmHygieneModule_Accounts: 'खाते',
  bgmHygieneCredits: 'अधिकतम खर्च (API क्रेडिट, 1 से 100)',
  bgmHygieneCreditsMean: (records) =>
    counted(records, {one: '# रिकॉर्ड के लिए काफ़ी।', other: 'लगभग # रिकॉर्डों के लिए काफ़ी।'}),
  bgmHygieneStart: 'रिकॉर्ड देखें',
  bgmHygieneRunning: 'पढ़ा जा रहा है…',
  bgmHygieneNoModule: 'कम से कम एक तरह का रिकॉर्ड चुनें।',
  bgmHygieneNoCredits: '1 से 100 तक की पूर्ण संख्या लिखें।',

  bgmHygieneRead: (records, numbers) =>
    counted(records, {
      one: `# रिकॉर्ड पढ़ा गया, उसमें नंबर: ${numbers}।`,
      other: `# रिकॉर्ड पढ़े गए, उनमें नंबर: ${numbers}।`,
    }),
  bgmHygieneCost: (credits) => counted(credits, {one: '# क्रेडिट खर्च हुआ।', other: '# क्रेडिट खर्च हुए।'}),
  bgmHygieneComplete: 'ये सभी रिकॉर्ड हैं।',
  bgmHygieneTotal: (total) => `नंबर वाले कुल रिकॉर्ड: ${total}।`,
  bgmHygieneSample:
    'पहले वे रिकॉर्ड पढ़े गए जिनके नंबर गलत लगते हैं, फिर बाकी में से एक नमूना। और पढ़ने के लिए ज़्यादा क्रेडिट खर्च करें।',
  bgmHygieneClean: 'पढ़ा गया हर नंबर कॉल से मिल सकता है।',
  bgmHygieneFound: (count) =>
    counted(count, {one: '# नंबर कभी नहीं मिल सकता।', other: '# नंबर कभी नहीं मिल सकते।'}),
  bgmHygieneCut: (shown) => `केवल पहले ${shown} दिखाए गए हैं।`,
  bgmHygieneDownload: 'CSV डाउनलोड करें',

  bgmHygieneReasons: 'दिखाएँ',
  bgmHygieneAll: 'सभी',
  bgmHygieneReason_too_short: 'बहुत छोटा',
  bgmHygieneReason_too_long: 'बहुत लंबा',
  bgmHygieneReason_letters: 'शब्दों के साथ',
  bgmHygieneReason_no_country: 'देश अज्ञात',
  bgmHygieneReason_not_possible: 'ऐसा कोई नंबर नहीं',
  bgmHygieneReason_several: 'एक फ़ील्ड में कई',
  bgmHygieneFix_too_short: 'एरिया कोड जोड़ें, और उससे पहले देश कोड।',
  bgmHygieneFix_too_long: 'जो नंबर का हिस्सा नहीं है उसे हटाएँ, जैसे पीछे लिखा एक्सटेंशन।',
  bgmHygieneFix_letters: 'फ़ील्ड में केवल नंबर रखें, और शब्दों को नोट में लिखें।',
  bgmHygieneFix_no_country: 'देश कोड जोड़ें, जैसे +44 20 7946 0018 में। यह सेटिंग में दिए देश का नंबर नहीं है।',
  bgmHygieneFix_not_possible: 'कंपनी के किसी पत्र या वेब पेज से मिलाएँ: कोई अंक कम है, या ज़्यादा।',
  bgmHygieneFix_several: 'यहाँ एक नंबर रखें और बाकी को अपने-अपने फ़ील्ड में ले जाएँ।',

  bgmHygieneTable: 'नंबर, जो कभी नहीं मिल सकते',
  bgmHygieneStored: 'सहेजा हुआ नंबर',
  bgmHygieneReason: 'कारण',
  bgmHygieneWhere: 'कहाँ',
  bgmHygieneField: 'फ़ील्ड',
  bgmHygieneRecord: 'रिकॉर्ड',
  bgmHygieneLink: 'लिंक',
  bgmHygieneOpen: (module) => `${module} खोलें`,
  bgmHygienePage: (from, to, all) => `${all} में से ${from} से ${to}`,
  bgmHygieneBack: 'पिछला',
  bgmHygieneOn: 'अगला',
};
