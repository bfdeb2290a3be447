import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it} from 'node:test';
import {noticePage, signInPage} from '../../../src/proxy/links/link-page.ts';
import {wordsFor} from '../../../src/proxy/links/words/words-for.ts';
import {useTestStore} from '../../support/node/test-store.ts';
import {pbxWorld, type PbxWorld} from '../pbx/support/pbx-world.ts';

const minute = 60_000;
const unknown = `/crm/v1/links/${'A'.repeat(32)}`;

describe('the language of a link’s page', () => {
  const languages: [string | undefined, string][] = [
    [undefined, 'en'],
    ['', 'en'],
    ['de', 'de'],
    ['de-AT,de;q=0.9,en;q=0.8', 'de'],
    ['fr-CA', 'fr'],
    ['es-419', 'es'],
    ['ja-JP,en-US;q=0.5', 'ja'],
    ['hi', 'hi'],
    ['AR-eg', 'ar'],
    ['pt-BR,pt;q=0.9,fr;q=0.5,en;q=0.4', 'fr'],
    ['en;q=0.3,de;q=0.8', 'de'],
    ['de;q=0,en', 'en'],
    ['*', 'en'],
    ['tlh,;;q=x,<script>', 'en'],
    [`${'x,'.repeat(5000)}de`, 'en'],
  ];
  for (const [header, lang] of languages)
    it(`is ${lang} for ${JSON.stringify(header)?.slice(0, 40)}`, () =>
      assert.equal(wordsFor(header).lang, lang));

  for (const lang of ['en', 'de', 'es', 'fr', 'ar', 'hi', 'ja'])
    it(`has all its words in ${lang}, and none of another language`, () => {
      const words = wordsFor(lang);
      const texts = (value: object): string[] =>
        Object.values(value).flatMap((one: unknown) =>
          typeof one === 'string' ? [one] : texts(one as object),
        );
      const english = new Set(texts(wordsFor('en')).filter((text) => text.length > 5));
      assert.ok(texts(words).every((text) => text.trim() !== ''));
      if (lang !== 'en')
        assert.deepEqual(
          texts(words).filter((text) => english.has(text)),
          [],
        );
      assert.match(noticePage(words, 'gone'), new RegExp(`<html lang="${lang}" dir="${words.dir}">`));
    });

  it('keeps a form’s address and trouble as text, whatever the language', () => {
    const page = signInPage(wordsFor('ar'), {action: '/crm/v1/links/"><b>/sign-in', trouble: 'wait'});
    assert.ok(!page.includes('"><b>'));
    assert.match(page, /role="alert">جرت محاولات/);
  });

  describe('over HTTP', () => {
    const store = useTestStore();
    let world: PbxWorld;
    beforeEach(async () => {
      world = await pbxWorld(store);
    });
    afterEach(() => world.stop());

    const get = async (path: string, language: string) => {
      const headers = {host: 'crm.example', 'accept-language': language};
      const response = await world.app.request(path, {headers});
      return {status: response.status, vary: response.headers.get('vary'), text: await response.text()};
    };

    it('is German for a German browser', async () => {
      const {status, text, vary} = await get(unknown, 'de-DE,de;q=0.9,en;q=0.8');
      assert.equal(status, 410);
      assert.match(text, /<html lang="de" dir="ltr">.*<h1>Dieser Link funktioniert nicht<\/h1>/s);
      assert.match(vary!, /accept-language/i);
    });

    it('is Arabic, from right to left, for an Arabic browser: sign-in, refusal and transcript', async () => {
      await world.playAsPbx('late-recording');
      for (let passed = 0; passed < 4; passed += 1) await world.pass(minute);
      const transcript = () =>
        /Transcript: https:\/\/crm.example(\S+)/.exec(world.crm.activities[0]!.description)![1]!;
      const signIn = await get(transcript(), 'ar');
      assert.match(signIn.text, /<html lang="ar" dir="rtl">/);
      assert.match(signIn.text, /<label>كلمة المرور <input name="password"/);
      world.setSettings({journal: {recordingLink: 'public'}});
      await world.services.sweepLinks();
      await world.agent('101', '/calls/950000000000010000/notes/11111111-1111-4111-8111-111111111111', {
        method: 'PUT',
        json: {text: 'So that it is written anew.'},
      });
      await world.settle();
      const page = await get(transcript(), 'ar');
      assert.equal(page.status, 200);
      assert.match(page.text, /<html lang="ar" dir="rtl">.*<h1>نص المكالمة<\/h1>/s);
      assert.match(page.text, /<dd dir="auto">[^<]*On Thursday before noon/);
    });
  });
});
