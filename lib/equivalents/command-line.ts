// The AWS CLI's command for a call of the Transfer API, as it is typed in a POSIX shell. Pure; runs in the browser.

import { LocalFile, type Members, type Value } from './resource';

/** Where the command is sent to: the environment of the screen. */
export interface Place {
  region: string;
  /** Of an emulator or a private endpoint. */
  endpoint?: string | undefined;
}

/** `HomeDirectoryMappings` is `home-directory-mappings`, as botocore derives it. */
export function kebab(name: string): string {
  return name
    .replace(/(.)([A-Z][a-z]+)/g, '$1-$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase();
}

/** One word of a POSIX shell, whatever is in it. */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** The CLI would fetch these instead of sending them. */
const isFetched = (value: Value) => typeof value === 'string' && /^(https?|file|fileb):\/\//.test(value);

function json(value: Value): string {
  return JSON.stringify(value, (_, each) => (each instanceof LocalFile ? `(${each.name})` : each));
}

function words(value: Value): string[] {
  if (value instanceof LocalFile) return [`${value.binary ? 'fileb' : 'file'}://${value.name}`];
  if (Array.isArray(value)) {
    const plain = value.every((each) => typeof each !== 'object' && !/^[[{]/.test(String(each)));
    return plain && value.length > 0
      ? value.map((each) => shellWord(String(each)))
      : [shellWord(json(value))];
  }
  return [shellWord(typeof value === 'object' ? json(value) : String(value))];
}

function option(name: string, value: Value): string {
  if (typeof value === 'boolean') return `--${value ? '' : 'no-'}${kebab(name)}`;
  const given = words(value);
  // A value that begins with a dash, such as a certificate, would be taken for an option.
  const joint = given.length === 1 && /^'?-/.test(given[0] ?? '') ? '=' : ' ';
  return `--${kebab(name)}${joint}${given.join(' ')}`;
}

/** @param operation Such as `CreateUser`. */
export function awsCommand(operation: string, members: Members, { region, endpoint }: Place): string {
  const fetched = Object.entries(members).filter(([, value]) => isFetched(value));
  const typed = Object.entries(members).filter(([, value]) => !isFetched(value));
  const options = [
    `--region ${shellWord(region)}`,
    ...(endpoint ? [`--endpoint-url ${shellWord(endpoint)}`] : []),
    ...typed.map(([name, value]) => option(name, value)),
    ...(fetched.length > 0 ? [`--cli-input-json ${shellWord(json(Object.fromEntries(fetched)))}`] : []),
  ];
  return [`aws transfer ${kebab(operation)}`, ...options.map((each) => `  ${each}`)].join(' \\\n');
}
