// The rules of session policies (API member `Policy`): size, JSON, and the variables that Transfer Family puts in. Runs in the browser too.

import { lengthOf } from '@/lib/transfer-model/constraints';
import { Policy as PolicyShape } from '@/lib/transfer-model/constraints.gen';
import type { HomeLayout } from './rules';

export const POLICY_LIMIT = PolicyShape.max;

export interface PolicyVariable {
  text: string;
  meaning: string;
  /** Only where the home directory is a real path. */
  needsPath: boolean;
}

const variable = (name: string) => `\${transfer:${name}}`;

export const policyVariables: readonly PolicyVariable[] = [
  { text: variable('UserName'), meaning: 'The name that the user signs in with', needsPath: false },
  { text: variable('HomeBucket'), meaning: 'The bucket of the home directory', needsPath: true },
  { text: variable('HomeFolder'), meaning: 'The home directory without its bucket', needsPath: true },
  {
    text: variable('HomeDirectory'),
    meaning: 'Bucket and folder, without a slash in front',
    needsPath: true,
  },
];

const VARIABLE = /\$\{transfer:(\w{1,40})\}/gi;
const PATH_ONLY = /^(homebucket|homefolder|homedirectory)$/i;
const KNOWN = /^(username|homebucket|homefolder|homedirectory)$/i;

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Why this text cannot be saved as a session policy; undefined where it can, or is empty. */
export function policyProblem(text: string, layout: HomeLayout): string | undefined {
  if (text.trim() === '') return undefined;
  if (/^\s*arn:/.test(text)) {
    return 'This is the ARN of a policy. A session policy is the JSON text itself: AWS would store the ARN, and the user could no longer sign in.';
  }
  const length = lengthOf(text);
  if (length > POLICY_LIMIT) {
    return `The policy has ${length.toLocaleString('en')} characters; at most ${POLICY_LIMIT.toLocaleString('en')} are taken, spaces included.`;
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return 'This is not valid JSON.';
  }
  if (!isObject(parsed) || !('Statement' in parsed)) return 'A policy is a JSON object with a “Statement”.';
  return variableProblem(text, layout);
}

function variableProblem(text: string, layout: HomeLayout): string | undefined {
  for (const [whole, name = ''] of text.matchAll(VARIABLE)) {
    if (!KNOWN.test(name)) return `Transfer Family knows no variable ${whole}.`;
    if (layout !== 'path' && PATH_ONLY.test(name)) {
      return `${whole} has no value for a restricted home directory. Name bucket and folder instead, or use \${transfer:UserName}.`;
    }
  }
  return undefined;
}

/** A policy to begin with: the user's own folder, by variables where they have a value, else by its target. */
export function policyTemplate(layout: HomeLayout, target: string): string {
  const [bucket = 'bucket', ...rest] = target.replace(/^\//, '').split('/');
  const folder = rest.join('/');
  const isPath = layout === 'path';
  const names = isPath
    ? { bucket: variable('HomeBucket'), folder: variable('HomeFolder'), all: variable('HomeDirectory') }
    : { bucket: bucket || 'bucket', folder, all: folder ? `${bucket}/${folder}` : bucket || 'bucket' };
  const prefixes = names.folder ? [`${names.folder}/*`, names.folder] : ['*'];
  const statements = [
    {
      Sid: 'List',
      Effect: 'Allow',
      Action: 's3:ListBucket',
      Resource: `arn:aws:s3:::${names.bucket}`,
      Condition: { StringLike: { 's3:prefix': prefixes } },
    },
    {
      Sid: 'Files',
      Effect: 'Allow',
      Action: ['s3:GetObject', 's3:GetObjectVersion', 's3:PutObject', 's3:DeleteObject'],
      Resource: `arn:aws:s3:::${names.all}/*`,
    },
  ];
  return JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2);
}
