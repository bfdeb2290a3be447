import type {SampleCallName} from '../../contract/index.ts';

/** Calls that a preview can be of, in the order in which they are offered. */
export const sampleCalls = [
  'queue',
  'answered',
  'missed',
  'outbound',
  'transferred',
  'voicemail',
  'hidden',
] as const satisfies readonly SampleCallName[];
