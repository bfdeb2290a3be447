import type {LinkWords} from './link-words.ts';

export const ja: LinkWords = {
  lang: 'ja',
  dir: 'ltr',
  gone: {
    title: 'このリンクは使用できません',
    text: 'リンクが不明か、期限切れか、管理者によって無効にされたか、ファイルが削除されています。',
  },
  pending: {
    title: 'まだ準備ができていません',
    text: '文字起こしはまだありません。後でもう一度このリンクを開いてください。',
  },
  refused: {
    title: 'このユーザーは開けません',
    text: '開けるのは、この通話の参加者と、すべての録音を聞ける人だけです。',
  },
  unavailable: {
    title: '現在利用できません',
    text: '電話システムが応答しません。後でもう一度お試しください。',
  },
  throttled: {
    title: 'リクエストが多すぎます',
    text: '1分待ってから、もう一度このリンクを開いてください。',
  },
  recording: '通話の録音',
  transcript: '通話の文字起こし',
  speaker: '話者',
  signIn: {
    title: 'サインインして聞く',
    why: 'この録音は非公開です。電話システムと同じようにサインインしてください。',
    userName: 'ユーザー名',
    password: 'パスワード',
    codeSent: '電話システムからコードがメールで送信されました。',
    code: 'コード',
    button: 'サインイン',
    wrong: 'ユーザー名またはパスワードが正しくありません。',
    wrongCode: 'このコードは正しくありません。',
    wait: '間違いが多すぎました。1時間後にもう一度お試しください。',
  },
};
