// What an identity provider's answer comes to: whether the person gets in, as what, and what is missing or wrong. Pure; runs in the browser too.

import type { DescribedServer } from '@aws-sdk/client-transfer';
import { parsePublicKey } from '@/lib/ssh-keys/rules';
import { type Mapping, mappingProblems } from '@/lib/users/mappings';
import { refusalReason } from './refusal-rules';

export interface ProviderAnswer {
  StatusCode: number;
  Url: string;
  Message: string;
  Response: string;
}

/** A test that was made in this browser; never its password. */
export interface LoginTest {
  id: string;
  at: string;
  UserName: string;
  ServerProtocol: 'SFTP' | 'FTPS' | 'FTP';
  SourceIp: string;
  withPassword: boolean;
  answer: ProviderAnswer;
}

export interface Finding {
  tone: 'wrong' | 'note';
  text: string;
}

export interface FoundKey {
  fingerprint: string;
  algorithm: string;
}

export interface Explanation {
  verdict: 'admitted' | 'half' | 'refused';
  title: string;
  findings: Finding[];
  /** What the answer holds, as far as it can be read. */
  role?: string;
  home?: string;
  mappings?: Mapping[];
  policy?: string;
  posix?: string;
  keys?: FoundKey[];
}

type Server = Pick<DescribedServer, 'Domain' | 'IdentityProviderType' | 'IdentityProviderDetails'>;
type Members = Record<string, unknown>;

/** Directories spell members `role`, other providers `Role`. */
function membersOf(text: string): Members | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [name.charAt(0).toUpperCase() + name.slice(1), member]),
    );
  } catch {
    return undefined;
  }
}

function refused(title: string, ...findings: string[]): Explanation {
  return { verdict: 'refused', title, findings: findings.map((text) => ({ tone: 'wrong', text })) };
}

export function explain(test: LoginTest, server: Server): Explanation {
  const { answer, UserName } = test;
  const type = server.IdentityProviderType;
  if (answer.Message && !answer.Response) {
    return refused(`${UserName} cannot log in`, refusalReason(answer.Message, type));
  }
  if (answer.StatusCode !== 0 && (answer.StatusCode < 200 || answer.StatusCode > 299)) {
    return refused(
      `${UserName} cannot log in`,
      `The provider answered with status ${answer.StatusCode}. A refusal must be status 200 with an empty object.`,
    );
  }
  const text = answer.Response.trim();
  const members = text === '' ? {} : membersOf(text);
  if (!members) return refused('The answer cannot be read', 'It is not a JSON object.');
  if (Object.keys(members).length === 0) {
    return refused(`The provider refuses ${UserName}`, emptyReason(test));
  }
  return explainMembers(test, server, members);
}

function emptyReason({ withPassword }: LoginTest): string {
  return withPassword
    ? 'It answered with nothing: it does not know the name, or the password is wrong.'
    : 'It answered with nothing: it does not know the name, or has no public keys for it.';
}

function explainMembers(test: LoginTest, server: Server, members: Members): Explanation {
  const wrong: string[] = [];
  const notes: string[] = [];
  const text = (name: string): string | undefined => {
    const value = members[name];
    if (value === undefined || value === null || value === '') return undefined;
    if (typeof value === 'string') return value;
    wrong.push(
      `${name} must be a string${typeof value === 'object' ? ' that holds the JSON, not the JSON itself' : ''}.`,
    );
    return undefined;
  };
  const role = text('Role');
  if (members.Role === undefined || members.Role === '')
    wrong.push('Role is missing: nobody gets in without one.');
  else if (role && !/^arn:[\w-]+:iam::\d{12}:role\/\S+$/.test(role))
    wrong.push('Role is not the ARN of an IAM role.');
  const home = text('HomeDirectory');
  const policy = text('Policy');
  if (policy !== undefined && !membersOf(policy)) wrong.push('Policy is not the JSON of a policy.');
  const { mappings } = readHome(text, home, test.UserName, wrong, notes);
  const posix = readPosix(members.PosixProfile, server.Domain === 'EFS', wrong);
  const keys = readKeys(members.PublicKeys, wrong);
  // What AWS says of the answer counts even where we find nothing against it.
  if (test.answer.Message && wrong.length === 0) wrong.push(test.answer.Message);
  const verdict = wrong.length > 0 ? 'refused' : judgeProof(test, server, keys, notes);
  return {
    verdict,
    title: titles[verdict](test.UserName),
    findings: [
      ...wrong.map((line) => ({ tone: 'wrong' as const, text: line })),
      ...notes.map((line) => ({ tone: 'note' as const, text: line })),
    ],
    ...(role && { role }),
    ...(home && { home }),
    ...(mappings && { mappings }),
    ...(policy && { policy }),
    ...(posix && { posix }),
    ...(keys && { keys }),
  };
}

const titles: Record<Explanation['verdict'], (name: string) => string> = {
  admitted: (name) => `${name} can log in`,
  half: (name) => `${name} is known, but this alone opens no session`,
  refused: (name) => `${name} cannot log in`,
};

function readHome(
  text: (name: string) => string | undefined,
  home: string | undefined,
  userName: string,
  wrong: string[],
  notes: string[],
): { mappings?: Mapping[] } {
  const type = text('HomeDirectoryType') ?? 'PATH';
  const details = text('HomeDirectoryDetails');
  if (type !== 'PATH' && type !== 'LOGICAL') wrong.push('HomeDirectoryType must be PATH or LOGICAL.');
  if (type === 'PATH') {
    if (details) notes.push('HomeDirectoryDetails has no effect, since HomeDirectoryType is not LOGICAL.');
    if (!home)
      notes.push('No HomeDirectory: the person begins at “/” and must name the bucket in every path.');
    return {};
  }
  if (home) notes.push('HomeDirectory has no effect, since HomeDirectoryType is LOGICAL.');
  if (!details) {
    if (!wrong.some((line) => line.startsWith('HomeDirectoryDetails')))
      wrong.push('HomeDirectoryDetails is missing, which LOGICAL needs.');
    return {};
  }
  const mappings = toMappings(details);
  if (!mappings) {
    wrong.push('HomeDirectoryDetails must be a list of Entry and Target, written as one JSON string.');
    return {};
  }
  for (const [index, problem] of mappingProblems(mappings, userName).entries()) {
    const line = problem?.Entry ?? problem?.Target;
    if (line) wrong.push(`Mapping ${index + 1} of HomeDirectoryDetails: ${line}`);
  }
  return { mappings };
}

function toMappings(text: string): Mapping[] | undefined {
  try {
    const list: unknown = JSON.parse(text);
    if (!Array.isArray(list) || list.length === 0) return undefined;
    return list.map(({ Entry, Target, Type }: Record<string, unknown>) => {
      if (typeof Entry !== 'string' || typeof Target !== 'string') throw new TypeError('no mapping');
      return { Entry, Target, Type: Type === 'FILE' ? 'FILE' : 'DIRECTORY' };
    });
  } catch {
    return undefined;
  }
}

function readPosix(value: unknown, needed: boolean, wrong: string[]): string | undefined {
  const { Uid, Gid } = (typeof value === 'object' && value !== null ? value : {}) as Members;
  if (Number.isInteger(Uid) && Number.isInteger(Gid)) return `user ${Uid}, group ${Gid}`;
  if (needed) wrong.push('PosixProfile with a Uid and a Gid is missing, which EFS needs.');
  return undefined;
}

function readKeys(value: unknown, wrong: string[]): FoundKey[] | undefined {
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value)) {
    wrong.push('PublicKeys must be a list of strings.');
    return undefined;
  }
  return value.flatMap((line, index) => {
    const parsed = typeof line === 'string' ? parsePublicKey(line) : undefined;
    if (parsed?.ok) return [{ fingerprint: parsed.key.fingerprint, algorithm: parsed.key.algorithm }];
    wrong.push(`Key ${index + 1} of PublicKeys: ${parsed ? parsed.problem.title : 'it is not a string'}.`);
    return [];
  });
}

/** Whether what was tried is all that the server asks for; says what else is. */
function judgeProof(
  { withPassword, ServerProtocol }: LoginTest,
  { IdentityProviderType, IdentityProviderDetails }: Server,
  keys: readonly FoundKey[] | undefined,
  notes: string[],
): Explanation['verdict'] {
  const passwordOnly = ServerProtocol !== 'SFTP' || IdentityProviderType === 'AWS_DIRECTORY_SERVICE';
  const methods = passwordOnly
    ? 'PASSWORD'
    : (IdentityProviderDetails?.SftpAuthenticationMethods ?? 'PUBLIC_KEY_OR_PASSWORD');
  const hasKeys = (keys?.length ?? 0) > 0;
  if (withPassword) {
    if (hasKeys) notes.push('Public keys are not looked at in an answer about a password.');
    if (methods === 'PUBLIC_KEY') {
      notes.push('This server lets nobody in by password: test without one, for the keys.');
      return 'half';
    }
    if (methods === 'PUBLIC_KEY_AND_PASSWORD') {
      notes.push('This server asks for a key too: test without a password to see the keys.');
      return 'half';
    }
    return 'admitted';
  }
  if (methods === 'PASSWORD') {
    notes.push('A password is needed here, and none was tried.');
    return 'half';
  }
  if (!hasKeys) {
    notes.push(
      methods === 'PUBLIC_KEY_OR_PASSWORD'
        ? 'No public keys: the person can log in by password only.'
        : 'No public keys, and this server asks for one.',
    );
    return methods === 'PUBLIC_KEY_OR_PASSWORD' ? 'half' : 'refused';
  }
  if (methods === 'PUBLIC_KEY_AND_PASSWORD') {
    notes.push('After the key this server asks for the password: test with one too.');
    return 'half';
  }
  return 'admitted';
}
