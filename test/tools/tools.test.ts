import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {describe, it} from 'node:test';
import {closingLine} from '../../tools/closing-line.ts';
import {findChromium} from '../../tools/find-chromium.ts';
import {findFirefox} from '../../tools/find-firefox.ts';
import {onlyLegacy} from '../../tools/legacy-decorators.ts';
import {renameProperties, shortNames} from '../../tools/short-properties.ts';
import {shorten} from '../../tools/shorter-templates.ts';

describe('closingLine', () => {
  it('counts tests in suites of suites, and a module that did not load as a failure', () => {
    const lines: string[] = [];
    const passed = {passed: true, skipped: false};
    const inner = {tests: [passed, {passed: false, skipped: false}, {passed: false, skipped: true}]};
    closingLine((line) => lines.push(line)).stop({
      sessions: [
        {testResults: {tests: [passed], suites: [{suites: [inner]}]}},
        {errors: [new Error('no such module')]},
      ],
    });
    assert.deepEqual(lines, ['\n2 passed, 2 failed, 1 skipped']);
  });
});

describe('shorten', () => {
  it('takes indentation and comments out of templates, and leaves every other text alone', () => {
    const code = [
      'const a = css`',
      '  /* why */',
      '  .x > .y {',
      '    inline-size: calc(1px + 2px);',
      '    color: var(--text, rgb(0 0 0 / 1%));',
      '  }',
      '`;',
      "const b = html`<p class=${'x  y'}>",
      '    two  spaces',
      '  </p>`;',
      'const c = `  kept',
      '  as it is`;',
    ].join('\n');
    assert.equal(
      shorten(code),
      "const a = css`.x > .y{inline-size:calc(1px + 2px);color:var(--text,rgb(0 0 0 / 1%))}`;\nconst b = html`<p class=${'x  y'}> two  spaces </p>`;\nconst c = `  kept\n  as it is`;",
    );
  });
});

describe('shortNames', () => {
  it('gives each private property one name in every file, and leaves public ones and unknown ones alone', () => {
    const sheets = [
      '--_text-muted: var(--bgm-color-text-muted, red); --_line: 1px',
      '--_text: x; --_line: 2px',
    ];
    const names = shortNames(sheets);
    assert.equal(new Set(names.values()).size, 3);
    assert.deepEqual([...shortNames([...sheets].reverse())], [...names]);
    const [line, text, muted] = ['--_line', '--_text', '--_text-muted'].map((name) => names.get(name));
    assert.equal(
      renameProperties(
        'a{--_line:1px;color:var(--_text-muted,var(--_text));--_other:var(--bgm-space)}',
        names,
      ),
      `a{${line}:1px;color:var(${muted},var(${text}));--_other:var(--bgm-space)}`,
    );
  });
});

describe('onlyLegacy', () => {
  it('answers what the decorators of the Lit in use ask', async () => {
    for (const file of ['reactive-element/decorators/property.js', 'context/lib/decorators/consume.js']) {
      const path = new URL(`../../node_modules/@lit/${file}`, import.meta.url);
      const code = onlyLegacy(await readFile(path, 'utf8'));
      assert.match(code, /!1/, file);
      assert.doesNotMatch(code, /"object"/, file);
    }
  });
});

describe('findChromium', () => {
  it('says what to do when CHROME_PATH names no browser', () =>
    withEnv('CHROME_PATH', '/nowhere/chromium', () =>
      assert.rejects(findChromium(), /CHROME_PATH names \/nowhere\/chromium.*apt-get install chromium/),
    ));
});

describe('findFirefox', () => {
  it('says what to do when there is none, and which tests need none', () =>
    withEnv('FIREFOX_PATH', undefined, () =>
      assert.rejects(
        findFirefox(['/nowhere/firefox']),
        /No Firefox found.*apt-get install firefox-esr.*test:web/,
      ),
    ));

  it('takes no other program for a Firefox', () =>
    withEnv('FIREFOX_PATH', process.execPath, () =>
      assert.rejects(findFirefox(), /FIREFOX_PATH names .*no Firefox that starts.*apt-get install/),
    ));
});

async function withEnv(name: string, value: string | undefined, task: () => Promise<void>): Promise<void> {
  const before = process.env[name];
  const set = (text: string | undefined) => {
    if (text === undefined) delete process.env[name];
    else process.env[name] = text;
  };
  set(value);
  try {
    await task();
  } finally {
    set(before);
  }
}
