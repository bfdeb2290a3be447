/** The part of a Web Test Runner suite that is counted. */
interface Suite {
  readonly tests?: readonly {readonly passed: boolean; readonly skipped: boolean}[];
  readonly suites?: readonly Suite[];
}
interface Session {
  readonly testResults?: Suite;
  /** Errors outside of any test, e.g. a module that does not load. */
  readonly errors?: readonly unknown[];
}

interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

/** Web Test Runner reporter that ends the run with `N passed, N failed, N skipped`, for people and for CI. */
export function closingLine(print: (line: string) => void = console.log) {
  return {
    stop({sessions}: {readonly sessions: readonly Session[]}) {
      const tally = {passed: 0, failed: 0, skipped: 0};
      for (const session of sessions) {
        count(session.testResults ?? {}, tally);
        if (session.errors?.length) tally.failed++;
      }
      print(`\n${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`);
    },
  };
}

function count(suite: Suite, tally: Tally): void {
  for (const test of suite.tests ?? []) tally[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed']++;
  for (const inner of suite.suites ?? []) count(inner, tally);
}
