/** A text as a COQL literal: whatever it holds, it cannot end the literal (reliability T4). */
export function coqlText(value: string): string {
  const oneLine = value.replace(/[\p{Cc}]+/gu, ' ');
  return `'${oneLine.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

/** A text as a value in search criteria: brackets, commas and backslashes lose their meaning. */
export function criteriaText(value: string): string {
  return value.replace(/[\p{Cc}]+/gu, ' ').replace(/[\\(),]/g, '\\$&');
}
