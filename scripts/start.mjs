// Runs the emulator (while no environments are configured) and the console until it is told to end.
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startConsole, startEmulator } from './children.mjs';
import { endWithParent } from './parent.mjs';
import { Refusal, run } from './project.mjs';
import { checkPortIsFree, readSettings } from './settings.mjs';

// Next's own start-up lines say what we say better below.
const NEXT_NOISE =
  /^\s*(▲ Next\.js.*|- (Local|Network|Environments|Experiments).*|✓ (Starting|Ready|Running).*|)\s*$/;
const SETUP_LINE = /^Set up the first administrator: (\S+)/;

/** @type {import('./children.mjs').Child[]} */
const children = [];
let ending = false;

async function end() {
  ending = true;
  await Promise.all(children.map((child) => child.stop()));
}

/** @param {'SIGINT' | 'SIGTERM' | 'SIGHUP'} signal */
async function endOn(signal) {
  await end();
  process.exit(signal === 'SIGINT' ? 130 : 0);
}

/** @param {import('./children.mjs').Child} child @param {string} name */
async function endIfGone(child, name) {
  const code = await child.exited;
  if (ending) return;
  console.error(`The ${name} ended (exit code ${code}); stopping.`);
  await end();
  process.exit(1);
}

/** @param {ReturnType<typeof readSettings>} settings */
function emulatorOptions({ as2Ports, ftpPorts, ftpPassivePorts, certificates, lambdas }) {
  const ports = ['--as2-ports', as2Ports, '--ftp-ports', ftpPorts, '--ftp-passive-ports', ftpPassivePorts];
  const folder = certificates ? ['--certificates', certificates] : [];
  return [...ports, ...folder, ...lambdas.flatMap((lambda) => ['--lambda', lambda])];
}

await run(async () => {
  const { values } = parseArgs({ options: { demo: { type: 'boolean' }, dev: { type: 'boolean' } } });
  const settings = readSettings(values.demo ? 'demo' : '');
  const { port, host, dataDir, emulatorPort, sftpPorts, ftpPorts, as2Ports } = settings;
  const withEmulator = !settings.environments;
  if (values.demo && !withEmulator) {
    throw new Refusal('The demo makes servers, so it runs on the emulator only: unset CONSOLE_ENVIRONMENTS.');
  }
  await checkPortIsFree('PORT', port, host);
  if (withEmulator) await checkPortIsFree('EMULATOR_PORT', emulatorPort, '127.0.0.1');

  endWithParent();
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.once(signal, () => endOn(signal));

  let setupLink = '';
  let said = false;
  /** @param {string} line */
  const onLine = (line) => {
    const link = SETUP_LINE.exec(line)?.[1];
    if (link && !said) setupLink = link;
    else if (!NEXT_NOISE.test(line)) console.log(line);
  };

  try {
    if (withEmulator) {
      const data = join(dataDir, 'emulator');
      const seeded = join(dataDir, 'seeded');
      const seed = values.demo && !existsSync(seeded);
      // What an interrupted first run left behind.
      if (seed) rmSync(data, { recursive: true, force: true });
      children.push(
        await startEmulator({
          port: emulatorPort,
          dataDir: data,
          sftpPorts,
          args: emulatorOptions(settings),
          onLine: console.log,
        }),
      );
      if (seed) {
        await (await import('./demo-data.mjs')).seedDemo(`http://127.0.0.1:${emulatorPort}`);
        writeFileSync(seeded, '');
      }
    }
    const env = {
      CONSOLE_DATA_DIR: dataDir,
      CONSOLE_ENVIRONMENTS: settings.environments,
      EMULATOR_PORT: String(emulatorPort),
    };
    children.push(await startConsole({ port, host, dev: values.dev ?? false, env, onLine }));
  } catch (error) {
    await end();
    throw error;
  }

  const [emulator, site] = withEmulator ? children : [undefined, children[0]];
  const address = process.env.CONSOLE_URL || `http://${host === '127.0.0.1' ? 'localhost' : host}:${port}`;
  const lines = [`Console   ${address}`];
  if (emulator)
    lines.push(
      `Emulator  ${emulator.url}  (SFTP on ports ${sftpPorts}, FTPS on ${ftpPorts}, AS2 on ${as2Ports})`,
    );
  lines.push(`Data      ${dataDir}`);
  if (setupLink) lines.push('', 'Make the first administrator with this link, which works once:', setupLink);
  console.log(`\n${lines.join('\n')}\n`);
  said = true;

  if (emulator) endIfGone(emulator, 'emulator');
  if (site) endIfGone(site, 'console');
});
