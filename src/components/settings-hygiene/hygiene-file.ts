import type {Clock} from '../../client/clock.ts';
import type {HygieneReport} from '../../contract/index.ts';
import type {I18n} from '../../state/i18n.ts';
import {safePageUrl} from '../internal/safe-url.ts';
import {csv} from './csv.ts';

/** Milliseconds in which a browser has surely begun to save a file. */
const patience = 60_000;

/** All findings as a table for a spreadsheet. */
function hygieneCsv({findings}: HygieneReport, i18n: I18n): string {
  const head = [
    i18n.term('bgmHygieneRecord'),
    i18n.term('bgmHygieneField'),
    i18n.term('bgmHygieneStored'),
    i18n.term('bgmHygieneReason'),
    i18n.term('bgmHygieneLink'),
  ];
  const rows = findings.map(({module, id, url, field, stored, reason}) => [
    // Together, so that no spreadsheet takes the id for a number and rounds it.
    `${module}/${id}`,
    field,
    stored,
    i18n.term(`bgmHygieneReason_${reason}`),
    safePageUrl(url) ?? '',
  ]);
  return csv([head, ...rows]);
}

/** Lets the browser save a report, under a name that tells the day and nobody. */
export function saveHygieneFile(report: HygieneReport, i18n: I18n, clock: Clock): void {
  const url = URL.createObjectURL(new Blob([hygieneCsv(report, i18n)], {type: 'text/csv;charset=utf-8'}));
  const link = document.createElement('a');
  link.href = url;
  link.download = `crm-numbers-${report.checkedAt.slice(0, 10)}.csv`;
  link.click();
  clock.after(patience, () => URL.revokeObjectURL(url));
}
