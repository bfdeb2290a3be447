import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {closingLine} from '../../tools/closing-line.ts';
import {findChromium} from '../../tools/find-chromium.ts';
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
      "const a = css`.x > .y{inline-size: calc(1px + 2px);}`;\nconst b = html`<p class=${'x  y'}> two  spaces </p>`;\nconst c = `  kept\n  as it is`;",
    );
  });
});

describe('findChromium', () => {
  it('says what to do when CHROME_PATH names no browser', async () => {
    const before = process.env['CHROME_PATH'];
    process.env['CHROME_PATH'] = '/nowhere/chromium';
    try {
      await assert.rejects(findChromium(), /CHROME_PATH names \/nowhere\/chromium.*apt-get install chromium/);
    } finally {
      if (before === undefined) delete process.env['CHROME_PATH'];
      else process.env['CHROME_PATH'] = before;
    }
  });
});
