// Says what log events mean in a partner's own terms: paths as the user sees them, failures in words, no name of a bucket or role.

interface Mapping {
  Entry?: string | undefined;
  Target?: string | undefined;
}

export interface Home {
  userName: string;
  directory: string | undefined;
  isLogical: boolean;
  mappings: readonly Mapping[];
}

function baseName(path: string): string {
  return path.replace(/\/+$/, '').split('/').at(-1) ?? '';
}

function inFolder(path: string, folder: string): string | undefined {
  const prefix = folder.replace(/\/+$/, '');
  if (prefix === '') return undefined;
  if (path === prefix) return '';
  return path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : undefined;
}

/** A stored path as the user sees it; what lies outside of its home is named by its last part alone. */
export function seenPath(stored: string, home: Home): string {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of Transfer Family
  const filled = (text = '') => text.replaceAll('${transfer:UserName}', home.userName);
  if (!home.isLogical) {
    const rest = inFolder(stored, filled(home.directory));
    return rest === undefined ? baseName(stored) : rest || '/';
  }
  const fitting = home.mappings
    .map(({ Entry = '/', Target }) => ({ entry: Entry, target: filled(Target) }))
    .map(({ entry, target }) => ({ entry, target, rest: inFolder(stored, target) }))
    .filter((each) => each.rest !== undefined)
    .sort((a, b) => b.target.length - a.target.length);
  const [best] = fitting;
  if (best?.rest === undefined) return baseName(stored);
  return `${best.entry === '/' ? '' : best.entry}${best.rest}` || '/';
}

/** Why something failed; AWS's own text may name roles and buckets, so that only known kinds of it are told. */
export function failureWords(message: string | undefined): string {
  const text = message ?? '';
  if (/no such file|not found|does not exist/i.test(text)) return 'There is no such file or folder.';
  if (/denied|not authorized|not permitted|forbidden|permission/i.test(text))
    return 'The user may not do this there.';
  if (/exists/i.test(text)) return 'There is something of this name already.';
  if (/not empty/i.test(text)) return 'The folder is not empty.';
  if (/space|quota|too large/i.test(text)) return 'There was no room for it.';
  if (/timeout|timed out|reset|closed|lost/i.test(text)) return 'The connection was lost.';
  return 'The server refused it.';
}

/** Why a login was refused. */
export function refusalWords(facts: { method?: string | undefined; message?: string | undefined }): string {
  const text = facts.message ?? '';
  if (/signature|algorithm/i.test(text)) return 'The server does not take this kind of signature.';
  if (facts.method === 'publickey') return 'The server does not know this key for this user.';
  if (facts.method === 'password') return 'The server takes keys, no passwords.';
  return 'The login was refused.';
}

export type FileDeed = 'uploaded' | 'upload broken off' | 'downloaded' | 'deleted' | 'renamed' | 'failed';

const failedDeeds: Record<string, string> = {
  OPEN: 'Opening',
  CLOSE: 'Storing',
  REMOVE: 'Deleting',
  DELETE: 'Deleting',
  RENAME: 'Renaming',
  MKDIR: 'Making folder',
  RMDIR: 'Removing folder',
  READDIR: 'Listing',
  OPENDIR: 'Listing',
};

/** "Opening", "Deleting"…: what was tried, of an event that tells of a failure. */
export function triedWords(operation: string | undefined): string {
  return failedDeeds[operation ?? ''] ?? 'Working on';
}
