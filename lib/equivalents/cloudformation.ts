// The CloudFormation template for what is on screen, in YAML. Pure; runs in the browser.

import { type Members, type Resource, type ResourceKind, SecretFile, type Value } from './resource';

/** What AWS::Transfer::… lacks: the kinds that stand here as null, and members of the others. */
const LACKING: Partial<Record<ResourceKind, readonly string[] | null>> = {
  Access: null,
  HostKey: null,
  Server: ['HostKey'],
  User: ['SshPublicKeyBody'],
};

const PLAIN = /^[A-Za-z/][\w/.:@-]*$/;
/** Words that YAML would not take for texts. */
const TAKEN = /^(true|false|yes|no|on|off|y|n|null)$/i;

function scalar(value: string | number | boolean): string {
  if (typeof value !== 'string') return String(value);
  return PLAIN.test(value) && !value.endsWith(':') && !TAKEN.test(value) ? value : JSON.stringify(value);
}

/** What stands behind a name or a dash, with its own line breaks. */
function yaml(value: Value, indent: string): string {
  if (value instanceof SecretFile) return ' !Ref PrivateKey\n';
  if (Array.isArray(value)) return `\n${value.map((each) => item(each, indent)).join('')}`;
  if (typeof value === 'object') return `\n${block(value as Members, indent)}`;
  const lines = typeof value === 'string' ? value.replace(/\n$/, '').split('\n') : [];
  if (lines.length < 3 || /^\s|\s$|\r/m.test(String(value).trimEnd())) return ` ${scalar(value)}\n`;
  const mark = String(value).endsWith('\n') ? '|' : '|-';
  return ` ${mark}\n${lines.map((line) => `${indent}${line}\n`).join('')}`;
}

function item(value: Value, indent: string): string {
  if (typeof value !== 'object' || Array.isArray(value)) return `${indent}-${yaml(value, `${indent}  `)}`;
  return `${indent}- ${block(value as Members, `${indent}  `).trimStart()}`;
}

function block(members: Members, indent: string): string {
  return Object.entries(members)
    .map(([name, value]) => `${indent}${name}:${yaml(value, `${indent}  `)}`)
    .join('');
}

/** Letters and digits, as a template's names must be. */
export function logicalId(kind: ResourceKind, name: string): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter(Boolean);
  return `${kind}${words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')}`;
}

/** A user's keys are texts of the user there. */
function withKeys([
  { kind, members } = { kind: 'User', members: {} } as Resource,
  ...others
]: readonly Resource[]) {
  const bodies = [members, ...others.map((other) => other.members)].map(
    ({ SshPublicKeyBody }) => SshPublicKeyBody,
  );
  const keys = bodies.filter((body) => body !== undefined);
  return kind === 'User' && keys.length > 0 ? { ...members, SshPublicKeys: keys } : members;
}

/** The template, or a sentence that says why there can be none. */
export function cloudFormation(resources: readonly Resource[], name: string): string {
  const [main] = resources;
  if (!main) return '';
  const lacking = LACKING[main.kind] ?? [];
  if (LACKING[main.kind] === null) return `# CloudFormation has no resource for this.\n`;
  const all = Object.entries(withKeys(resources));
  const Properties = Object.fromEntries(all.filter(([member]) => !lacking.includes(member)));
  const left = all.filter(([member]) => lacking.includes(member) && member !== 'SshPublicKeyBody');
  const secret = Object.values(Properties).some((value) => value instanceof SecretFile);
  const template = {
    ...(secret && { Parameters: { PrivateKey: { Type: 'String', NoEcho: true } } }),
    Resources: { [logicalId(main.kind, name)]: { Type: `AWS::Transfer::${main.kind}`, Properties } },
  };
  const notes = left.map(([member]) => `# CloudFormation has no property for ${member}.\n`).join('');
  return `${notes}AWSTemplateFormatVersion: "2010-09-09"\n${block(template, '')}`;
}
