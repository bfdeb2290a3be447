import type {settingsCreate} from '../../en/settings/create.ts';
import type {settingsFind} from '../../en/settings/find.ts';
import type {settingsLog} from '../../en/settings/log.ts';
import {pluralsIn} from '../../plural.ts';
import type {SettingsTerms} from '../../terms.ts';

const counted = pluralsIn<'one'>('hi');
type Keys = keyof typeof settingsFind | keyof typeof settingsLog | keyof typeof settingsCreate;

/** How callers are found, what is logged, what agents may create, and which pages may show the widgets. */
export const behaviour: Pick<SettingsTerms, Keys> = {
  bgmFindTitle: 'खोज',
  bgmFindOrder: 'यहाँ खोजें',
  bgmFindOrderHint:
    'जिस तरह के रिकॉर्ड में नंबर सबसे पहले मिले, वही दिखता है। पंक्ति को खींचें, उसके बटन दबाएँ, या Alt के साथ तीर कुंजी दबाएँ।',
  bgmFindLeftOut: 'इनमें नहीं खोजा जाता:',
  bgmFindModule_Contacts: 'संपर्क',
  bgmFindModule_Leads: 'लीड',
  bgmFindModule_Accounts: 'खाते',
  bgmFindMoveUp: (module) => `${module} को ऊपर ले जाएँ`,
  bgmFindMoveDown: (module) => `${module} को नीचे ले जाएँ`,
  bgmFindGrip: (module, place, of) => `${module}, स्थान ${place}, कुल ${of}`,
  bgmFindLeaveOut: (module) => `${module} को छोड़ दें`,
  bgmFindPutBack: (module) => `${module} में फिर से खोजें`,
  bgmFindMoved: (module, place, of) => `${module}: अब स्थान ${place}, कुल ${of}`,
  bgmFindIsLeftOut: (module) => `${module}: छोड़ा गया`,
  bgmFindIsBack: (module, place) => `${module}: फिर से खोजा जाएगा, स्थान ${place}`,

  bgmFindQuery: 'Zoho से पूछें',
  bgmFindQuery_always: 'हमेशा',
  bgmFindQuery_alwaysHint: 'हर कॉलर Zoho में खोजा जाता है।',
  bgmFindQuery_when_not_in_pbx_contacts: 'केवल तब, जब नंबर PBX के संपर्कों में न हो',
  bgmFindQuery_when_not_in_pbx_contactsHint:
    'पहले PBX के संपर्क देखे जाते हैं। जो वहाँ मिल जाए, उसे Zoho में नहीं खोजा जाता।',

  bgmFindAmbiguity: 'जब कई रिकॉर्डों में नंबर हो',
  bgmFindAmbiguity_ask: 'एजेंट चुनता है',
  bgmFindAmbiguity_askHint: 'कार्ड उन सबको दिखाता है। एक चुनते ही कॉल दर्ज होती है।',
  bgmFindAmbiguity_lookup_order_then_recent: 'इस क्रम में पहला लें',
  bgmFindAmbiguity_lookup_order_then_recentHint:
    'एक ही तरह के रिकॉर्डों में सबसे हाल में बदला हुआ। एजेंट फिर भी दूसरा चुन सकते हैं।',

  bgmFindCountry: (country) => `बिना देश कोड के नंबर ${country} के हैं।`,
  bgmFindPrefix: (prefix) => `जब कतार किसी को वापस कॉल करती है, PBX नंबर से पहले ${prefix} डायल करता है।`,
  bgmFindPrefixHint: 'कुछ डायल न होता हो तो खाली छोड़ें। केवल अंक, * और #।',
  bgmFindCache: (seconds) => `Zoho का जवाब ${seconds} सेकंड तक ताज़ा माना जाता है।`,
  bgmFindCacheHint: 'पुराने जवाब अपनी उम्र के साथ तुरंत दिखते हैं, और Zoho से फिर पूछा जाता है। 0: हमेशा पूछें।',
  bgmFindBrowserCache: 'जवाब एजेंटों के ब्राउज़र में रखें',
  bgmFindBrowserCacheHint:
    'एन्क्रिप्टेड, ज़्यादा से ज़्यादा एक घंटा, एजेंट के साइन आउट होने तक। जाने-पहचाने कॉलर तब तुरंत दिखते हैं।',
  bgmFindFew: (count) => counted(count, {one: '# तरह के रिकॉर्ड', other: '# तरह के रिकॉर्ड'}),

  bgmLogTitle: 'दर्ज करना',
  bgmLogOn: 'चालू',
  bgmLogOff: 'बंद',
  bgmLogEnabled: 'कॉल को Zoho में गतिविधि के रूप में दर्ज करें',
  bgmLogEnabledHint: 'ट्रंक से होने वाली हर कॉल अपने रिकॉर्ड की गतिविधि बनती है। आंतरिक कॉल नहीं।',

  bgmLogLink: 'रिकॉर्डिंग और ट्रांसक्रिप्ट का लिंक',
  bgmLogLink_none: 'कोई लिंक नहीं',
  bgmLogLink_noneHint: 'गतिविधि में रिकॉर्डिंग का कोई उल्लेख नहीं होता।',
  bgmLogLink_private: 'निजी लिंक',
  bgmLogLink_privateHint: 'खोलने वाले को पहले PBX में साइन इन करना होता है, और रिकॉर्डिंग सुनने की अनुमति चाहिए।',
  bgmLogLink_public: 'सार्वजनिक लिंक',
  bgmLogLink_publicHint:
    'जिसके पास लिंक है, वह बिना साइन इन के रिकॉर्डिंग सुनता है: यानी हर कोई जो गतिविधि पढ़ सकता है।',
  bgmLogPublicDays: (days) => `यह ${days} दिन चलता है।`,

  bgmLogUnmatched: 'कॉल, जिसका नंबर किसी रिकॉर्ड में नहीं है',
  bgmLogUnmatched_park: 'रिकॉर्ड की प्रतीक्षा करती है',
  bgmLogUnmatched_parkHint: 'नंबर Zoho में आते ही, या एजेंट के जोड़ने पर, वह दर्ज होती है।',
  bgmLogParkDays: (days, then) => `वह ${days} दिन प्रतीक्षा करती है, फिर ${then}।`,
  bgmLogAfter_keep: 'बिना दर्ज हुए “स्थिति” की सूची में रहती है',
  bgmLogAfter_log_unlinked: 'बिना रिकॉर्ड के दर्ज होती है',
  bgmLogUnmatched_log_unlinked: 'तुरंत, बिना रिकॉर्ड के दर्ज होती है',
  bgmLogUnmatched_log_unlinkedHint: 'तब गतिविधि में नंबर होता है, और वह किसी के रिकॉर्ड की नहीं होती।',

  bgmLogOwner: 'गतिविधि का स्वामी कौन है',
  bgmLogOwnerIs_last_answered: 'जिसने आख़िर में उत्तर दिया',
  bgmLogOwnerIs_last_answeredHint:
    'ट्रांसफ़र के बाद वही जिसके पास कॉल करने वाला अंत में था। आउटबाउंड कॉल उसकी है जिसने कॉल किया।',
  bgmLogOwnerIs_first_answered: 'जिसने सबसे पहले उत्तर दिया',
  bgmLogOwnerIs_first_answeredHint: 'ट्रांसफ़र के बाद भी कॉल उसी की रहती है जिसने उसे उठाया।',
  bgmLogOwnerIs_contact_owner: 'रिकॉर्ड का स्वामी',
  bgmLogOwnerIs_contact_ownerHint:
    'Zoho में कॉल करने वाले का रिकॉर्ड जिसका है। बिना रिकॉर्ड की कॉल उसकी है जिसने उसे आख़िर में उठाया।',
  bgmLogOwnerIs_fixed_user: 'हमेशा वही Zoho उपयोगकर्ता',
  bgmLogOwnerIs_fixed_userHint: 'कॉल किसी ने भी उठाई हो; गतिविधि के पाठ में एजेंट का नाम रहता है।',
  bgmLogOwnerFixed: (who) => `यानी ${who}।`,
  bgmLogOwnerMissed: (who) => `जब समूह से कॉल छूट जाए: ${who}।`,
  bgmLogOwnerFallback: (who) => `जब कोई न हो: ${who}।`,
  bgmLogOwner_contact_owner: 'रिकॉर्ड का स्वामी',
  bgmLogOwner_fallback_owner: 'जैसे कोई न होने पर',
  bgmLogOwner_connecting_user: 'अधिकृत करने वाला Zoho उपयोगकर्ता',
  bgmLogOwnerUnknown: (id) => `Zoho उपयोगकर्ता ${id}`,

  bgmLogSubject: 'विषय',
  bgmLogDescription: 'विवरण',
  bgmLogInsert: (name) => `${name} डालें`,
  bgmLogPlaceholders: 'कॉल से क्या भरा जाता है:',
  bgmLogPreview: 'Zoho में ऐसा दिखेगा',
  bgmLogPreviewOf: 'नमूना कॉल',
  bgmLogPreviewCall_answered: 'उत्तर दिया गया',
  bgmLogPreviewCall_missed: 'छूट गई',
  bgmLogPreviewCall_outbound: 'आउटगोइंग',
  bgmLogPreviewCall_transferred: 'ट्रांसफ़र की गई',
  bgmLogPreviewCall_queue: 'कतार से',
  bgmLogPreviewCall_voicemail: 'वॉइसमेल',
  bgmLogPreviewCall_hidden: 'नंबर छिपाया गया',
  bgmLogPreviewWaits: 'ऊपर के फ़ील्ड सही होते ही पूर्वावलोकन दिखेगा।',
  bgmLogPreviewOwner: (extension) => `स्वामी: एक्सटेंशन ${extension}`,
  bgmLogPreviewOwner_contact_owner: 'स्वामी: रिकॉर्ड का स्वामी',
  bgmLogPreviewOwner_fixed_user: 'स्वामी: चुना गया Zoho उपयोगकर्ता',
  bgmLogPreviewFallback: 'स्वामी: डिफ़ॉल्ट स्वामी',
  bgmLogPreviewFields: 'सभी फ़ील्ड',

  bgmLogFurther: 'Zoho में कॉल के अन्य फ़ील्ड',
  bgmLogDefaults: 'मान, जो दर्ज होने वाली हर कॉल को मिलते हैं, जैसे आपके लेआउट के अनिवार्य फ़ील्ड में।',
  bgmLogDefaultName: 'फ़ील्ड (API नाम)',
  bgmLogDefaultValue: 'मान',
  bgmLogDefaultAdd: 'फ़ील्ड जोड़ें',
  bgmLogDefaultRemove: (field) => `${field} हटाएँ`,
  bgmLogKeyField: 'फ़ील्ड, जिसमें कॉल का चिह्न लिखा जाता है (API नाम)',
  bgmLogKeyFieldHint:
    'कॉल का एक पंक्ति वाला टेक्स्ट फ़ील्ड, बेहतर हो कि डुप्लिकेट न ले: चिह्न से कॉल पहचानी जाती है और दो बार दर्ज नहीं होती। खाली हो तो इसके लिए बना लगने वाला फ़ील्ड लिया जाता है, यदि हो।',
  bgmLogTimeZone: (zone) => `गतिविधियों में समय ${zone} के अनुसार लिखे जाते हैं।`,
  bgmLogSilent: (hours) => `जिस कॉल की ${hours} घंटे कोई ख़बर न मिले, वह समाप्त मानी जाती है।`,

  bgmCreateSetTitle: 'बनाना',
  bgmCreateSetOff: 'बंद',
  bgmCreateSetEnabled: 'एजेंट नए नंबरों के लिए रिकॉर्ड बनाते हैं',
  bgmCreateSetEnabledHint:
    'जब Zoho में नंबर किसी का न हो, तो कार्ड रिकॉर्ड बनाने का विकल्प देता है। डुप्लिकेट पहले दिखाए जाते हैं।',
  bgmCreateSetType: 'वे क्या बनाते हैं',
  bgmCreateSetType_Contact: 'संपर्क',
  bgmCreateSetType_ContactHint: 'व्यक्ति, जिसके साथ आप व्यवसाय करते हैं।',
  bgmCreateSetType_Lead: 'लीड',
  bgmCreateSetType_LeadHint: 'व्यक्ति, जो ग्राहक बन सकता है। कंपनी ज़रूरी है।',

  bgmPagesTitle: 'पेज',
  bgmPagesFew: (count) => counted(count, {one: '# पेज', other: '# पेज'}),
  bgmPagesNone: 'कोई नहीं',
  bgmPagesOrigins: 'पेज जो विजेट का उपयोग कर सकते हैं',
  bgmPagesHint:
    'उन्हें दिखाने वाली हर साइट का पता, जैसे https://portal.example: पोर्ट हो तो उसके साथ, बिना पाथ के। बाकी को ब्राउज़र रोकता है।',
  bgmPagesEmpty: 'अभी किसी पेज को अनुमति नहीं है: विजेट केवल PBX के अपने पेजों पर चलते हैं।',
  bgmPagesNew: 'एक और पेज का पता',
  bgmPagesAdd: 'पता जोड़ें',
  bgmPagesAdded: (origin) => `सहेजने पर ${origin} को अनुमति मिलेगी।`,
  bgmPagesRemove: (origin) => `${origin} हटाएँ`,
  bgmPagesRemoved: (origin) => `सहेजने पर ${origin} हट जाएगा।`,
  bgmPagesThis: 'यह पेज',
};
