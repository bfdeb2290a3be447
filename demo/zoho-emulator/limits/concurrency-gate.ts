/** Counts units in flight; units that do not fit are refused at once, as Zoho does. */
export class ConcurrencyGate {
  inFlight = 0;
  /** Highest number of units ever in flight, for benches. */
  peak = 0;

  /** Returns the function that gives the units back, or undefined when there is no room. */
  enter(units: number, cap: number): (() => void) | undefined {
    if (this.inFlight + units > cap) return undefined;
    this.inFlight += units;
    this.peak = Math.max(this.peak, this.inFlight);
    let held = true;
    return () => {
      if (held) this.inFlight -= units;
      held = false;
    };
  }
}
