/** Someone asked the simulator for something that cannot be. */
export class InvalidInput extends Error {
  override readonly name = 'InvalidInput';
  readonly field: string;

  constructor(field: string, reason: string) {
    super(`${field}: ${reason}`);
    this.field = field;
  }
}
