// From starting the program to its first answer, on an empty data folder.
import { buildConsole, buildEmulator } from '../scripts/build.mjs';
import { milliseconds } from './figures.mjs';
import { consoleIn, emulatorIn, temporaryFolder } from './world.mjs';

export async function measure() {
  const folder = temporaryFolder();
  // Building is no part of a start.
  await buildEmulator(process.pid);
  await buildConsole(process.pid);
  const start = performance.now();
  const emulator = await emulatorIn(folder.path);
  const emulatorUp = performance.now();
  try {
    const site = await consoleIn(folder.path, emulator.port, () => {});
    const siteUp = performance.now();
    await site.stop();
    return [
      { what: 'cold start: emulator', figure: milliseconds(emulatorUp - start) },
      { what: 'cold start: console, first page', figure: milliseconds(siteUp - emulatorUp) },
    ];
  } finally {
    await emulator.stop();
    folder.remove();
  }
}
