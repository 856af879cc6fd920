// Before the first request: settings, database and tables, and the set-up link while there is no administrator.

export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { startConsole } = await import('@/lib/start');
  await startConsole();
}
