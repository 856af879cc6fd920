// Pure rules about jobs. Runs in the browser too.

/** Whether somebody works on it: its progress is worth asking for. */
export function isMoving(state: string | undefined): boolean {
  return state === 'running' || state === 'undoing';
}

export type StepState = 'waiting' | 'running' | 'done' | 'failed' | 'unknown' | 'undone';
export type StepCounts = Record<StepState, number>;

export function countedSteps(steps: StepCounts) {
  const total = Object.values(steps).reduce((sum, count) => sum + count, 0);
  const failed = steps.failed + steps.unknown;
  return { total, done: steps.done, failed, left: total - steps.done - failed };
}

/** The part of the steps that were tried, from 0 to 100; whole only when all were. */
export function percentTried(steps: StepCounts): number {
  const { total, left } = countedSteps(steps);
  return total === 0 ? 100 : Math.floor(((total - left) / total) * 100);
}
