const time = new Intl.DateTimeFormat('en-GB', {hour: '2-digit', minute: '2-digit', second: '2-digit'});

/** `10:40:07`, with milliseconds `10:40:07.123`, in the reader's zone. */
export function clockTime(at: number | string, withMilliseconds = false): string {
  const date = new Date(at);
  const whole = time.format(date);
  return withMilliseconds ? `${whole}.${String(date.getMilliseconds()).padStart(3, '0')}` : whole;
}
