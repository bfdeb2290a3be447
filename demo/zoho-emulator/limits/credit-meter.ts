const minuteMs = 60_000;
const windowMinutes = 24 * 60;

/** Credits spent in the last 24 hours, in buckets of a minute. */
export class CreditMeter {
  #buckets: {minute: number; credits: number}[] = [];
  #used = 0;

  used(now: number): number {
    const oldest = Math.floor(now / minuteMs) - windowMinutes;
    while (this.#buckets[0] && this.#buckets[0].minute <= oldest) {
      this.#used -= this.#buckets[0].credits;
      this.#buckets.shift();
    }
    return this.#used;
  }

  spend(now: number, credits: number): void {
    const minute = Math.floor(now / minuteMs);
    const last = this.#buckets.at(-1);
    if (last?.minute === minute) last.credits += credits;
    else this.#buckets.push({minute, credits});
    this.#used += credits;
  }

  /** As if exactly so many had been spent, all of them now. */
  set(now: number, credits: number): void {
    this.#buckets = [];
    this.#used = 0;
    if (credits > 0) this.spend(now, credits);
  }
}
