import type {DoctorReport} from '../../contract/index.ts';
import type {I18n} from '../../state/i18n.ts';
import {checkName, detailLines, findingWords} from './check-words.ts';

/** The report as plain text, for a ticket. By the contract no check names a person or a number, and nothing else goes in. */
export function reportText({checks, checkedAt, credits, latencyMs}: DoctorReport, i18n: I18n): string {
  const took = i18n.term('bgmDoctorSeconds', i18n.number(latencyMs / 1000, {maximumFractionDigits: 1}));
  const head = [i18n.term('bgmDoctorTitle'), i18n.term('bgmDoctorTook', took, credits, checkedAt)];
  const lines = checks.map((check) => {
    const {state, name, finding, problem, milliseconds} = check;
    const codes = [name, finding, problem?.code, problem?.provider?.code].filter(Boolean).join(' ');
    const details = detailLines(check, i18n).map(([label, value]) => `${label}: ${value}`);
    const words = [findingWords(check, i18n)?.what, ...details].filter(Boolean).join(' · ');
    const ms = i18n.term('bgmDoctorMs', i18n.number(Math.round(milliseconds)));
    const title = `[${i18n.term(`bgmDoctorState_${state}`)}] ${checkName(name, i18n)} (${codes}, ${ms})`;
    return words ? `${title}\n  ${words}` : title;
  });
  return [...head, '', ...lines, ''].join('\n');
}
