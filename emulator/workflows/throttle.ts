// How many executions may start: the service lets a hundred start at once, and one more each second.

const burst = 100;
const refillMs = 1000;

export class StartThrottle {
  private tokens = burst;
  private last: number;

  constructor(private readonly now: () => number) {
    this.last = now();
  }

  /** True where one may start now. */
  take(): boolean {
    const refilled = Math.floor((this.now() - this.last) / refillMs);
    this.tokens = Math.min(burst, this.tokens + refilled);
    this.last += refilled * refillMs;
    if (this.tokens === 0) return false;
    this.tokens -= 1;
    return true;
  }

  /** Until the next may. */
  waitMs(): number {
    return Math.max(0, this.last + refillMs - this.now());
  }
}
