import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {callbackPage} from '../../../src/proxy/oauth/callback-page.ts';
import {callbackLanguages, wordsFor} from '../../../src/proxy/oauth/callback-words/words-for.ts';
import type {ConsentFailureCode} from '../../../src/proxy/oauth/consent-failure.ts';

const codes = Object.keys(callbackLanguages['en']!.failures) as ConsentFailureCode[];

describe('the page at the end of a consent', () => {
  const wanted: [string | undefined, string][] = [
    [undefined, 'en'],
    ['', 'en'],
    ['de-AT,de;q=0.9,en;q=0.8', 'de'],
    ['fr-CA', 'fr'],
    ['nl, es;q=0.5, ja;q=0.7', 'ja'],
    ['xx, *;q=0.1', 'en'],
    ['de;q=0, hi', 'hi'],
    ['AR-sa', 'ar'],
    ['constructor', 'en'],
    [`${'x,'.repeat(5000)}de`, 'en'],
  ];
  for (const [accepted, language] of wanted)
    it(`speaks ${language} to a browser that wants ${String(accepted).slice(0, 40)}`, () => {
      assert.equal(wordsFor(accepted).language, language);
    });

  it('reads from right to left in Arabic', () => {
    const page = callbackPage({kind: 'connected'}, 'ar');
    assert.match(page, /<html lang="ar" dir="rtl">/);
    assert.match(page, /data-done/);
  });

  it('says what happened and what to do, and stays open to be read', () => {
    const page = callbackPage({kind: 'failed', failure: {code: 'oauth_secret_wrong'}}, 'en');
    assert.match(page, /<h1>Zoho is not connected<\/h1>/);
    assert.match(page, /does not take the Client Secret\. Copy it again/);
    assert.doesNotMatch(page, /data-done/);
  });

  for (const [language, words] of Object.entries(callbackLanguages))
    it(`claims no failure for an answer that came before, perhaps with success, in ${language}`, () => {
      const page = callbackPage({kind: 'failed', failure: {code: 'oauth_state_used'}}, language);
      assert.ok(page.includes(`<title>${words.answered}</title>`));
      assert.ok(page.includes(`<h1>${words.answered}</h1>`));
      assert.ok(!page.includes(words.failed) && !page.includes(words.connected));
      assert.doesNotMatch(page, /data-done/);
    });

  it('sends nobody to the settings page for what no settings page was told', () => {
    const says = (code: ConsentFailureCode) => callbackPage({kind: 'failed', failure: {code}}, 'en');
    assert.match(says('oauth_secret_wrong'), /The settings page says the same/);
    for (const code of ['oauth_state_unknown', 'oauth_state_used'] as const)
      assert.doesNotMatch(says(code), /The settings page says the same/);
  });

  for (const [language, words] of Object.entries(callbackLanguages))
    it(`has words of its own for every failure in ${language}, each without markup`, () => {
      assert.deepEqual(Object.keys(words.failures).sort(), [...codes].sort());
      const texts = Object.values(words.failures);
      assert.equal(new Set(texts).size, texts.length);
      const {connected, close, failed, answered, goBack} = words;
      assert.equal(new Set([connected, failed, answered]).size, 3);
      for (const text of [...texts, connected, close, failed, answered, goBack]) {
        assert.doesNotMatch(text, /[<>&"]/);
        assert.match(text, /\S/);
      }
      if (language !== 'en')
        for (const code of codes)
          assert.notEqual(words.failures[code], callbackLanguages['en']!.failures[code]);
    });
});
