// Finds and runs outside programs: npm, apt, compilers, the project's own tools.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root } from './project.mjs';

/**
 * Full path of the first of these programs that the PATH (or an extra folder) has.
 * @param {string[]} names
 * @param {string[]} extraFolders
 */
export function findProgram(names, extraFolders = []) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...extraFolders].filter(Boolean);
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', ''] : [''];
  for (const name of names) {
    for (const folder of folders) {
      for (const ending of endings) {
        const path = join(folder, name + ending);
        if (existsSync(path)) return path;
      }
    }
  }
  return undefined;
}

/**
 * Runs in the project's folder, or `cwd`, to the end, or to `limit` (milliseconds), which is a failure; with `quiet`, output is kept instead of shown.
 * @param {string} file
 * @param {string[]} args
 * @param {{ quiet?: boolean, env?: Record<string, string | undefined>, shell?: boolean, limit?: number, cwd?: string }} options
 * @returns {Promise<{ code: number, output: string }>}
 */
export function runCommand(file, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd: options.cwd ?? root,
      env: { ...process.env, ...options.env },
      stdio: options.quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      shell: options.shell ?? false,
      timeout: options.limit,
    });
    let output = '';
    child.stdout?.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr?.on('data', (chunk) => {
      output += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === null && child.killed) {
        const late = `${file} ${args[0] ?? ''} did not end within ${(options.limit ?? 0) / 1000} s.`;
        if (options.quiet) output += late;
        else console.log(late);
      }
      resolve({ code: code ?? 1, output });
    });
  });
}

/**
 * Runs npm: the one that runs us where there is one, else the one on the PATH.
 * @param {string[]} args
 */
export function runNpm(args) {
  const npm = process.env.npm_execpath;
  if (npm?.endsWith('.js')) return runCommand(process.execPath, [npm, ...args], { quiet: true });
  return runCommand('npm', args, { quiet: true, shell: process.platform === 'win32' });
}

/**
 * Runs a JavaScript program of node_modules with this Node.
 * @param {string} program path below node_modules
 * @param {string[]} args
 * @param {{ quiet?: boolean, env?: Record<string, string | undefined>, limit?: number }} options
 */
export function runTool(program, args, options = {}) {
  return runCommand(process.execPath, [join(root, 'node_modules', program), ...args], options);
}
