// Ends this process when the one that started it is gone, however that one ended.

const LOOK_MS = 500;

/** A child that was forked has a channel that closes; a script under npm sees that it got a new parent. */
export function endWithParent() {
  if (process.channel) {
    process.on('disconnect', () => process.exit(1));
    process.channel.unref();
    return;
  }
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
  }, LOOK_MS).unref();
}
