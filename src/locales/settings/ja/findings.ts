import type {settingsDoctor} from '../../en/settings/doctor.ts';
import type {SettingsTerms} from '../../terms.ts';

type Kind = 'bgmCheck_' | 'bgmFinding_' | 'bgmFix_' | 'bgmDetail';
type Keys = Extract<keyof typeof settingsDoctor, `${Kind}${string}`>;

/** What the check of everything looks at, what it finds, and what to do then. */
export const findings: Pick<SettingsTerms, Keys> = {
  bgmCheck_feature: 'CRMのオン・オフ',
  bgmCheck_clock: '時計',
  bgmCheck_database: 'データベース',
  bgmCheck_queue: '通話の記録',
  bgmCheck_pbx: 'PBX',
  bgmCheck_pbx_directory: 'PBXの内線',
  bgmCheck_webhook: 'PBXのイベント',
  bgmCheck_call_log: 'PBXの通話ログ',
  bgmCheck_credentials: 'Client IDとSecret',
  bgmCheck_authorization: 'Zohoの許可',
  bgmCheck_region: 'リージョン',
  bgmCheck_scopes: '許可された権限',
  bgmCheck_edition: 'Zohoのエディション',
  bgmCheck_credits: 'APIクレジット',
  bgmCheck_contacts: '連絡先',
  bgmCheck_leads: '見込み客',
  bgmCheck_accounts: '取引先',
  bgmCheck_calls: 'Zohoの通話',
  bgmCheck_create_fields: 'レコードの作成',
  bgmCheck_journal_fields: '記録する通話の項目',
  bgmCheck_duplicates: '二重記録の防止',
  bgmCheck_owners: '通話の担当者',

  bgmFinding_feature_off:
    'システム管理者がこのテナントのCRMをオフにしています。問い合わせも書き込みも行いません。',
  bgmFix_feature_off: 'テナントのCRMをオンにするよう、システム管理者に依頼してください。',
  bgmFinding_tenant_off: 'このテナントの設定で、CRM連携がオフになっています。',
  bgmFix_tenant_off: '「接続」でオンにしてください。',
  bgmFinding_clock_off: 'このサーバーの時計と、PBXまたはZohoの時計のずれが大きすぎます。',
  bgmFix_clock_off:
    'サーバーの時計の同期（NTP）を運用者に依頼してください。時計がずれると、サインインできず、通話の時刻も誤って記録されます。',
  bgmFinding_database_slow: 'データベースの応答が遅くなっています。',
  bgmFix_database_slow: 'データベースサーバーのディスクと負荷の確認を運用者に依頼してください。',
  bgmFinding_database_full: 'データベースに書き込めません。',
  bgmFix_database_full: '空き容量の確保を運用者にすぐ依頼してください。新しい通話を保管できません。',
  bgmFinding_queue_old: '記録待ちが長すぎる通話があります。',
  bgmFix_queue_old: '「状態」で理由を確認し、そこから再試行してください。',
  bgmFinding_queue_paused: '今は通話を保管し、記録を休止しています。',
  bgmFix_queue_paused: '理由と再開の時刻は「状態」にあります。理由がなくなると自動で続行します。',
  bgmFinding_pbx_unreachable: 'PBXが応答しません。',
  bgmFix_pbx_unreachable:
    'PBXが動作し、このサーバーからそのアドレスに届くことを確認してください。通話は後で取り込みます。',
  bgmFinding_pbx_no_service_user: 'このテナントにPBXのサービスユーザーが設定されていません。',
  bgmFix_pbx_no_service_user:
    '運用者に入力を依頼してください。設定がないと、内線、メールアドレス、録音、漏れた通話が分かりません。',
  bgmFinding_pbx_refused: 'PBXがサービスユーザーを拒否しています。',
  bgmFix_pbx_refused:
    'パスワードが正しく、ロックされておらず、2段階認証が不要であることを確認し、運用者に再入力を依頼してください。',
  bgmFinding_pbx_no_extensions: 'PBXに人の内線がありません。',
  bgmFix_pbx_no_extensions:
    'サービスユーザーがこのテナントに属し、ユーザーを表示できることを確認してください。',
  bgmFinding_webhook_never: 'PBXからまだ一度もイベントが届いていません。',
  bgmFix_webhook_never:
    'PBXのポータルで「Company」、「Event URL」と進み、このサーバーのアドレスとシークレットを入力して、テスト通話をしてください。',
  bgmFinding_webhook_silent: 'PBXからのイベントが長い間届いていません。',
  bgmFix_webhook_silent:
    'その間に通話があった場合は、PBXの「Company」、「Event URL」を確認してください。PBXは応答によって送信を完全に止めることがあります。',
  bgmFinding_webhook_not_set: 'PBXのイベントの送信先が別の場所か、送信がオフです。',
  bgmFix_webhook_not_set:
    'PBXのポータルで「Company」、「Event URL」と進み、イベントをオンにして、このサーバーのアドレスを入力してください。',
  bgmFinding_call_log_refused: 'PBXがサービスユーザーに通話ログを見せていません。',
  bgmFix_call_log_refused:
    'テナントにCall Statisticsを許可し、読み取れる役割をサービスユーザーに付けてください。そうしないと、イベントの失われた通話を補えません。',
  bgmFinding_call_log_unavailable: '今はPBXから通話ログを得られません。',
  bgmFix_call_log_unavailable: '数分後にもう一度読み取ります。イベントが届く間は、何も漏れません。',
  bgmFinding_credentials_missing: 'Client IDまたはClient Secretがありません。',
  bgmFix_credentials_missing: 'Zohoの開発者コンソールにある両方の値を「接続」で入力してください。',
  bgmFinding_authorization_missing: 'まだZohoで許可されていません。',
  bgmFix_authorization_missing: '「接続」で許可に進み、Zohoで「Accept」を押してください。',
  bgmFinding_authorization_refused: 'Zohoで許可が使えなくなっています。',
  bgmFix_authorization_refused: '「接続」でもう一度許可してください。それまで通話は保管します。',
  bgmFinding_throttled: 'Zohoが今はこれ以上の要求を受け付けません。',
  bgmFix_throttled: '数分後にもう一度診断してください。通話は保管しています。',
  bgmFinding_crm_unreachable: 'Zohoの応答がないか、遅すぎます。',
  bgmFix_crm_unreachable:
    '数分後にもう一度診断し、Zohoのステータスページも確認してください。通話は保管しています。',
  bgmFinding_region_differs: 'Zohoアカウントのリージョンが設定と異なります。',
  bgmFix_region_differs: '「接続」で、Zohoの示すリージョンに合わせてください。',
  bgmFinding_scopes_missing: '必要な権限の一部が許可されていません。',
  bgmFix_scopes_missing: '「接続」でもう一度許可に進み、すべて承認してください。',
  bgmFinding_edition_unsupported: 'このZohoのエディションには対応していません。',
  bgmFix_edition_unsupported: '対応しているのはStandard、Professional、Enterprise、Ultimateです。',
  bgmFinding_edition_unknown: 'Zohoの示すエディションは、ここでは不明です。',
  bgmFix_edition_unknown:
    '動作する可能性はあります。確認済みなのはStandard、Professional、Enterprise、Ultimateです。FreeにはこのためのAPIがありません。',
  bgmFinding_credits_low: 'Zohoの1日のAPIクレジットが残り少なくなっています。',
  bgmFix_credits_low:
    '急がない処理はすでに待機しています。APIを使うほかのものを確認するか、Zohoでクレジットを購入してください。',
  bgmFinding_credits_used_up: 'Zohoの1日のAPIクレジットを使い切りました。',
  bgmFix_credits_used_up:
    '通話は保管し、クレジットが戻ると記録します。APIを使うほかのものを確認するか、Zohoでクレジットを購入してください。',
  bgmFinding_not_readable: '許可したZohoユーザーに、ここを読み取る権限がありません。',
  bgmFix_not_readable:
    'Zohoで、ユーザーのプロファイルにこのモジュールの表示権限を付けるか、別のユーザーで許可してください。',
  bgmFinding_not_writable: '許可したZohoユーザーに、ここで作成または編集する権限がありません。',
  bgmFix_not_writable:
    'Zohoで、ユーザーのプロファイルにこのモジュールの作成と編集の権限を付けるか、別のユーザーで許可してください。',
  bgmFinding_mandatory_fields: 'Zohoの必須項目の中に、誰も値を入れないものがあります。',
  bgmFix_mandatory_fields:
    'Zohoのレイアウトで任意にするか、通話の項目なら「記録」で値を設定してください。そうしないと、Zohoが新しい登録を拒否します。',
  bgmFinding_unknown_field: '設定に、Zohoにない項目があります。',
  bgmFix_unknown_field: '「記録」でAPI名を直してください。',
  bgmFinding_no_unique_field: '同じ通話の二重登録を、Zoho自体は拒否しません。',
  bgmFix_no_unique_field:
    'Zohoの通話にテキスト項目を追加して重複を禁止し（“Do not allow duplicate values”）、「記録」で指定してください。それまでは、やり直す前に必ずZohoを検索します。',
  bgmFinding_owners_unmapped:
    'Zohoユーザーのいないオペレーターがいます。その通話は代替担当者のものになります。',
  bgmFix_owners_unmapped: '「オペレーター」でZohoユーザーを選んでください。',
  bgmFinding_owner_gone: '設定で通話の所有者に選ばれた人は、Zohoの有効なユーザーではありません。',
  bgmFix_owner_gone: '「記録」で別の所有者を選んでください。',
  bgmFinding_module_left_out: '検索先から外れているため、確認していません。',
  bgmFix_module_left_out: '対応は不要です。ここも検索する場合は、「検索」で追加してください。',
  bgmFinding_off_by_settings: '設定でオフになっています。',
  bgmFix_off_by_settings: '意図したものであれば、対応は不要です。',

  bgmDetail_clock_seconds: 'ずれ',
  bgmDetail_queue_seconds: '最長の待ち時間',
  bgmDetail_webhook_seconds: '最後のイベントからの時間',
  bgmDetail_crm: 'Zohoの時計の進み',
  bgmDetail_pbx: 'PBXの時計の進み',
  bgmDetail_milliseconds: '所要時間',
  bgmDetail_calls: '待っている通話',
  bgmDetail_why: '理由',
  bgmDetail_extensions: '内線',
  bgmDetail_eventsLastHour: 'この1時間のイベント',
  bgmDetail_readable: 'PBXの設定の読み取り',
  bgmDetail_enabled: 'PBXでオン',
  bgmDetail_set: 'PBXにアドレスを入力済み',
  bgmDetail_used: '使用中のリージョン',
  bgmDetail_chosen: '選択したリージョン',
  bgmDetail_scopes: '不足',
  bgmDetail_edition: 'エディション',
  bgmDetail_remaining: '残り',
  bgmDetail_limit: '上限',
  bgmDetail_waiting: '待機中',
  bgmDetail_module: 'モジュール',
  bgmDetail_fields: '項目',
  bgmDetail_field: '項目',
  bgmDetail_coverage: '割り当て済み',
  bgmDetail_unmapped: '未割り当て',
  bgmDetail_code: 'Zohoの応答',
  bgmDetail_writable: '書き込み可',
  bgmDetailYes: 'はい',
  bgmDetailNo: 'いいえ',
  bgmDetailUnknown: '不明',
};
