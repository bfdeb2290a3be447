import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {markedBlock, replaceMarkedBlock} from '../../../src/proxy/crm/marked-block.ts';

const marker = 'call 0123456789abcdef0123';
const end = `[/${marker}]`;

describe('our block in a description', () => {
  it('is renewed whole when somebody copied it into a note, and leaves nothing of the old one behind', () => {
    const first = `Before.\n${markedBlock(marker, 'From: 101')}\nAfter.`;
    const copied = `Notes\nCopied: ${first}`;
    const second = replaceMarkedBlock(first, marker, copied);
    const third = replaceMarkedBlock(second, marker, copied);
    assert.equal(third, second);
    assert.equal(third.split(end).length, 2, 'one end');
    const last = replaceMarkedBlock(third, marker, 'From: 101');
    assert.equal(last, first);
  });

  it('keeps within the limit also when what was copied is cut', () => {
    const text = `${markedBlock(marker, 'x')} `.repeat(20);
    const block = markedBlock(marker, text, 200);
    assert.ok(block.length <= 200);
    assert.equal(block.split(end).length, 2);
  });
});
