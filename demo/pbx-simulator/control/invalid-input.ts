import * as v from 'valibot';

/** Someone asked the simulator for something that cannot be. */
export class InvalidInput extends Error {
  override readonly name = 'InvalidInput';
  readonly field: string;

  constructor(field: string, reason: string) {
    super(`${field}: ${reason}`);
    this.field = field;
  }
}

/** A value as its schema has it, defaults filled in. @throws InvalidInput */
export function checkedInput<S extends v.GenericSchema>(schema: S, value: unknown): v.InferOutput<S> {
  const checked = v.safeParse(schema, value);
  if (checked.success) return checked.output;
  const [issue] = checked.issues;
  throw new InvalidInput(v.getDotPath(issue) ?? 'body', `expected ${issue.expected ?? 'something else'}`);
}
