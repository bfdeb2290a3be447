/**
 * How many times shorter the journal's waits are: `BGM_TEST_PACE`, 1 unless set. For fault campaigns, in which a week must pass in
 * minutes; the settings refuse it without an emulator (see `config.ts`). Limits of requests stay what they are.
 */
const pace = Math.max(1, Number(process.env.BGM_TEST_PACE ?? 1) || 1);

/**
 * A wait of the journal at this process's pace, milliseconds.
 * @param atLeast No pace makes it shorter than this.
 */
export const paced = (milliseconds: number, atLeast = 0): number =>
  Math.max(Math.min(atLeast, milliseconds), Math.round(milliseconds / pace));
