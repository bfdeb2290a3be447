import type {settingsCreate} from '../../en/settings/create.ts';
import type {settingsFind} from '../../en/settings/find.ts';
import type {settingsLog} from '../../en/settings/log.ts';
import {pluralsIn} from '../../plural.ts';
import type {SettingsTerms} from '../../terms.ts';

const counted = pluralsIn('ja');
type Keys = keyof typeof settingsFind | keyof typeof settingsLog | keyof typeof settingsCreate;

/** How callers are found, what is logged, what agents may create, and which pages may show the widgets. */
export const behaviour: Pick<SettingsTerms, Keys> = {
  bgmFindTitle: '検索',
  bgmFindOrder: '検索先',
  bgmFindOrderHint:
    '番号が最初に見つかった種類のレコードを表示します。並べ替えるには、行をドラッグするか、行のボタンを使うか、Altを押しながら矢印キーを押します。',
  bgmFindLeftOut: '検索しないもの：',
  bgmFindModule_Contacts: '連絡先',
  bgmFindModule_Leads: '見込み客',
  bgmFindModule_Accounts: '取引先',
  bgmFindMoveUp: (module) => `${module}を上へ移動`,
  bgmFindMoveDown: (module) => `${module}を下へ移動`,
  bgmFindGrip: (module, place, of) => `${module}、${of}件中${place}番目`,
  bgmFindLeaveOut: (module) => `${module}を外す`,
  bgmFindPutBack: (module) => `${module}を検索先に戻す`,
  bgmFindMoved: (module, place, of) => `${module}：${of}件中${place}番目に移動しました`,
  bgmFindIsLeftOut: (module) => `${module}：検索先から外しました`,
  bgmFindIsBack: (module, place) => `${module}：検索先に戻しました、${place}番目`,

  bgmFindQuery: 'Zohoを検索する条件',
  bgmFindQuery_always: '常に',
  bgmFindQuery_alwaysHint: 'すべての発信者をZohoで検索します。',
  bgmFindQuery_when_not_in_pbx_contacts: 'PBXの連絡先に番号がない場合のみ',
  bgmFindQuery_when_not_in_pbx_contactsHint:
    '先にPBXの連絡先を調べます。そこで見つかった発信者はZohoで検索しません。',

  bgmFindAmbiguity: '同じ番号のレコードが複数ある場合',
  bgmFindAmbiguity_ask: 'オペレーターが選択',
  bgmFindAmbiguity_askHint: 'カードにすべて表示します。一つを選ぶと通話を記録します。',
  bgmFindAmbiguity_lookup_order_then_recent: '検索順で最初のものを使用',
  bgmFindAmbiguity_lookup_order_then_recentHint:
    '同じ種類では、最後に変更されたものを使います。オペレーターは別のレコードも選べます。',

  bgmFindCountry: (country) => `国番号のない番号は${country}の番号とみなします。`,
  bgmFindPrefix: (prefix) => `キューから折り返すとき、PBXは番号の前に${prefix}を付けます。`,
  bgmFindPrefixHint: '何も付けない場合は空にします。使えるのは半角の数字、＊、＃だけです。',
  bgmFindCache: (seconds) => `Zohoの検索結果を${seconds}秒間、最新とみなします。`,
  bgmFindCacheHint:
    '古い結果は、いつのものかを添えてすぐに表示し、その間にZohoを検索し直します。0：毎回検索します。',
  bgmFindBrowserCache: 'オペレーターのブラウザーに検索結果を保管する',
  bgmFindBrowserCacheHint:
    '暗号化し、最長1時間、サインアウトまで保管します。一度検索した発信者がすぐに表示されます。',
  bgmFindFew: (count) => counted(count, {other: 'レコード#種類'}),

  bgmLogTitle: '記録',
  bgmLogOn: 'オン',
  bgmLogOff: 'オフ',
  bgmLogEnabled: '通話をZohoの活動として記録する',
  bgmLogEnabledHint: '外線通話はすべて、該当するレコードの活動になります。内線通話は記録しません。',

  bgmLogLink: '録音と文字起こしへのリンク',
  bgmLogLink_none: 'リンクなし',
  bgmLogLink_noneHint: '活動に録音のことは書きません。',
  bgmLogLink_private: '非公開リンク',
  bgmLogLink_privateHint: '開くにはPBXへのサインインと、録音を聞く権限が必要です。',
  bgmLogLink_public: '公開リンク',
  bgmLogLink_publicHint:
    'リンクを知っていれば、サインインなしで録音を聞けます。活動を読める人は全員が対象です。',
  bgmLogPublicDays: (days) => `リンクは${days}日間有効です。`,

  bgmLogUnmatched: '番号に該当するレコードがない通話',
  bgmLogUnmatched_park: 'レコードを待つ',
  bgmLogUnmatched_parkHint: 'Zohoに番号が登録されるか、オペレーターが通話を関連付けると、すぐに記録します。',
  bgmLogParkDays: (days, then) => `${days}日間待ち、その後は${then}。`,
  bgmLogAfter_keep: '記録せずに「状態」の一覧に残します',
  bgmLogAfter_log_unlinked: 'レコードなしで記録します',
  bgmLogUnmatched_log_unlinked: 'レコードなしですぐに記録',
  bgmLogUnmatched_log_unlinkedHint: '活動には番号を書き、どのレコードにも関連付けません。',

  bgmLogOwner: '活動の担当者',
  bgmLogOwnerIs_last_answered: '最後に応答した人',
  bgmLogOwnerIs_last_answeredHint: '転送後は、最後に相手と話した人です。発信通話は、かけた人のものです。',
  bgmLogOwnerIs_first_answered: '最初に応答した人',
  bgmLogOwnerIs_first_answeredHint: '転送後も、通話は最初に受けた人のものです。',
  bgmLogOwnerIs_contact_owner: 'レコードの担当者',
  bgmLogOwnerIs_contact_ownerHint:
    'Zohoで相手のレコードを担当する人です。レコードのない通話は、最後に応答した人のものです。',
  bgmLogOwnerIs_fixed_user: '常に同じZohoユーザー',
  bgmLogOwnerIs_fixed_userHint:
    '誰が応答しても同じです。活動の本文には応答したオペレーターの名前が残ります。',
  bgmLogOwnerFixed: (who) => `それは${who}です。`,
  bgmLogOwnerMissed: (who) => `グループの不在着信の場合：${who}。`,
  bgmLogOwnerFallback: (who) => `該当者がいない場合：${who}。`,
  bgmLogOwner_contact_owner: 'レコードの担当者',
  bgmLogOwner_fallback_owner: '該当者がいない場合と同じ',
  bgmLogOwner_connecting_user: '許可したZohoユーザー',
  bgmLogOwnerUnknown: (id) => `Zohoユーザー${id}`,

  bgmLogSubject: '件名',
  bgmLogDescription: '詳細',
  bgmLogInsert: (name) => `${name}を挿入`,
  bgmLogPlaceholders: '通話から入る値：',
  bgmLogPreview: 'Zohoでの表示',
  bgmLogPreviewOf: '通話の例',
  bgmLogPreviewCall_answered: '応答済み',
  bgmLogPreviewCall_missed: '不在着信',
  bgmLogPreviewCall_outbound: '発信',
  bgmLogPreviewCall_transferred: '転送',
  bgmLogPreviewCall_queue: 'キューから',
  bgmLogPreviewCall_voicemail: '留守番電話',
  bgmLogPreviewCall_hidden: '番号非通知',
  bgmLogPreviewWaits: '上の項目が正しくなると、プレビューを表示します。',
  bgmLogPreviewOwner: (extension) => `担当者：内線${extension}`,
  bgmLogPreviewOwner_contact_owner: '担当者：レコードの担当者',
  bgmLogPreviewOwner_fixed_user: '担当者：選ばれたZohoユーザー',
  bgmLogPreviewFallback: '担当者：代替担当者',
  bgmLogPreviewFields: 'すべての項目',

  bgmLogFurther: 'Zohoの通話のその他の項目',
  bgmLogDefaults: '記録するすべての通話に入れる値です。レイアウトの必須項目などに使います。',
  bgmLogDefaultName: '項目（API名）',
  bgmLogDefaultValue: '値',
  bgmLogDefaultAdd: '項目を追加',
  bgmLogDefaultRemove: (field) => `${field}を削除`,
  bgmLogKeyField: '通話の識別キーを入れる項目（API名）',
  bgmLogKeyFieldHint:
    '通話の1行テキスト項目です。重複を許可しない項目が最適です。識別キーで同じ通話を見分け、二重の記録を防ぎます。空の場合は、適した項目があればそれを使います。',
  bgmLogTimeZone: (zone) => `活動の時刻は${zone}で書きます。`,
  bgmLogSilent: (hours) => `${hours}時間何も届かない通話は、終了したとみなします。`,

  bgmCreateSetTitle: '作成',
  bgmCreateSetOff: 'オフ',
  bgmCreateSetEnabled: 'オペレーターが新しい番号のレコードを作成する',
  bgmCreateSetEnabledHint:
    'Zohoに番号がない場合、カードからレコードを作成できます。重複があれば先に表示します。',
  bgmCreateSetType: '作成する種類',
  bgmCreateSetType_Contact: '連絡先',
  bgmCreateSetType_ContactHint: '取引のある人です。',
  bgmCreateSetType_Lead: '見込み客',
  bgmCreateSetType_LeadHint: '顧客になる可能性のある人です。会社の入力が必要です。',

  bgmPagesTitle: 'ページ',
  bgmPagesFew: (count) => counted(count, {other: '#ページ'}),
  bgmPagesNone: 'なし',
  bgmPagesOrigins: 'ウィジェットを使えるページ',
  bgmPagesHint:
    'ウィジェットを表示する各サイトのアドレスです。例：https://portal.example。ポートがあれば付け、パスは付けません。ほかのサイトはブラウザーが拒否します。',
  bgmPagesEmpty: 'まだ許可したページはありません。ウィジェットはPBX自身のページでのみ動作します。',
  bgmPagesNew: '追加するページのアドレス',
  bgmPagesAdd: '追加',
  bgmPagesAdded: (origin) => `${origin}は、保存すると許可されます。`,
  bgmPagesRemove: (origin) => `${origin}を削除`,
  bgmPagesRemoved: (origin) => `${origin}は、保存すると削除されます。`,
  bgmPagesThis: 'このページ',
};
