/**
 * What a request is for, most urgent first: somebody waits for a caller's name; a call is not in the CRM yet; one that is there gets
 * more; a record's history is read.
 */
export const priorities = ['live', 'journal', 'enrichment', 'timeline'] as const;
export type Priority = (typeof priorities)[number];
