// Reads and checks what the starter itself needs; everything else about the console is checked in lib/env.ts.
import { accessSync, constants, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, resolve } from 'node:path';
import { inRoot, Refusal } from './project.mjs';

const PORT_LIMIT = 65_535;

/** @param {string} name @param {string} fallback */
function port(name, fallback) {
  const text = process.env[name] || fallback;
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= 1 && value <= PORT_LIMIT) return value;
  throw new Refusal(`${name} is "${text}", which is no port: set it to a number from 1 to ${PORT_LIMIT}.`);
}

/** @param {string} name @param {string} fallback */
function portRange(name, fallback) {
  const text = process.env[name] || fallback;
  const [, from, to] = (/^(\d{1,5})-(\d{1,5})$/.exec(text) ?? []).map(Number);
  if (from && to && from <= to && to <= PORT_LIMIT) return text;
  throw new Refusal(`${name} is "${text}", which is no range of ports: set it like ${fallback}.`);
}

/** One level at a time: Node's recursive mkdir never returns where the system refuses with ENOENT. @param {string} path */
function makeFolder(path) {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path, { mode: 0o700 });
}

/** @param {string} path */
function writableFolder(path) {
  try {
    makeFolder(path);
    accessSync(path, constants.W_OK);
    return path;
  } catch (error) {
    const code = /** @type {NodeJS.ErrnoException} */ (error).code;
    throw new Refusal(
      `The data folder ${path} cannot be written (${code}): make it writable, or name another in CONSOLE_DATA_DIR.`,
    );
  }
}

function environmentsFile() {
  const file = process.env.CONSOLE_ENVIRONMENTS;
  if (!file) return undefined;
  const path = resolve(file);
  try {
    JSON.parse(readFileSync(path, 'utf8'));
    return path;
  } catch (error) {
    const reason = error instanceof SyntaxError ? `is no JSON (${error.message})` : 'cannot be read';
    throw new Refusal(
      `CONSOLE_ENVIRONMENTS names ${path}, which ${reason}: correct the file or unset the variable.`,
    );
  }
}

/** @param {string} subfolder of the data folder, so that the demo never touches other data */
export function readSettings(subfolder) {
  return {
    port: port('PORT', '3000'),
    host: process.env.CONSOLE_HOST || '127.0.0.1',
    dataDir: writableFolder(resolve(process.env.CONSOLE_DATA_DIR || inRoot('.data'), subfolder)),
    emulatorPort: port('EMULATOR_PORT', '4580'),
    sftpPorts: portRange('EMULATOR_SFTP_PORTS', '2200-2239'),
    as2Ports: portRange('EMULATOR_AS2_PORTS', '5080-5099'),
    ftpPorts: portRange('EMULATOR_FTP_PORTS', '2100-2139'),
    ftpPassivePorts: portRange('EMULATOR_FTP_PASSIVE_PORTS', '8192-8391'),
    certificates: process.env.EMULATOR_CERTIFICATES,
    lambdas: (process.env.EMULATOR_LAMBDAS ?? '').split(/\s+/).filter(Boolean),
    environments: environmentsFile(),
  };
}

/**
 * @param {string} variable
 * @param {number} number
 * @param {string} host
 * @returns {Promise<void>}
 */
export function checkPortIsFree(variable, number, host) {
  return new Promise((done, refuse) => {
    const server = createServer();
    server.on('error', (error) => {
      const code = /** @type {NodeJS.ErrnoException} */ (error).code;
      if (code === 'EADDRINUSE') {
        refuse(
          new Refusal(
            `Port ${number} on ${host} is in use: stop the program that has it, or set ${variable}.`,
          ),
        );
      } else if (code === 'EACCES') {
        refuse(
          new Refusal(`Port ${number} may not be opened by this user: set ${variable} to one above 1023.`),
        );
      } else {
        refuse(
          new Refusal(
            `CONSOLE_HOST is "${host}", on which nothing can listen (${code}): set it to an address of this machine.`,
          ),
        );
      }
    });
    server.listen(number, host, () => server.close(() => done()));
  });
}
