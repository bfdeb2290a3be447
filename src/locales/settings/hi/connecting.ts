import type {connectionProblems} from '../../en/settings/connection-problems.ts';
import type {settingsConnect} from '../../en/settings/connect.ts';
import type {SettingsTerms} from '../../terms.ts';

type Keys = keyof typeof settingsConnect | keyof typeof connectionProblems;

/** Connecting Zoho, and each way in which that can fail. */
export const connecting: Pick<SettingsTerms, Keys> = {
  bgmProblem_oauth_consent_refused: 'Zoho में सहमति नहीं दी गई। कुछ कनेक्ट नहीं हुआ। फिर से अधिकृत करें और “Accept” चुनें।',
  bgmProblem_oauth_secret_wrong:
    'Zoho यह Client Secret नहीं लेता। इसे डेवलपर कंसोल से दोबारा कॉपी करें, फिर अधिकृत करें।',
  bgmProblem_oauth_client_unknown:
    'Zoho चुने हुए क्षेत्र में यह Client ID नहीं पहचानता। दोनों का डेवलपर कंसोल से मिलान करें।',
  bgmProblem_oauth_client_other_region:
    'Zoho खाता दूसरे क्षेत्र में है, और वहाँ Client चालू नहीं है। डेवलपर कंसोल में Client के लिए वह क्षेत्र चालू करें, या खाते का क्षेत्र चुनें।',
  bgmProblem_oauth_region_unsupported:
    'Zoho खाता ऐसे क्षेत्र में है जो समर्थित नहीं है। समर्थित हैं: US, EU, IN, JP, CA और SA। कुछ नहीं सहेजा गया।',
  bgmProblem_oauth_redirect_uri_wrong:
    'Zoho यह Redirect URI नहीं पहचानता। इसे यहाँ से ज्यों का त्यों डेवलपर कंसोल में कॉपी करें, फिर अधिकृत करें।',
  bgmProblem_oauth_code_invalid: 'सहमति देर से आई या पहले इस्तेमाल हो चुकी थी। कुछ कनेक्ट नहीं हुआ। फिर से अधिकृत करें।',
  bgmProblem_oauth_server_untrusted:
    'जवाब में ऐसा सर्वर था जो Zoho का नहीं है। उसे कुछ नहीं भेजा गया। फिर से अधिकृत करें; दोबारा ऐसा हो तो अपनी सुरक्षा टीम को बताएँ।',
  bgmProblem_oauth_state_unknown: 'यह जवाब यहाँ माँगी गई किसी सहमति का नहीं है। कुछ कनेक्ट नहीं हुआ। फिर से अधिकृत करें।',
  bgmProblem_oauth_state_used: 'इस सहमति का जवाब पहले आ चुका है। सेटिंग देखें: शायद कनेक्ट हो चुका है।',
  bgmProblem_oauth_state_expired: 'सहमति में दस मिनट से ज़्यादा लगे। फिर से अधिकृत करें।',
  bgmProblem_oauth_other_browser: 'सहमति किसी दूसरे ब्राउज़र में या किसी और ने माँगी थी। इसी ब्राउज़र में अधिकृत करें।',
  bgmProblem_oauth_no_refresh_token:
    'Zoho ने केवल एक घंटे का एक्सेस दिया। Zoho खाते के “Connected Apps” में से ऐप हटाएँ, फिर अधिकृत करें।',
  bgmProblem_oauth_throttled:
    'बहुत बार पूछे जाने के कारण Zoho कुछ मिनट नया एक्सेस नहीं देगा। कॉल सुरक्षित हैं। दस मिनट बाद दोबारा कोशिश करें।',
  bgmProblem_crm_api_access_denied:
    'इस Zoho उपयोगकर्ता को API की अनुमति नहीं है। अपने Zoho व्यवस्थापक से API वाली प्रोफ़ाइल माँगें, या दूसरे उपयोगकर्ता से अधिकृत करें।',
  bgmProblem_crm_scope_missing: 'सहमति में ज़रूरी अनुमतियाँ नहीं हैं। फिर से अधिकृत करें और सभी स्वीकार करें।',
  bgmProblem_crm_edition_unsupported:
    'यह Zoho एडिशन समर्थित नहीं है। समर्थित हैं: Standard, Professional, Enterprise और Ultimate।',
  bgmProblem_crm_other_organisation:
    'सहमति पहले कनेक्ट हुए Zoho संगठन से नहीं, किसी दूसरे से आई। उसकी पुष्टि करें, या सही खाते से अधिकृत करें।',
  bgmProblem_crm_grant_revoked:
    'Zoho पिछली सहमति अब नहीं मानता: वह वापस ली गई, या उसका उपयोगकर्ता निष्क्रिय हुआ। कॉल सुरक्षित हैं। फिर से अधिकृत करें।',

  bgmConnectTitle: 'कनेक्ट करना',
  bgmConnectState_disabled: 'बंद',
  bgmConnectState_not_configured: 'कनेक्ट नहीं है',
  bgmConnectState_authorization_required: 'अधिकृत नहीं है',
  bgmConnectState_connected: 'कनेक्टेड',
  bgmConnectState_degraded: 'समस्या',
  bgmConnectConsentOpen: 'प्रतीक्षा में',

  bgmConnectFeatureOff: 'जब तक CRM बंद है, कनेक्शन न इस्तेमाल होता है, न दिखाया जाता है। वह सुरक्षित रहता है।',
  bgmConnectIntro:
    'Zoho लगभग पाँच मिनट में कनेक्ट होता है: Zoho में Client बनाएँ, उसके दो मान यहाँ भरें, और Zoho उपयोगकर्ता के रूप में स्वीकार करें।',
  bgmConnectEnabled: 'CRM एकीकरण चालू है',
  bgmConnectEnabledHint: 'बंद होने पर न कोई खोजा जाता है, न कुछ दर्ज होता है। सेटिंग और कनेक्शन बने रहते हैं।',

  bgmConnectStep1: 'चुनें कि आपका Zoho खाता कहाँ है',
  bgmConnectRegion: 'क्षेत्र',
  bgmConnectRegion_us: 'संयुक्त राज्य अमेरिका (US)',
  bgmConnectRegion_eu: 'यूरोप (EU)',
  bgmConnectRegion_in: 'भारत (IN)',
  bgmConnectRegion_jp: 'जापान (JP)',
  bgmConnectRegion_ca: 'कनाडा (CA)',
  bgmConnectRegion_sa: 'सऊदी अरब (SA)',
  bgmConnectRegionHint: 'आपके Zoho CRM का पता यह बताता है: crm.zoho.eu यूरोप है, crm.zoho.com संयुक्त राज्य अमेरिका।',
  bgmConnectStep2: 'Zoho में Client जोड़ें',
  bgmConnectConsole: 'Zoho का डेवलपर कंसोल खोलें',
  bgmConnectStep2Then: 'वहाँ: “Add Client”, फिर “Server-based Applications”।',
  bgmConnectStep3: 'ये मान वहाँ कॉपी करें, फिर “Create” दबाएँ',
  bgmConnectClientName: 'Client Name',
  bgmConnectHomepage: 'Homepage URL',
  bgmConnectRedirects: 'Authorized Redirect URIs',
  bgmConnectRedirectsHint: 'हर एक, ज्यों का त्यों।',
  bgmConnectStep4: 'Zoho जो दो मान दिखाता है, उन्हें यहाँ कॉपी करें',
  bgmConnectClientId: 'Client ID',
  bgmConnectClientSecret: 'Client Secret',
  bgmConnectSecretHint: 'इसे एन्क्रिप्ट करके रखा जाता है और फिर कभी नहीं दिखाया जाता।',
  bgmConnectSecretNew: 'दूसरे Client का Secret भी दूसरा होता है: उसे भी भरें।',
  bgmConnectSecretSet: (fingerprint, age) => `${age} भरा गया, फ़िंगरप्रिंट ${fingerprint}`,
  bgmConnectReplace: 'बदलें',
  bgmConnectReplaceSecret: 'बदलें: Client Secret',
  bgmConnectShow: 'दिखाएँ',
  bgmConnectShowSecret: 'लिखते समय Client Secret दिखाएँ',
  bgmConnectStep5: 'अधिकृत करें',
  bgmConnectStep5Hint:
    'नया टैब खुलेगा। वहाँ एक्सेस देने वाले Zoho उपयोगकर्ता के रूप में साइन इन करें, डेवलपर खाते से नहीं, और “Accept” दबाएँ।',
  bgmConnectSaveAndAuthorize: 'सहेजें और अधिकृत करें',
  bgmConnectAuthorizeBusy: 'Zoho खुल रहा है…',
  bgmConnectTab: 'Zoho खुल रहा है…',
  bgmConnectCopy: 'कॉपी करें',
  bgmConnectCopyWhat: (what) => `कॉपी करें: ${what}`,
  bgmConnectCopied: 'कॉपी हुआ',
  bgmConnectCopyFailed: 'ब्राउज़र ने कॉपी नहीं करने दिया। टेक्स्ट चुना हुआ है: Ctrl+C या ⌘C दबाएँ।',

  bgmConnectWaiting: 'Zoho के टैब में आपकी सहमति की प्रतीक्षा है',
  bgmConnectWaitingHow:
    'वहाँ एक्सेस देने वाले Zoho उपयोगकर्ता के रूप में साइन इन करें, डेवलपर खाते से नहीं, और “Accept” दबाएँ। यह पेज अपने आप आगे बढ़ेगा।',
  bgmConnectOpenAgain: 'Zoho का पेज फिर से खोलें',
  bgmConnectLong: 'क्या Zoho के टैब में कोई त्रुटि दिख रही है? Zoho उसे केवल आपको बताता है।',
  bgmConnectLongRedirect: '“Invalid Redirect Uri”: डेवलपर कंसोल के Redirect URI का एक-एक अक्षर मिलाएँ।',
  bgmConnectLongClient: '“Invalid Client”: Client ID और क्षेत्र मिलाएँ।',
  bgmConnectElsewhere: (time) =>
    `किसी ने Zoho का सहमति पेज खोल रखा है; वह ${time} तक प्रतीक्षा करेगा। यहाँ अधिकृत करने पर उसकी जगह यह मान्य होगा।`,
  bgmConnectBlocked: 'ब्राउज़र ने नया टैब रोक दिया। कुछ नहीं खोया: Zoho को इस लिंक से खोलें।',
  bgmConnectOpenZoho: 'Zoho का सहमति पेज खोलें',

  bgmConnectOrganisation: 'संगठन',
  bgmConnectEdition: 'एडिशन',
  bgmConnectAuthorized: 'अधिकृत',
  bgmConnectAuthorizedBy: (who, when) => `${who} द्वारा, ${when}`,
  bgmConnectNameless: 'बिना नाम',
  bgmConnectMissing: 'अनुमतियाँ जो नहीं दी गईं',
  bgmConnectMissingHint: 'फिर से अधिकृत करें और सभी स्वीकार करें; तब तक जिन कामों के लिए वे चाहिए, वे नहीं चलेंगे।',
  bgmConnectAgain: 'फिर से अधिकृत करें',
  bgmConnectDisconnect: 'डिस्कनेक्ट करें',
  bgmConnectDisconnecting: 'डिस्कनेक्ट हो रहा है…',
  bgmConnectSure: 'Zoho को डिस्कनेक्ट करें?',
  bgmConnectSureWhat:
    'Zoho में एक्सेस वापस लिया जाता है और उसके टोकन यहाँ मिटा दिए जाते हैं। फिर कॉलर नहीं खोजे जाते, हर ब्राउज़र रखी हुई जानकारी भूल जाता है, और Zoho के फिर कनेक्ट होने तक कॉल बिना दर्ज हुए प्रतीक्षा करती हैं। Zoho में जो है, वह वहीं रहता है।',
  bgmConnectSureYes: 'हाँ, डिस्कनेक्ट करें',
  bgmConnectStay: 'कनेक्टेड रहें',
  bgmConnectIsConnected: 'कनेक्ट हो गया। अब से कॉलर खोजे जाते हैं और कॉल दर्ज होती हैं।',
  bgmConnectIsDisconnected: 'डिस्कनेक्ट हो गया। Zoho का कुछ भी यहाँ नहीं रखा है।',
  bgmConnectLeftAtZoho:
    'यहाँ डिस्कनेक्ट हो गया, पर Zoho ने जवाब नहीं दिया: वहाँ एक्सेस अब भी बना है। उसे Zoho में स्वयं हटाएँ।',
  bgmConnectClient: 'Client और क्षेत्र',

  bgmConnectNamedRegion: (named, chosen) => `Zoho के अनुसार खाता ${named} में है; यहाँ ${chosen} चुना है।`,
  bgmConnectUseRegion: (region) => `${region} का उपयोग करें`,
  bgmConnectOther: 'सहमति किसी दूसरे संगठन ने दी',
  bgmConnectOtherWhat: (before, now) =>
    `अब तक यह ${before} था; सहमति ${now} से आई। आपके चुनने तक कॉल कहीं नहीं लिखी जातीं।`,
  bgmConnectOtherWhatNow: (now) =>
    `सहमति ${now} से आई, जो पहले जुड़ा संगठन नहीं है। आपके चुनने तक कॉल कहीं नहीं लिखी जातीं।`,
  bgmConnectUseOther: (name) => `अब से ${name} का उपयोग करें`,

  bgmConnectHelpConsole: 'Zoho का डेवलपर कंसोल',
  bgmConnectHelpApps: 'Zoho खाते से कनेक्टेड ऐप',
  bgmConnectHelpProfiles: 'Zoho CRM में प्रोफ़ाइल',
};
