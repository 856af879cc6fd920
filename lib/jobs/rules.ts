// Pure rules about jobs. Runs in the browser too.

/** Whether somebody works on it: its progress is worth asking for. */
export function isMoving(state: string | undefined): boolean {
  return state === 'running' || state === 'undoing';
}
