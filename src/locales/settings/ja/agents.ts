import type {settingsAgents} from '../../en/settings/agents.ts';
import type {settingsPartTitles} from '../../en/settings/part-titles.ts';
import type {crmTenants} from '../../en/settings/tenants.ts';
import {pluralsIn} from '../../plural.ts';
import type {SettingsTerms} from '../../terms.ts';

const counted = pluralsIn('ja');
type Keys = keyof typeof settingsPartTitles | keyof typeof settingsAgents | keyof typeof crmTenants;

/** Agents and their Zoho users, the system admin's switch, and the names of the page's parts. */
export const agents: Pick<SettingsTerms, Keys> = {
  bgmPartAgents: 'オペレーター',
  bgmPartDoctor: '診断',
  bgmPartHealth: '状態',
  bgmPartHygiene: '登録済みの番号',
  bgmPartNotLoaded: 'ページのこの部分を読み込めませんでした。接続を確認して、もう一度お試しください。',
  bgmPartOff:
    'システム管理者がこのテナントのCRMをオフにしています。Zohoには何も問い合わせず、表示するものもありません。',

  bgmAgentsTitle: 'オペレーターとZohoユーザー',
  bgmAgentsLead:
    '「記録」で別の設定をしていなければ、Zohoの通話の担当者は、応答したオペレーターのZohoユーザーになります。両方のメールアドレスが同じ場合は自動で見つかります。それ以外は手動で選びます。',
  bgmAgentsCoverage: (mapped, all, percent) =>
    `オペレーター${all}人中${mapped}人にZohoユーザーがいます（${percent}）`,
  bgmAgentsCoverageLabel: 'Zohoユーザーのいるオペレーター',
  bgmAgentsAllMapped: 'すべてのオペレーターにZohoユーザーがいます。',
  bgmAgentsUnmapped: (count) =>
    counted(count, {other: '#人にZohoユーザーがいません。その通話は代替担当者のものになります。'}),
  bgmAgentsIncomplete:
    'Zohoに問い合わせできなかったため、メールで見つかる人はまだ分かりません。手動の選択は有効です。',
  bgmAgentsNone: 'PBXに内線がありません。「診断」の「PBX」を確認してください。',
  bgmAgentsFilter: 'オペレーターを検索',
  bgmAgentsOnlyUnmapped: 'Zohoユーザーのいないオペレーターのみ',
  bgmAgentsNothingFound: '該当するオペレーターはいません。入力を変えるか、すべて表示してください。',
  bgmAgentsShown: (count) => counted(count, {other: 'オペレーター#人を表示'}),

  bgmAgentsAgent: 'オペレーター',
  bgmAgentsExtension: '内線',
  bgmAgentsZohoUser: 'Zohoユーザー',
  bgmAgentsHow: '見つけた方法',
  bgmAgentsAction: '変更',
  bgmAgentsNoEmail: 'PBXにメールなし',
  bgmAgentsNobody: 'なし',
  bgmAgentsNotShown: '選択済み、名前は今は不明',

  bgmAgentsWay_email: '同じメール',
  bgmAgentsWay_choice: '手動で選択',
  bgmAgentsWay_choice_gone:
    '手動で選んだユーザーは、Zohoで有効ではなくなりました。別のユーザーを選ぶか、メールでの照合に戻してください。',
  bgmAgentsWay_none: 'このメールアドレスの有効なZohoユーザーはいません。',
  bgmAgentsWay_noneNoEmail: 'このオペレーターのメールアドレスがPBXにありません。',
  bgmAgentsWay_unknown: '今は不明',

  bgmAgentsChoose: '選択…',
  bgmAgentsChooseFor: (agent) => `選択…：${agent}のZohoユーザー`,
  bgmAgentsChange: '変更…',
  bgmAgentsChangeFor: (agent) => `変更…：${agent}のZohoユーザー`,
  bgmAgentsByEmail: 'メールで照合',
  bgmAgentsByEmailFor: (agent) => `メールで照合：${agent}の選択を取り消す`,
  bgmAgentsPickUser: (agent) => `${agent}のZohoユーザー`,
  bgmAgentsPickFilter: 'Zohoユーザーの名前またはメール',
  bgmAgentsPickFound: (count) => counted(count, {other: '該当するユーザー#人'}),
  bgmAgentsPickFirst: 'ユーザーを選択',
  bgmAgentsPickNone: '該当するユーザーなし',
  bgmAgentsUse: '使う',
  bgmAgentsNoUsers: 'Zohoのユーザーが今は分からないため、選べません。',
  bgmAgentsSaved: (agent, user) => `${agent}の通話の担当者を${user}にしました。`,
  bgmAgentsSavedNone: (agent) => `${agent}の選択を取り消しました。メールで一致するユーザーはいませんでした。`,
  bgmAgentsReadOnly: '表示のみで、変更はできません（権限「Integrations」：View）。',

  bgmTenantsTitle: 'テナントごとのCRM',
  bgmTenantsLead: 'CRMがオフのテナントでは、Zohoへの問い合わせも書き込みも行いません。',
  bgmTenantsFilter: 'テナントを検索',
  bgmTenantsNothingFound: '該当するテナントはありません。入力を変えてください。',
  bgmTenantsEmpty: 'まだテナントがありません。CRMサーバーに登録されると、PBXのテナントがここに表示されます。',
  bgmTenantsUnknown:
    'このテナントはCRMサーバーに登録されていません。先にサーバーの運用者による追加が必要です。',
  bgmTenantsNotPermitted: 'テナントのCRMを切り替えられるのは、システム管理者だけです。',
  bgmTenantsLoading: 'テナントを読み込み中…',
  bgmTenantsNoClient: '接続していません。<bgm-crm-provider>の中に置いてください。',
  bgmTenantsSignedOut: 'サインアウトしています。サインインするとテナントが表示されます。',
  bgmTenantsOffline: 'サーバーに接続できません。表示中の内容は古い可能性があり、今は切り替えられません。',

  bgmTenantsDomain: 'テナント',
  bgmTenantsSwitch: 'CRM',
  bgmTenantsState: '接続',
  bgmTenantsSince: '切り替え',
  bgmTenantsNever: 'なし',
  bgmTenantsSwitchFor: (domain) => `${domain}のCRM`,
  bgmTenantsOn: 'オン',
  bgmTenantsOff: 'オフ',

  bgmTenantsState_disabled: 'オフ',
  bgmTenantsState_disabledByTenant: 'ここではオン、テナントの設定ではオフ',
  bgmTenantsState_not_configured: '未設定：テナントの管理者によるZohoのクライアントの入力が必要です',
  bgmTenantsState_authorization_required:
    '未接続：Zohoの許可がないか、使えなくなっています。テナントの管理者による許可が必要です',
  bgmTenantsState_connected: 'Zohoに接続済み',
  bgmTenantsState_degraded: '接続済み、ただしZohoが正常に応答していません',

  bgmTenantsAskOff: (domain) => `${domain}のCRMをオフにしますか？`,
  bgmTenantsOffMeans:
    '発信者の検索が止まり、これからの通話は後からも記録しません。設定、接続、記録待ちの通話は保管します。',
  bgmTenantsDoOff: 'オフにする',
  bgmTenantsKeepOn: 'オンのままにする',
  bgmTenantsSwitchedOn: (domain) => `${domain}のCRMをオンにしました。`,
  bgmTenantsSwitchedOff: (domain) => `${domain}のCRMをオフにしました。`,
  bgmTenantsNotSwitched: (domain) => `${domain}のCRMは変わっていません。`,
};
