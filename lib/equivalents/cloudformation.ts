// The CloudFormation template for what is on screen, in YAML. Pure; runs in the browser.

import { LocalFile, type Members, type Resource, type ResourceKind, type Value } from './resource';

const NO_RESOURCE = 'CloudFormation has no resource for this.';
/** Kinds that are no resources there, and why. */
const ABSENT: Partial<Record<ResourceKind, string>> = {
  Access: NO_RESOURCE,
  HostKey: NO_RESOURCE,
  WebAppCustomization:
    'In CloudFormation this is the property WebAppCustomization of the AWS::Transfer::WebApp.',
};

/** Members that AWS::Transfer::… lacks. */
const LACKING: Partial<Record<ResourceKind, readonly string[]>> = {
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
  if (value instanceof LocalFile) return ' !Ref PrivateKey\n';
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
function withKeys({ kind, members }: Resource, resources: readonly Resource[]): Members {
  if (kind !== 'User') return members;
  const keys = resources.map((each) => each.members.SshPublicKeyBody).filter((body) => body !== undefined);
  return keys.length > 0 ? { ...members, SshPublicKeys: keys } : members;
}

/** The template, or a sentence that says why there can be none. */
export function cloudFormation(resources: readonly Resource[], name: string): string {
  const own = resources.filter(({ kind }) => kind !== 'SshPublicKey');
  const absent = own.map(({ kind }) => ABSENT[kind]).find(Boolean);
  if (absent) return `# ${absent}\n`;
  const notes = new Set<string>();
  const entries = own.map((each, index) => {
    const { kind } = each;
    const lacking: readonly string[] = LACKING[kind] ?? [];
    const all = Object.entries(withKeys(each, resources));
    for (const [member] of all)
      if (lacking.includes(member) && member !== 'SshPublicKeyBody') notes.add(member);
    const Properties = Object.fromEntries(all.filter(([member]) => !lacking.includes(member)));
    const id = logicalId(kind, name) + (index === 0 ? '' : index + 1);
    return [id, { Type: `AWS::Transfer::${kind}`, Properties }] as const;
  });
  const secret = own.some(({ members }) => members.PrivateKey instanceof LocalFile);
  const template: Members = {
    ...(secret && { Parameters: { PrivateKey: { Type: 'String', NoEcho: true } } }),
    Resources: Object.fromEntries(entries),
  };
  const lines = [...notes].map((member) => `# CloudFormation has no property for ${member}.\n`);
  return `${lines.join('')}AWSTemplateFormatVersion: "2010-09-09"\n${block(template, '')}`;
}
