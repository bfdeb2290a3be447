import type {settingsHealth} from '../../en/settings/health.ts';
import {pluralsIn} from '../../plural.ts';
import type {SettingsTerms} from '../../terms.ts';

const counted = pluralsIn('ja');

/** How the integration does now. */
export const health: Pick<SettingsTerms, keyof typeof settingsHealth> = {
  bgmHealthTitle: '現在',
  bgmHealthAsOf: (time) => `${time}現在、自動で更新`,
  bgmHealthOld: (time) => `${time}から更新していません。自動で続行します。`,
  bgmHealthShow: '表示',
  bgmHealthShowParked: 'レコード待ちの通話を表示',
  bgmHealthShowFailed: '記録できなかった通話を表示',
  bgmHealthShowQueued: '記録待ちの通話を表示',

  bgmHealthConnection: 'Zoho',
  bgmHealthState_disabled: 'オフ：問い合わせも書き込みも行いません。',
  bgmHealthState_not_configured: '未設定です。「接続」でクライアントを入力してください。',
  bgmHealthState_authorization_required: '未接続です。「接続」で許可してください。それまで通話は保管します。',
  bgmHealthState_connected: '接続済み',
  bgmHealthState_degraded: '接続済みですが、Zohoが正常に応答していません。通話は保管し、後で記録します。',

  bgmHealthQueue: '記録待ち',
  bgmHealthQueueEmpty: '待っている通話はありません。',
  bgmHealthQueueDepth: (count, since) => counted(count, {other: `#件、最も古いもの：${since}`}),
  bgmHealthPaused_authorization_required: 'Zohoの許可が得られるまで、記録を休止しています。',
  bgmHealthPaused_throttled: 'Zohoがこれ以上の要求を受け付けないため、記録を休止しています。',
  bgmHealthPaused_credits: '1日のAPIクレジットを使い切ったため、記録を休止しています。',
  bgmHealthPaused_crm_unavailable: 'Zohoが応答しないため、記録を休止しています。',
  bgmHealthPaused_off: 'CRMまたは記録がオフのため、記録を休止しています。',
  bgmHealthUntil: (time) => `次の再試行：${time}。`,

  bgmHealthParked: 'レコード待ち',
  bgmHealthParkedNone: 'レコードを待っている通話はありません。',
  bgmHealthParkedCount: (count, since) =>
    counted(count, {other: `相手がZohoにないか複数ある通話#件、最も古いもの：${since}`}),
  bgmHealthFailed: '未記録',
  bgmHealthFailedNone: '記録に失敗した通話はありません。',
  bgmHealthFailedCount: (count, since) =>
    counted(count, {other: `記録できなかった通話#件、最も古いもの：${since}`}),

  bgmHealthCredits: 'APIクレジット',
  bgmHealthCreditsUnknown: 'Zohoに初めて問い合わせた後に分かります。',
  bgmHealthCreditsLeft: (left, limit) => `残り${left}／${limit}`,
  bgmHealthCreditsSpent: (day, hour) => `使用数：24時間で${day}、この1時間で${hour}`,
  bgmHealthCreditsLast: 'このペースなら足ります。',
  bgmHealthCreditsUntil: (time) => `このペースでは${time}ごろになくなります。`,
  bgmHealthCreditsGone: '使い切りました。Zohoが少しずつ補充します。',
  bgmHealthShed: (kinds) => `クレジットを節約するため、待機しています：${kinds}。`,
  bgmHealthKind_live: '発信者の検索',
  bgmHealthKind_journal: '通話の記録',
  bgmHealthKind_enrichment: '録音と文字起こし',
  bgmHealthKind_timeline: '以前の活動',

  bgmHealthLookups: '検索',
  bgmHealthLookupsNone: 'この1時間はありません。',
  bgmHealthLookupsTook: (count, half, most) =>
    counted(count, {other: `この1時間に#件：半数は${half}以内、95%は${most}以内`}),
  bgmHealthMs: (number) => `${number}ミリ秒`,

  bgmHealthFailures: '24時間の失敗',
  bgmHealthFailuresNone: 'なし。',
  bgmHealthFailureTimes: (count, last) => counted(count, {other: `#回、最後は${last}`}),

  bgmHealthWebhook: 'PBXのイベント',
  bgmHealthWebhookNever:
    'まだ一つも届いていません。PBXにWebhookを登録してください。手順は「診断」に表示します。',
  bgmHealthWebhookLast: (ago) => `最後は${ago}`,
  bgmHealthWebhookHour: (count) => counted(count, {other: 'この1時間に#件'}),

  bgmHealthCallLog: 'PBXの通話ログ',
  bgmHealthCallLog_never: 'まだ読み取っていません。',
  bgmHealthCallLog_ok: '通話の漏れを防ぐため、数分ごとに読み取っています。',
  bgmHealthCallLog_off: 'CRMがオフの間は読み取りません。',
  bgmHealthCallLog_refused:
    'PBXが表示を許可していません。テナントにCall Statisticsを許可するか、読み取れる役割をサービスユーザーに付けてください。',
  bgmHealthCallLog_no_service_user:
    '読み取れません。サービスユーザーが未設定か、PBXがパスワードを拒否しました。Webhookから漏れた通話は補えません。',
  bgmHealthCallLog_unavailable: 'PBXが応答しません。数分後にもう一度読み取ります。',
  bgmHealthCallLogFilled: (count) => counted(count, {other: 'Webhookから漏れた通話#件を補いました。'}),
  bgmHealthCallLogRead: (time) => `${time}までそろっています。`,

  bgmHealthDuplicates: '二重記録の防止',
  bgmHealthDuplicatesUnknown: '最初の通話を記録した後に分かります。',
  bgmHealthDuplicates_unique_field: (field) =>
    `重複を許可しない項目${field}により、Zoho自体が同じ通話の二重登録を拒否します。`,
  bgmHealthDuplicates_plain_field: (field) =>
    `不確かな記録をやり直す前に、項目${field}でZohoの通話を検索します。この項目の重複を禁止すると、Zoho自体が二重登録を拒否します。`,
  bgmHealthDuplicates_text_mark: () =>
    '不確かな記録をやり直す前に、開始時刻と文中の識別キーでZohoを検索します。通話に重複を許可しないテキスト項目を加えると、より確実で、数分の待ち時間もなくなります。',

  bgmHealthSpoken: (state) => `変更：${state}`,
};
