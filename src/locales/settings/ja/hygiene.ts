import type {settingsHygiene} from '../../en/settings/hygiene.ts';
import {pluralsIn} from '../../plural.ts';
import type {SettingsTerms} from '../../terms.ts';

const counted = pluralsIn('ja');

/** Stored numbers that no call can match. */
export const hygiene: Pick<SettingsTerms, keyof typeof settingsHygiene> = {
  bgmHygieneLead:
    '番号に誤りがありそうなレコードから順に読み取り、どの通話とも一致しない番号を一覧にします。番号はZohoで直せます。読み取るだけです。',
  bgmHygieneModules: '読み取るもの',
  bgmHygieneModule_Contacts: '連絡先',
  bgmHygieneModule_Leads: '見込み客',
  bgmHygieneModule_Accounts: '取引先',
  bgmHygieneCredits: '使用の上限（APIクレジット、1～100）',
  bgmHygieneCreditsMean: (records) => counted(records, {other: 'レコード約#件分です。'}),
  bgmHygieneStart: 'レコードを調べる',
  bgmHygieneRunning: '読み取り中…',
  bgmHygieneNoModule: 'レコードの種類を一つ以上選んでください。',
  bgmHygieneNoCredits: '1から100までの整数を入力してください。',

  bgmHygieneRead: (records, numbers) =>
    counted(records, {other: `番号のあるレコード#件を読み取りました。番号の数：${numbers}。`}),
  bgmHygieneCost: (credits) => counted(credits, {other: 'クレジットを#使いました。'}),
  bgmHygieneComplete: 'すべてのレコードです。',
  bgmHygieneTotal: (total) => `番号のあるレコードは全部で${total}件です。`,
  bgmHygieneSample:
    '番号に誤りがありそうなレコードを先に読み取り、残りは全体から均等に選びました。クレジットを増やすと、さらに読み取れます。',
  bgmHygieneClean: '読み取った番号は、すべて通話と一致できます。',
  bgmHygieneFound: (count) => counted(count, {other: '一致しない番号が#件あります。'}),
  bgmHygieneCut: (shown) => `最初の${shown}件だけを表示しています。`,
  bgmHygieneDownload: 'CSVでダウンロード',

  bgmHygieneReasons: '表示',
  bgmHygieneAll: 'すべて',
  bgmHygieneReason_too_short: '短すぎる',
  bgmHygieneReason_too_long: '長すぎる',
  bgmHygieneReason_letters: '文字を含む',
  bgmHygieneReason_no_country: '国が不明',
  bgmHygieneReason_not_possible: '存在しない番号',
  bgmHygieneReason_several: '一つの項目に複数',
  bgmHygieneFix_too_short: '市外局番を加え、先頭に国番号を付けてください。',
  bgmHygieneFix_too_long: '末尾の内線など、番号ではない部分を取り除いてください。',
  bgmHygieneFix_letters: '項目には番号だけを残し、文字はメモに移してください。',
  bgmHygieneFix_no_country: '+44 20 7946 0018のように国番号を付けてください。設定の国の番号ではありません。',
  bgmHygieneFix_not_possible: '会社の手紙やウェブページと見比べてください。数字が足りないか、多すぎます。',
  bgmHygieneFix_several: 'ここには番号を一つだけ残し、ほかは別の項目に移してください。',

  bgmHygieneTable: '一致しない番号',
  bgmHygieneStored: '登録済みの番号',
  bgmHygieneReason: '理由',
  bgmHygieneWhere: '場所',
  bgmHygieneField: '項目',
  bgmHygieneRecord: 'レコード',
  bgmHygieneLink: 'リンク',
  bgmHygieneOpen: (module) => `${module}を開く`,
  bgmHygienePage: (from, to, all) => `${all}件中${from}～${to}件`,
  bgmHygieneBack: '前へ',
  bgmHygieneOn: '次へ',
};
