import type {CallbackWords} from './callback-words.ts';

export const ja: CallbackWords = {
  direction: 'ltr',
  connected: 'Zoho に接続しました',
  close: 'このタブは閉じてかまいません。設定ページには反映済みです。',
  failed: 'Zoho に接続していません',
  answered: '応答は受信済みです',
  goBack: 'このタブは閉じてかまいません。設定ページにも同じ内容が表示され、そこから続けられます。',
  failures: {
    oauth_consent_refused:
      'Zoho で同意が拒否されました。もう一度「認可」を押し、Zoho で「同意する」を選んでください。',
    oauth_secret_wrong:
      'Zoho がこの Client Secret を受け付けません。開発者コンソールからもう一度コピーしてください。地域ごとに異なる場合があります。',
    oauth_client_unknown:
      'Zoho はこのクライアントを認識していません。Client ID、Client Secret、地域を開発者コンソールと照合してください。',
    oauth_client_other_region:
      'Zoho アカウントは別の地域にあり、そこではこのクライアントが有効になっていません。開発者コンソールでその地域を有効にするか、そこでクライアントを作成してください。',
    oauth_region_unsupported:
      'Zoho アカウントは対応していない地域にあります。対応地域は US、EU、IN、JP、CA、SA です。何も保存していません。',
    oauth_redirect_uri_wrong:
      'リダイレクト URI が Zoho にこのとおり登録されていません。設定ページから開発者コンソールにコピーしてください。',
    oauth_code_invalid: 'Zoho のコードは使用済みか、期限切れです。もう一度「認可」を押してください。',
    oauth_server_untrusted:
      '応答に Zoho のものではないサーバーが含まれていました。そこには何も送信していません。もう一度「認可」を押し、再び起きた場合はセキュリティ担当に知らせてください。',
    oauth_state_unknown: 'この応答に対応する同意の要求がありません。もう一度「認可」を押してください。',
    oauth_state_used: 'この応答は受信済みで、有効なのは一度だけです。結果は設定ページで確認できます。',
    oauth_state_expired: '同意に 10 分以上かかりました。もう一度「認可」を押してください。',
    oauth_other_browser:
      '同意は別のブラウザーで要求されたか、その後サインアウトされています。もう一度「認可」を押し、同じブラウザーで続けてください。',
    oauth_no_refresh_token:
      'Zoho が許可したアクセスは 1 時間だけです。Zoho アカウントの連携アプリからこのアプリを削除し、もう一度「認可」を押してください。',
    oauth_throttled:
      'Zoho はしばらく新しいアクセスを許可しません。10 分待ってから、もう一度「認可」を押してください。',
    crm_api_access_denied:
      'この Zoho ユーザーは Zoho CRM の API を使えません。API アクセスのあるプロファイルを割り当てるか、別のユーザーで認可してください。',
    crm_scope_missing: '同意に必要な権限が足りません。もう一度「認可」を押し、すべてに同意してください。',
    crm_edition_unsupported:
      'この Zoho CRM のエディションには対応していません。対応しているのは Standard、Professional、Enterprise、Ultimate です。何も保存していません。',
    crm_other_organisation: '以前とは別の Zoho 組織が同意しました。設定ページで確認するまで使用しません。',
    crm_grant_revoked: 'Zoho は以前の同意を受け付けなくなりました。もう一度「認可」を押してください。',
    crm_unavailable: 'Zoho が正しく応答していません。数分後にもう一度「認可」を押してください。',
    crm_timeout: 'Zoho が時間内に応答しませんでした。数分後にもう一度「認可」を押してください。',
    crm_disabled: '貴社では CRM が無効になっています。システム管理者が有効にできます。',
  },
};
