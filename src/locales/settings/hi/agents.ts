import type {settingsAgents} from '../../en/settings/agents.ts';
import type {settingsPartTitles} from '../../en/settings/part-titles.ts';
import type {crmTenants} from '../../en/settings/tenants.ts';
import {pluralsIn} from '../../plural.ts';
import type {SettingsTerms} from '../../terms.ts';

const counted = pluralsIn<'one'>('hi');
type Keys = keyof typeof settingsPartTitles | keyof typeof settingsAgents | keyof typeof crmTenants;

/** Agents and their Zoho users, the system admin's switch, and the names of the page's parts. */
export const agents: Pick<SettingsTerms, Keys> = {
  bgmPartAgents: 'एजेंट',
  bgmPartDoctor: 'जाँच',
  bgmPartHealth: 'स्थिति',
  bgmPartHygiene: 'सहेजे हुए नंबर',
  bgmPartNotLoaded: 'पेज का यह भाग लोड नहीं हो सका। कनेक्शन देखें, फिर दोबारा कोशिश करें।',
  bgmPartOff: 'सिस्टम व्यवस्थापक ने इस टेनेंट के लिए CRM बंद किया है। कुछ नहीं पूछा जाता, और दिखाने को कुछ नहीं है।',

  bgmAgentsTitle: 'एजेंट और Zoho उपयोगकर्ता',
  bgmAgentsLead:
    '“दर्ज करना” में कुछ और न चुना हो, तो Zoho में कॉल उस एजेंट के Zoho उपयोगकर्ता की होती है, जिसने उत्तर दिया। दोनों जगह एक ही ईमेल पता हो तो मिलान अपने आप होता है; बाकी के लिए मैन्युअल रूप से चुनें।',
  bgmAgentsCoverage: (mapped, all, percent) => `${all} में से ${mapped} एजेंटों के Zoho उपयोगकर्ता हैं (${percent})`,
  bgmAgentsCoverageLabel: 'Zoho उपयोगकर्ता वाले एजेंट',
  bgmAgentsAllMapped: 'हर एजेंट का Zoho उपयोगकर्ता है।',
  bgmAgentsUnmapped: (count) =>
    counted(count, {
      one: '# एजेंट का कोई Zoho उपयोगकर्ता नहीं है। उसकी कॉल डिफ़ॉल्ट स्वामी की होती हैं।',
      other: '# एजेंटों का कोई Zoho उपयोगकर्ता नहीं है। उनकी कॉल डिफ़ॉल्ट स्वामी की होती हैं।',
    }),
  bgmAgentsIncomplete:
    'Zoho से पूछा नहीं जा सका, इसलिए पता नहीं कि ईमेल से कौन मिलता है। जो आपने मैन्युअल रूप से चुना, वह बना हुआ है।',
  bgmAgentsNone: 'PBX कोई एक्सटेंशन नहीं बताता। “जाँच” में “PBX” देखें।',
  bgmAgentsFilter: 'एजेंट खोजें',
  bgmAgentsOnlyUnmapped: 'केवल बिना Zoho उपयोगकर्ता के एजेंट',
  bgmAgentsNothingFound: 'कोई एजेंट नहीं मिला। लिखा हुआ बदलें, या सभी दिखाएँ।',
  bgmAgentsShown: (count) => counted(count, {one: '# एजेंट दिख रहा है', other: '# एजेंट दिख रहे हैं'}),

  bgmAgentsAgent: 'एजेंट',
  bgmAgentsExtension: 'एक्सटेंशन',
  bgmAgentsZohoUser: 'Zoho उपयोगकर्ता',
  bgmAgentsHow: 'कैसे मिला',
  bgmAgentsAction: 'बदलें',
  bgmAgentsNoEmail: 'PBX में ईमेल नहीं है',
  bgmAgentsNobody: 'कोई नहीं',
  bgmAgentsNotShown: 'चुना हुआ, नाम अभी पता नहीं',

  bgmAgentsWay_email: 'वही ईमेल',
  bgmAgentsWay_choice: 'मैन्युअल रूप से चुना गया',
  bgmAgentsWay_choice_gone:
    'मैन्युअल रूप से चुना गया उपयोगकर्ता Zoho में अब सक्रिय नहीं है। दूसरा चुनें, या फिर से ईमेल से मिलाएँ।',
  bgmAgentsWay_none: 'किसी सक्रिय Zoho उपयोगकर्ता का यह ईमेल पता नहीं है।',
  bgmAgentsWay_noneNoEmail: 'PBX में इस एजेंट का ईमेल पता नहीं है।',
  bgmAgentsWay_unknown: 'अभी पता नहीं',

  bgmAgentsChoose: 'चुनें…',
  bgmAgentsChooseFor: (agent) => `चुनें… ${agent} के लिए Zoho उपयोगकर्ता`,
  bgmAgentsChange: 'बदलें…',
  bgmAgentsChangeFor: (agent) => `बदलें… ${agent} का Zoho उपयोगकर्ता`,
  bgmAgentsByEmail: 'फिर से ईमेल से',
  bgmAgentsByEmailFor: (agent) => `फिर से ईमेल से: ${agent} के लिए चुना हुआ हटाएँ`,
  bgmAgentsPickUser: (agent) => `${agent} का Zoho उपयोगकर्ता`,
  bgmAgentsPickFilter: 'Zoho उपयोगकर्ता का नाम या ईमेल',
  bgmAgentsPickFound: (count) => counted(count, {one: '# उपयोगकर्ता मिला', other: '# उपयोगकर्ता मिले'}),
  bgmAgentsPickFirst: 'उपयोगकर्ता चुनें',
  bgmAgentsPickNone: 'कोई उपयोगकर्ता नहीं मिला',
  bgmAgentsUse: 'यह लें',
  bgmAgentsNoUsers: 'Zoho के उपयोगकर्ता अभी पता नहीं हैं, इसलिए चुनने को कोई नहीं है।',
  bgmAgentsSaved: (agent, user) => `${agent} की कॉल अब ${user} की हैं।`,
  bgmAgentsSavedNone: (agent) => `${agent} के लिए चुना हुआ हट गया। ईमेल से कोई नहीं मिला।`,
  bgmAgentsReadOnly: 'आप इसे देख सकते हैं, बदल नहीं सकते (“Integrations” की अनुमति: “View”)।',

  bgmTenantsTitle: 'हर टेनेंट का CRM',
  bgmTenantsLead: 'जहाँ CRM बंद है, वहाँ Zoho से कुछ नहीं पूछा जाता और उसमें कुछ नहीं लिखा जाता।',
  bgmTenantsFilter: 'टेनेंट खोजें',
  bgmTenantsNothingFound: 'कोई टेनेंट नहीं मिला। लिखा हुआ बदलें।',
  bgmTenantsEmpty: 'अभी यहाँ कोई टेनेंट पता नहीं है। CRM सर्वर को बताए जाते ही PBX के टेनेंट दिखेंगे।',
  bgmTenantsUnknown: 'CRM सर्वर इस टेनेंट को नहीं पहचानता। पहले सर्वर चलाने वाले को इसे जोड़ना होगा।',
  bgmTenantsNotPermitted: 'टेनेंट के लिए CRM केवल सिस्टम व्यवस्थापक चालू या बंद कर सकता है।',
  bgmTenantsLoading: 'टेनेंट लोड हो रहे हैं…',
  bgmTenantsNoClient: 'कनेक्ट नहीं है। इसे <bgm-crm-provider> के अंदर रखें।',
  bgmTenantsSignedOut: 'आप साइन आउट हैं। टेनेंट देखने के लिए साइन इन करें।',
  bgmTenantsOffline:
    'सर्वर से कनेक्शन नहीं है। जो दिख रहा है वह पुराना हो सकता है; अभी कुछ चालू या बंद नहीं किया जा सकता।',

  bgmTenantsDomain: 'टेनेंट',
  bgmTenantsSwitch: 'CRM',
  bgmTenantsState: 'कनेक्शन',
  bgmTenantsSince: 'कब बदला',
  bgmTenantsNever: 'कभी नहीं',
  bgmTenantsSwitchFor: (domain) => `${domain} का CRM`,
  bgmTenantsOn: 'चालू',
  bgmTenantsOff: 'बंद',

  bgmTenantsState_disabled: 'बंद',
  bgmTenantsState_disabledByTenant: 'यहाँ चालू, टेनेंट की अपनी सेटिंग में बंद',
  bgmTenantsState_not_configured: 'सेट अप नहीं है: टेनेंट के व्यवस्थापक को Zoho का Client भरना होगा',
  bgmTenantsState_authorization_required:
    'कनेक्ट नहीं है: Zoho की सहमति नहीं है या अब मान्य नहीं; टेनेंट के व्यवस्थापक को अधिकृत करना होगा',
  bgmTenantsState_connected: 'Zoho से कनेक्टेड',
  bgmTenantsState_degraded: 'कनेक्टेड, पर Zoho ठीक से जवाब नहीं दे रहा',

  bgmTenantsAskOff: (domain) => `${domain} के लिए CRM बंद करें?`,
  bgmTenantsOffMeans:
    'कॉलर फिर नहीं खोजे जाते, और अब से होने वाली कॉल दर्ज नहीं होतीं, बाद में भी नहीं। सेटिंग, कनेक्शन और प्रतीक्षा कर रही कॉल सुरक्षित रहती हैं।',
  bgmTenantsDoOff: 'बंद करें',
  bgmTenantsKeepOn: 'चालू रहने दें',
  bgmTenantsSwitchedOn: (domain) => `${domain} के लिए CRM चालू है।`,
  bgmTenantsSwitchedOff: (domain) => `${domain} के लिए CRM बंद है।`,
  bgmTenantsNotSwitched: (domain) => `${domain} का CRM जैसा था वैसा ही है।`,
};
