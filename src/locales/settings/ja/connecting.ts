import type {connectionProblems} from '../../en/settings/connection-problems.ts';
import type {settingsConnect} from '../../en/settings/connect.ts';
import type {SettingsTerms} from '../../terms.ts';

/** Connecting Zoho, and each way in which that can fail. */
export const connecting: Pick<SettingsTerms, keyof typeof settingsConnect | keyof typeof connectionProblems> =
  {
    bgmProblem_oauth_consent_refused:
      'Zohoで許可が拒否されました。接続はしていません。もう一度許可に進み、「Accept」を選んでください。',
    bgmProblem_oauth_secret_wrong:
      'ZohoがこのClient Secretを受け付けません。開発者コンソールからコピーし直して、もう一度許可してください。',
    bgmProblem_oauth_client_unknown:
      '選んだリージョンのZohoにこのClient IDがありません。両方を開発者コンソールと見比べてください。',
    bgmProblem_oauth_client_other_region:
      'Zohoアカウントは別のリージョンにあり、そこではクライアントが有効ではありません。開発者コンソールでそのリージョンを有効にするか、アカウントのリージョンを選んでください。',
    bgmProblem_oauth_region_unsupported:
      'Zohoアカウントのリージョンに対応していません。対応しているのはUS、EU、IN、JP、CA、SAです。何も保存していません。',
    bgmProblem_oauth_redirect_uri_wrong:
      'ZohoにこのリダイレクトURIが登録されていません。ここから開発者コンソールへそのままコピーして、もう一度許可してください。',
    bgmProblem_oauth_code_invalid:
      '許可の期限が切れたか、すでに使われています。接続はしていません。もう一度許可してください。',
    bgmProblem_oauth_server_untrusted:
      '応答にZohoのものではないサーバーが含まれていました。そこへは何も送っていません。もう一度許可してください。再び起きる場合は、セキュリティ担当へ知らせてください。',
    bgmProblem_oauth_state_unknown:
      'この応答は、ここで始めた許可のものではありません。接続はしていません。もう一度許可してください。',
    bgmProblem_oauth_state_used:
      'この許可の応答はすでに届いています。接続済みの可能性があります。設定を確認してください。',
    bgmProblem_oauth_state_expired: '許可に10分以上かかりました。もう一度許可してください。',
    bgmProblem_oauth_other_browser:
      '許可は別のブラウザーか別の人が始めたものです。このブラウザーで許可してください。',
    bgmProblem_oauth_no_refresh_token:
      'Zohoのアクセスが1時間限りになっています。ZohoアカウントのConnected Appsからこのアプリを削除して、もう一度許可してください。',
    bgmProblem_oauth_throttled:
      '要求が多すぎたため、Zohoは数分間新しいアクセスを出しません。通話は保管しています。10分後にもう一度お試しください。',
    bgmProblem_crm_api_access_denied:
      'このZohoユーザーはAPIを使えません。APIを使えるプロファイルをZohoの管理者に依頼するか、別のユーザーで許可してください。',
    bgmProblem_crm_scope_missing:
      '必要な権限の一部が許可されていません。もう一度許可に進み、すべて承認してください。',
    bgmProblem_crm_edition_unsupported:
      'このZohoのエディションには対応していません。対応しているのはStandard、Professional、Enterprise、Ultimateです。',
    bgmProblem_crm_other_organisation:
      '以前に接続していたものとは別のZohoの組織が許可しました。この組織でよいか確認するか、正しいアカウントで許可してください。',
    bgmProblem_crm_grant_revoked:
      'Zohoで以前の許可が使えなくなりました。取り消されたか、ユーザーが無効になっています。通話は保管しています。もう一度許可してください。',

    bgmConnectTitle: '接続',
    bgmConnectState_disabled: 'オフ',
    bgmConnectState_not_configured: '未接続',
    bgmConnectState_authorization_required: '未許可',
    bgmConnectState_connected: '接続済み',
    bgmConnectState_degraded: '問題あり',
    bgmConnectConsentOpen: '許可待ち',

    bgmConnectFeatureOff: 'CRMがオフの間、接続は使わず、表示もしません。接続は保管しています。',
    bgmConnectIntro:
      'Zohoの接続は5分ほどで終わります。Zohoでクライアントを作成し、その二つの値をここに入力して、Zohoユーザーとして許可します。',
    bgmConnectEnabled: 'CRM連携をオンにする',
    bgmConnectEnabledHint: 'オフの間は、発信者の検索も通話の記録も行いません。設定と接続は残ります。',

    bgmConnectStep1: 'Zohoアカウントのリージョンを選ぶ',
    bgmConnectRegion: 'リージョン',
    bgmConnectRegion_us: '米国（US）',
    bgmConnectRegion_eu: 'ヨーロッパ（EU）',
    bgmConnectRegion_in: 'インド（IN）',
    bgmConnectRegion_jp: '日本（JP）',
    bgmConnectRegion_ca: 'カナダ（CA）',
    bgmConnectRegion_sa: 'サウジアラビア（SA）',
    bgmConnectRegionHint:
      'Zoho CRMのアドレスで分かります。crm.zoho.jpは日本、crm.zoho.comは米国、crm.zoho.euはヨーロッパです。',
    bgmConnectStep2: 'Zohoでクライアントを追加する',
    bgmConnectConsole: 'Zohoの開発者コンソールを開く',
    bgmConnectStep2Then: '「Add Client」、続いて「Server-based Applications」を選びます。',
    bgmConnectStep3: '次の値をコピーして、「Create」を押す',
    bgmConnectClientName: 'Client Name',
    bgmConnectHomepage: 'Homepage URL',
    bgmConnectRedirects: 'Authorized Redirect URIs',
    bgmConnectRedirectsHint: 'すべてを、このままの形で登録します。',
    bgmConnectStep4: 'Zohoに表示された二つの値をここに入力する',
    bgmConnectClientId: 'Client ID',
    bgmConnectClientSecret: 'Client Secret',
    bgmConnectSecretHint: '暗号化して保存し、二度と表示しません。',
    bgmConnectSecretNew: 'クライアントが変わるとSecretも変わります。合わせて入力してください。',
    bgmConnectSecretSet: (fingerprint, age) => `設定済み（${age}）、フィンガープリント：${fingerprint}`,
    bgmConnectReplace: '置き換える',
    bgmConnectReplaceSecret: 'Client Secretを置き換える',
    bgmConnectShow: '表示',
    bgmConnectShowSecret: '入力中のClient Secretを表示',
    bgmConnectStep5: '許可する',
    bgmConnectStep5Hint:
      '新しいタブが開きます。開発者アカウントではなく、アクセスを許可するZohoユーザーでサインインし、「Accept」を押してください。',
    bgmConnectSaveAndAuthorize: '保存して許可する',
    bgmConnectAuthorizeBusy: 'Zohoを開いています…',
    bgmConnectTab: 'Zohoを開いています…',
    bgmConnectCopy: 'コピー',
    bgmConnectCopyWhat: (what) => `コピー：${what}`,
    bgmConnectCopied: 'コピーしました',
    bgmConnectCopyFailed:
      'ブラウザーがコピーを許可しませんでした。文字は選択してあります。Ctrl+Cまたは⌘Cを押してください。',

    bgmConnectWaiting: 'Zohoのタブでの許可を待っています',
    bgmConnectWaitingHow:
      '開発者アカウントではなく、アクセスを許可するZohoユーザーでサインインし、「Accept」を押してください。このページは自動で切り替わります。',
    bgmConnectOpenAgain: 'Zohoのページをもう一度開く',
    bgmConnectLong: 'Zohoのタブにエラーが出ていますか？エラーはそのタブにしか表示されません。',
    bgmConnectLongRedirect:
      '「Invalid Redirect Uri」：開発者コンソールのリダイレクトURIを一文字ずつ見比べてください。',
    bgmConnectLongClient: '「Invalid Client」：Client IDとリージョンを見比べてください。',
    bgmConnectElsewhere: (time) =>
      `別の人がZohoの許可ページを開いています。${time}まで有効です。ここで許可すると、そちらは無効になります。`,
    bgmConnectBlocked:
      'ブラウザーが新しいタブをブロックしました。入力内容は残っています。このリンクからZohoを開いてください。',
    bgmConnectOpenZoho: 'Zohoの許可ページを開く',

    bgmConnectOrganisation: '組織',
    bgmConnectEdition: 'エディション',
    bgmConnectAuthorized: '許可',
    bgmConnectAuthorizedBy: (who, when) => `${who}、${when}`,
    bgmConnectNameless: '名前なし',
    bgmConnectMissing: '許可されていない権限',
    bgmConnectMissingHint:
      'もう一度許可に進み、すべて承認してください。それまで、この権限が必要な機能は使えません。',
    bgmConnectAgain: 'もう一度許可する',
    bgmConnectDisconnect: '接続を解除',
    bgmConnectDisconnecting: '接続を解除中…',
    bgmConnectSure: 'Zohoの接続を解除しますか？',
    bgmConnectSureWhat:
      'Zohoでアクセスを取り消し、ここにあるトークンを消去します。発信者の検索は止まり、各ブラウザーに保管した内容も消えます。通話は次の接続まで記録せずに保管します。Zohoにある内容はそのまま残ります。',
    bgmConnectSureYes: '接続を解除する',
    bgmConnectStay: '接続を続ける',
    bgmConnectIsConnected: '接続しました。これから発信者を検索し、通話を記録します。',
    bgmConnectIsDisconnected: '接続を解除しました。Zohoの内容は何も残していません。',
    bgmConnectLeftAtZoho:
      'ここでは接続を解除しましたが、Zohoから応答がありませんでした。Zoho側のアクセスは残っています。Zohoで削除してください。',
    bgmConnectClient: 'クライアントとリージョン',

    bgmConnectNamedRegion: (named, chosen) =>
      `Zohoによると、アカウントのリージョンは${named}です。ここでは${chosen}になっています。`,
    bgmConnectUseRegion: (region) => `${region}を使う`,
    bgmConnectOther: '別の組織が許可しました',
    bgmConnectOtherWhat: (before, now) =>
      `これまでの組織は${before}、今回許可した組織は${now}です。選ぶまで、通話はどこにも書き込みません。`,
    bgmConnectOtherWhatNow: (now) =>
      `今回許可した組織は${now}で、以前に接続していた組織ではありません。選ぶまで、通話はどこにも書き込みません。`,
    bgmConnectUseOther: (name) => `今後は${name}を使う`,

    bgmConnectHelpConsole: 'Zohoの開発者コンソール',
    bgmConnectHelpApps: 'ZohoアカウントのConnected Apps',
    bgmConnectHelpProfiles: 'Zoho CRMのプロファイル',
  };
