import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import * as v from 'valibot';
import {activityPlaceholders, settingsSchema, type SettingsInput} from '../../../src/contract/index.ts';
import {activityDraft} from '../../../src/proxy/journal/activity-draft.ts';
import {previewActivity} from '../../../src/proxy/journal/activity-preview.ts';
import {sampleCall} from '../../../src/proxy/journal/sample-calls.ts';
import {fieldErrors} from '../../../src/proxy/middleware/checked.ts';
import type {CallFacts, Leg} from '../../../src/proxy/pbx/session/call-facts.ts';
import {testTenant} from '../../support/node/test-app.ts';

const draftOf = (facts: Partial<CallFacts>, settings: SettingsInput = {}) =>
  activityDraft(
    {...sampleCall, tenant: testTenant({settings}), facts: {...sampleCall.facts, ...facts}},
    null,
  );
const startOf = (instant: string, timeZone: string) =>
  draftOf({startedAt: Date.parse(instant)}, {timeZone}).startedAt;

describe('what stands in an activity', () => {
  describe('starts with the offset that the tenant’s zone has at that instant (E9, E10)', () => {
    for (const [zone, instant, expected] of [
      ['Europe/London', '2026-10-25T00:30:00Z', '2026-10-25T01:30:00+01:00'],
      ['Europe/London', '2026-10-25T01:30:00Z', '2026-10-25T01:30:00+00:00'],
      ['Europe/London', '2026-03-29T00:59:59Z', '2026-03-29T00:59:59+00:00'],
      ['Europe/London', '2026-03-29T01:00:00Z', '2026-03-29T02:00:00+01:00'],
      ['America/New_York', '2026-06-16T03:59:59Z', '2026-06-15T23:59:59-04:00'],
      ['America/New_York', '2026-06-16T04:00:00Z', '2026-06-16T00:00:00-04:00'],
      ['Asia/Kolkata', '2026-06-15T18:30:00Z', '2026-06-16T00:00:00+05:30'],
      ['Asia/Kathmandu', '2026-06-15T18:15:00Z', '2026-06-16T00:00:00+05:45'],
      ['Australia/Lord_Howe', '2026-01-01T00:00:00Z', '2026-01-01T11:00:00+11:00'],
      ['Australia/Lord_Howe', '2026-07-01T00:00:00Z', '2026-07-01T10:30:00+10:30'],
      ['Pacific/Chatham', '2028-02-29T11:00:00Z', '2028-03-01T00:45:00+13:45'],
      ['UTC', '2028-02-29T23:59:59.999Z', '2028-02-29T23:59:59+00:00'],
    ] as const)
      it(`${instant} in ${zone}`, () => assert.equal(startOf(instant, zone), expected));
  });

  it('lasts as long as was talked, across midnight, a change of clocks and twelve hours (E8, E9)', () => {
    assert.equal(draftOf({talkSeconds: 12 * 3600}).durationSeconds, 43_200);
    assert.match(draftOf({talkSeconds: 12 * 3600 + 61}).description, /talk 12:01:01/);
  });

  it('of zero seconds is one second long, and a missed one has no duration', () => {
    assert.equal(draftOf({talkSeconds: 0}).durationSeconds, 1);
    assert.equal(draftOf({talkSeconds: 0, direction: 'outbound', outcome: 'no_answer'}).durationSeconds, 1);
    assert.deepEqual(
      ['missed', 'voicemail', 'busy', 'cancelled', 'failed', null].map((outcome) => {
        const {type, durationSeconds} = draftOf({outcome: outcome as CallFacts['outcome'], talkSeconds: 7});
        return [type, durationSeconds];
      }),
      Array(6).fill(['missed', 0]),
    );
  });

  describe('names each stop of the call with the time that the caller was there', () => {
    const leg = (number: string, from: number, to: number, kind: Leg['kind'] = 'person'): Leg => ({
      ...sampleCall.facts.legs[0]!,
      number,
      kind,
      name: '',
      answeredAt: sampleCall.facts.startedAt + from * 1000,
      endedAt: sampleCall.facts.startedAt + to * 1000,
    });
    for (const [what, legs, way] of [
      ['one after the other', [leg('101', 6, 46), leg('102', 46, 116)], '101 0:40 → 102 1:10'],
      ['consulted on the same leg', [leg('101', 6, 60), leg('103', 46, 150)], '101 0:54 → 103 1:30'],
      [
        'consulted before',
        [leg('101', 6, 60), leg('103', 46, 60), leg('103', 60, 150)],
        '101 0:54 → 103 1:30',
      ],
      ['at two devices', [leg('101', 0, 10), leg('102', 10, 40), leg('102', 30, 70)], '101 0:10 → 102 1:00'],
      [
        'back again',
        [leg('101', 0, 10), leg('102', 10, 30), leg('101', 30, 60)],
        '101 0:10 → 102 0:20 → 101 0:30',
      ],
      ['two who talk at once', [leg('101', 0, 90), leg('102', 20, 50)], '101 1:30 → 102 0:30'],
      ['a queue that stays on', [leg('8000', 0, 60, 'queue'), leg('103', 20, 60)], '8000 1:00 → 103 0:40'],
    ] as const)
      it(what, () => {
        assert.equal(/^Way: (.*)$/m.exec(draftOf({legs}).description)?.[1], way);
      });
  });

  it('never begins like a formula, whatever the caller is called (T3)', () => {
    for (const name of ['=HYPERLINK("x")', '+1', '-1', '@SUM(1)', '\t=1', ' =1', '\r\n+1', '=']) {
      const contact = {...sampleCall.contact!, name};
      const tenant = testTenant({settings: {journal: {subjectTemplate: '{contact}'}}});
      const {subject} = previewActivity(tenant, {...sampleCall, contact});
      assert.doesNotMatch(subject, /^[=+\-@\t\r\n ]/, JSON.stringify(name));
    }
  });

  it('is cut between characters, with a sign that it was (Z30)', () => {
    const family = '👩‍👩‍👧‍👦';
    const contact = {...sampleCall.contact!, name: family.repeat(60)};
    const tenant = testTenant({settings: {journal: {subjectTemplate: '{contact}'}}});
    const {subject} = previewActivity(tenant, {...sampleCall, contact});
    assert.ok(subject.length <= 255);
    assert.equal(subject.replaceAll(family, ''), '…');
  });

  it('keeps ids beyond 2^53 to the digit (Z40)', () => {
    const one = draftOf({sessionId: '9007199254740993'}).marker;
    assert.notEqual(one, draftOf({sessionId: '9007199254740992'}).marker);
  });

  describe('by templates', () => {
    it('has a word for everything that a template may name', () => {
      const descriptionTemplate = activityPlaceholders.map((name) => `${name}=[{${name}}]`).join(' ');
      const {description} = previewActivity(
        testTenant({settings: {timeZone: 'Europe/London', journal: {descriptionTemplate}}}),
      );
      for (const shown of [
        'direction=[Inbound]',
        'outcome=[answered]',
        'contact=[Ana Souza]',
        'number=[+1 415 555 0123]',
        'agent=[Mei Tan]',
        'extension=[103]',
        'queue=[Sales queue]',
        'duration=[2:10]',
        'date=[2026-06-15]',
        'time=[10:40]',
      ])
        assert.ok(description.includes(shown), shown);
      assert.match(description, /\n\nNotes\n2026-06-15 10:40 Mei Tan \(103\): Wants/);
    });

    it('are refused by the name that means nothing, at the field where it stands', () => {
      const wrong = v.safeParse(settingsSchema, {
        journal: {subjectTemplate: '{direction} {nickname}', descriptionTemplate: '{summary} {Agent}'},
      });
      assert.deepEqual(fieldErrors(wrong.issues ?? []), [
        {pointer: '/journal/subjectTemplate', code: 'unknown_placeholder:nickname'},
        {pointer: '/journal/descriptionTemplate', code: 'unknown_placeholder:Agent'},
      ]);
    });

    it('may hold braces that name nothing', () => {
      const subjectTemplate = '{} { contact } {contact}} {{number}';
      const {subject} = previewActivity(testTenant({settings: {journal: {subjectTemplate}}}));
      assert.equal(subject, '{} { contact } Ana Souza} {+1 415 555 0123');
    });

    it('replace each name once: what a caller is called names nothing', () => {
      const contact = {...sampleCall.contact!, name: '{number} $& {agent}'};
      const {subject} = previewActivity(testTenant({settings: {journal: {subjectTemplate: '{contact}'}}}), {
        ...sampleCall,
        contact,
      });
      assert.equal(subject, '{number} $& {agent}');
    });
  });
});
