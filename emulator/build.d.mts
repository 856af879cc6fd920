/** Writes `main.js` and the workers (`sftp/worker.js`) into the folder. */
export function buildEmulator(outDir: string): Promise<void>;
