// Who may import whom: the table of CONTRIBUTING.md as a check, and the line between browser and server.
import { type Import, importsOf, resolveImport, type Sources } from './imports';

/** Folders under lib/ that carry the others; every other folder is a resource. */
const FOUNDATION: Record<string, RegExp> = {
  'transfer-model': /^lib\/transfer-model\//,
  fields: /^lib\/(fields|transfer-model)\//,
  db: /^lib\/(db\/|env$|audit\/chain$)/,
  audit: /^lib\/(audit|db|query)\/|^lib\/(permissions|env|transfer\/read)$/,
  auth: /^lib\/(auth|db|audit)\/|^lib\/(env|permissions|transfer\/errors)$/,
  mail: /^lib\/(mail\/|env$)/,
  query: /^lib\/query\/|^lib\/(transfer\/errors|caller)$/,
  transfer:
    /^lib\/(transfer|transfer-model|audit|fields|db)\/|^lib\/(env|caller|partner-caller|permissions|query\/hand-over)$/,
  jobs: /^lib\/(jobs|db|audit|query|transfer)\/|^lib\/(env|permissions|auth\/environment-roles)$/,
};
const FILES: Record<string, RegExp> = {
  env: /^lib\/permissions$/,
  cn: /^$/,
  format: /^$/,
  csv: /^$/,
  permissions: /^lib\/transfer-model\//,
  caller: /^lib\/(auth\/|permissions$|env$|partner-caller$)/,
  'partner-caller': /^lib\/(auth\/|db\/|permissions$)/,
  start: /^lib\//,
};
const OF_EVERY_RESOURCE =
  /^lib\/(equivalents|fields|query|transfer|transfer-model|db|audit|auth|jobs|mail)\/|^lib\/(env|caller|partner-caller|permissions|format|csv)$/;
/** Beside what is pure: what the console remembers of a resource, which a write on another makes stale. */
const OF_OTHER_RESOURCES =
  /^lib\/([^/]+\/(rules|schema|keys|[a-z-]+-rules|describe-cache|seen-keys)|(key-(notes|policies|requests|expiry)|suspensions)\/[a-z-]+|members\/(accounts|addresses|open-write)|servers\/(endpoints|host-keys-seen|host-name)|server-logs\/(place|log-line)|users\/mappings|certificates\/(pem|read-pasted|private-key|generate))$/;
const LOOKS = /^components\/(ui\/|form\/|data-table\/|[^/]+$)/;

const CLIENT_SAFE = /^lib\/(fields\/|[^/]+\/(schema|queries|mutations|rules|keys)\.tsx?$)|^components\//;
const FOR_TESTS = /^emulator\/(sdk-tests\/|.*\/test-[^/]*$)/;
const MARKS_SERVER = 'server-only';

const stem = (file: string) => file.replace(/\.(gen\.)?(tsx?|mjs|json)$/, '');
const isTest = (file: string) => /\.test\.tsx?$/.test(file);

function mayImport(from: string, to: string): boolean {
  const target = stem(to);
  const [top = '', folder = ''] = from.split('/');
  if (to.startsWith('app/')) return top === 'app' && isNear(from, to);
  if (to.startsWith('emulator/')) return top === 'emulator';
  switch (top) {
    case 'app':
      return /^(components|lib)\//.test(to);
    case 'components':
      return LOOKS.test(from)
        ? LOOKS.test(to) || /^lib\/(cn|format|csv|permissions|equivalents\/equivalent)$/.test(target)
        : /^(components|lib)\//.test(to);
    case 'lib':
      return libMayImport(from, folder, target);
    case 'emulator':
      return to.startsWith('lib/transfer-model/');
    case 'e2e':
      return /^(e2e|scripts)\//.test(to) || to === 'lib/permissions.ts';
    default:
      return true;
  }
}

function libMayImport(from: string, folder: string, target: string): boolean {
  const allowed = FOUNDATION[folder] ?? FILES[stem(folder)];
  // A test may arrange whatever the guarantee needs.
  if (isTest(from)) return /^(lib|scripts)\//.test(target);
  if (from === 'lib/query/read-registry.ts' && /^lib\/[^/]+\/reads$/.test(target)) return true;
  if (from === 'lib/jobs/registry.ts' && /^lib\/[^/]+\/([a-z]+-)*job$/.test(target)) return true;
  if (allowed) return allowed.test(target);
  return (
    target.startsWith(`lib/${folder}/`) || OF_EVERY_RESOURCE.test(target) || OF_OTHER_RESOURCES.test(target)
  );
}

/** A route's private pieces serve that route and what lies under it. */
function isNear(from: string, to: string): boolean {
  const owner = to.replace(/_components\/.*$/, '').replace(/[^/]*$/, '');
  return from.startsWith(owner);
}

function forbiddenPackage(from: string, { specifier, typeOnly }: Import): boolean {
  if (specifier.startsWith('@/')) return /^(emulator|e2e)\//.test(from);
  if (!from.startsWith('emulator/') || isTest(from) || FOR_TESTS.test(from)) return false;
  return specifier.startsWith('@aws-sdk/') && !typeOnly;
}

/** One sentence for each import that crosses a border. */
export function forbiddenImports(sources: Sources): string[] {
  const found: string[] = [];
  for (const [file, source] of sources) {
    for (const one of importsOf(source)) {
      const target = resolveImport(sources, file, one.specifier);
      if (forbiddenPackage(file, one) || (target && !mayImport(file, target))) {
        found.push(`${file} may not import ${one.specifier}`);
      }
    }
  }
  return found;
}

const isServerAction = (source: string) => /^['"]use server['"]/m.test(source);
const isClientEntry = (file: string, source: string) =>
  !isTest(file) && (CLIENT_SAFE.test(file) || /^['"]use client['"]/m.test(source));

/** Why a browser would get server code: the chain of imports that leads there. */
export function serverCodeInBrowser(sources: Sources): string[] {
  const found: string[] = [];
  for (const [entry, source] of sources) {
    if (!isClientEntry(entry, source)) continue;
    const seen = new Set<string>();
    const visit = (file: string, chain: string[]) => {
      const text = sources.get(file);
      if (seen.has(file) || text === undefined) return;
      seen.add(file);
      // An action reaches the browser as a reference only.
      if (isServerAction(text)) return;
      for (const { specifier, typeOnly } of importsOf(text)) {
        if (typeOnly) continue;
        if (specifier === MARKS_SERVER || /^(@aws-sdk\/|better-sqlite3|node:)/.test(specifier)) {
          found.push(`${[...chain, file].join(' → ')} → ${specifier}`);
        }
        const target = resolveImport(sources, file, specifier);
        if (target) visit(target, [...chain, file]);
      }
    };
    visit(entry, []);
  }
  return found;
}
