// The Terraform resources for what is on screen, with the block that imports what exists already. Pure; runs in the browser.

import { LocalFile, type Members, type Resource, type Value } from './resource';
import { ARGUMENTS, type Arguments } from './terraform-arguments';

/** `S3StorageOptions` is `s3_storage_options`. */
export function snake(name: string): string {
  return name
    .replace(/(.)([A-Z][a-z]+)/g, '$1_$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase();
}

/** A name that Terraform takes, from one that people gave. */
export function labelOf(name: string): string {
  const label = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  return /^[a-z]/.test(label) ? label : `this_${label}`.replace(/_$/, '');
}

/** `${…}` and `%{…}` would be Terraform's own. */
const escaped = (text: string) => text.replaceAll(/[$%](?=\{)/g, '$&$&');

function quoted(text: string): string {
  const plain = JSON.stringify(text).replaceAll('\\b', '\\u0008').replaceAll('\\f', '\\u000c');
  return escaped(plain);
}

function literal(value: Value, indent: string): string {
  if (value instanceof LocalFile) return `${value.binary ? 'filebase64' : 'file'}("${value.name}")`;
  if (Array.isArray(value)) return `[${value.map((each) => literal(each, indent)).join(', ')}]`;
  if (typeof value !== 'string') return String(value);
  const lines = value.replace(/\n$/, '').split('\n');
  // A heredoc ends with a line break, and takes the indent off: fit for a certificate, not for every text.
  const fits = value.endsWith('\n') || value.startsWith('-----BEGIN');
  if (!fits || lines.length < 3 || /^\s|\r|^EOT$/m.test(value)) return quoted(value);
  const body = lines.map((line) => `${indent}  ${escaped(line)}`).join('\n');
  return `<<-EOT\n${body}\n${indent}EOT`;
}

interface Written {
  /** Pairs stand above blocks, as `terraform fmt` and people like them. */
  pairs: [name: string, text: string][];
  blocks: string[];
  /** Members that the provider has no argument for. */
  lacking: string[];
}

function write(members: Members, known: Arguments, indent: string, path = ''): Written {
  const written: Written = { pairs: [], blocks: [], lacking: [] };
  for (const [member, value] of Object.entries(members)) {
    const argument = known[member];
    if (argument === undefined) {
      written.lacking.push(path + member);
    } else if (argument === true || 'as' in argument) {
      const name = argument === true ? snake(member) : argument.as;
      written.pairs.push([name, literal(value, indent)]);
    } else if ('flat' in argument) {
      const inner = write(value as Members, argument.flat, indent, `${path}${member}.`);
      written.pairs.push(...inner.pairs);
      written.lacking.push(...inner.lacking);
    } else {
      for (const each of Array.isArray(value) ? value : [value]) {
        const inner = write(each as Members, argument.block, `${indent}  `, `${path}${member}.`);
        written.lacking.push(...inner.lacking);
        written.blocks.push(`${indent}${snake(member)} {\n${laidOut(inner, `${indent}  `)}${indent}}\n`);
      }
    }
  }
  return written;
}

/** Equal signs stand below each other, but a text of many lines ends such a group, as `terraform fmt` has it. */
function aligned(pairs: Written['pairs'], indent: string): string {
  const groups: Written['pairs'][] = [[]];
  for (const pair of pairs) {
    groups.at(-1)?.push(pair);
    if (pair[1].includes('\n')) groups.push([]);
  }
  const line = (group: Written['pairs']) => {
    const width = Math.max(0, ...group.map(([name]) => name.length));
    return ([name, text]: [string, string]) => `${indent}${name.padEnd(width)} = ${text}\n`;
  };
  return groups.map((group) => group.map(line(group)).join('')).join('');
}

function laidOut({ pairs, blocks }: Written, indent: string): string {
  return [aligned(pairs, indent), ...blocks].filter((part) => part !== '').join('\n');
}

const isSystemTag = (key: string) => key.startsWith('transfer:');

type Tags = { Key: string; Value: string }[];

function tagLines(tags: Tags): string {
  const width = Math.max(0, ...tags.map(({ Key }) => quoted(Key).length));
  const lines = tags.map(({ Key, Value: text }) => `    ${quoted(Key).padEnd(width)} = ${quoted(text)}\n`);
  return lines.length > 0 ? `  tags = {\n${lines.join('')}  }\n` : '';
}

/** A server's own host name is kept in tags that the provider treats as resources. */
function systemTags(tags: Tags, target: string): string[] {
  return tags.map(({ Key, Value: text }) => {
    const label = `${target.split('.')[1]}_${labelOf(Key.replace('transfer:', ''))}`;
    const pairs: Written['pairs'] = [
      ['resource_arn', `${target}.arn`],
      ['key', quoted(Key)],
      ['value', quoted(text)],
    ];
    return `resource "aws_transfer_tag" "${label}" {\n${aligned(pairs, '  ')}}\n`;
  });
}

function one({ kind, id, members }: Resource, label: string): string {
  const { type, arguments: known } = ARGUMENTS[kind];
  const { Tags = [], ...rest } = members;
  const tags = Tags as Tags;
  const written = write(rest, known, '  ');
  const body = [laidOut(written, '  '), tagLines(tags.filter(({ Key }) => !isSystemTag(Key)))];
  const lacking = written.lacking.map((path) => `  # The provider has no argument for ${path}.\n`).join('');
  const text = `resource "${type}" "${label}" {\n${body.filter((part) => part !== '').join('\n')}${lacking}}\n`;
  const imported = id && `import {\n  to = ${type}.${label}\n  id = ${quoted(id)}\n}\n`;
  const own = systemTags(
    tags.filter(({ Key }) => isSystemTag(Key)),
    `${type}.${label}`,
  );
  return [imported, text, ...own].filter(Boolean).join('\n');
}

/** The first is what the screen is about; a user's keys are resources of their own. */
export function terraform(resources: readonly Resource[], name: string): string {
  const label = labelOf(name);
  return resources.map((each, index) => one(each, index === 0 ? label : `${label}_${index}`)).join('\n');
}
