// Session policies of users: read with the variables of Transfer Family, and asked whether they allow one S3 request.

import { matches, patternOf, textOf, type Variables } from './policy-pattern';

/** Whose policy it is: the variables stand for these. */
export interface PolicyHolder {
  UserName: string;
  HomeDirectoryType: 'PATH' | 'LOGICAL';
  HomeDirectory?: string;
}

export interface S3Request {
  action: string;
  resource: string;
  /** Of the request: `s3:prefix` and `s3:delimiter`. */
  conditions?: Readonly<Record<string, string>>;
}

export interface Verdict {
  allowed: boolean;
  /** Half a sentence: what decided. */
  reason: string;
}

interface Condition {
  key: string;
  /** Whether a value of the request, or its absence, fulfils the condition. */
  holds(value: string | undefined): boolean;
}

interface Statement {
  name: string;
  effect: 'Allow' | 'Deny';
  action(text: string): boolean;
  resource(text: string): boolean;
  conditions: Condition[];
}

export type SessionPolicy =
  | { understood: true; statements: Statement[] }
  /** Whatever is asked, the answer is no. */
  | { understood: false; reason: string };

/** STS takes no longer session policy. */
const LONGEST = 2048;
const VERSIONS = ['2012-10-17', '2008-10-17'];
const MEMBERS = ['Version', 'Id', 'Statement'];
const STATEMENT_MEMBERS = ['Sid', 'Effect', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition'];
const CONDITION_KEYS = ['s3:prefix', 's3:delimiter'];

type Members = Record<string, unknown>;

/** Never throws: what cannot be understood says why. */
export function readSessionPolicy(text: string, holder: PolicyHolder): SessionPolicy {
  try {
    if (text.length > LONGEST) throw new Error(`it has more than ${LONGEST} characters`);
    const policy = object(parse(text), 'it');
    onlyMembers(policy, MEMBERS, 'it');
    if (policy.Version !== undefined && !VERSIONS.includes(String(policy.Version))) {
      throw new Error(`its Version is not one of ${VERSIONS.join(' and ')}`);
    }
    const statements = Array.isArray(policy.Statement) ? policy.Statement : [policy.Statement];
    const variables = variablesOf(holder);
    return {
      understood: true,
      statements: statements.map((statement, index) => readStatement(statement, index + 1, variables)),
    };
  } catch (error) {
    return { understood: false, reason: (error as Error).message };
  }
}

/** A Deny that applies wins over every Allow; without an Allow that applies the answer is no. */
export function judge(policy: SessionPolicy, request: S3Request): Verdict {
  if (!policy.understood) {
    return { allowed: false, reason: `the session policy is not understood: ${policy.reason}` };
  }
  const what = `${request.action} on ${request.resource}${prefixOf(request)}`;
  const applying = policy.statements.filter((statement) => applies(statement, request));
  const denying = applying.find(({ effect }) => effect === 'Deny');
  if (denying) return { allowed: false, reason: `${denying.name} of the session policy denies ${what}` };
  const [allowing] = applying;
  if (allowing) return { allowed: true, reason: `${allowing.name} of the session policy allows ${what}` };
  return { allowed: false, reason: `no statement of the session policy allows ${what}` };
}

function prefixOf({ conditions }: S3Request): string {
  const prefix = conditions?.['s3:prefix'];
  return prefix === undefined ? '' : ` with the prefix "${prefix}"`;
}

function applies(statement: Statement, { action, resource, conditions = {} }: S3Request): boolean {
  return (
    statement.action(action) &&
    statement.resource(resource) &&
    statement.conditions.every(({ key, holds }) => holds(conditions[key]))
  );
}

function readStatement(value: unknown, number: number, variables: Variables): Statement {
  const members = object(value, `statement ${number}`);
  const sid = typeof members.Sid === 'string' && members.Sid !== '' ? ` (${members.Sid})` : '';
  const name = `statement ${number}${sid}`;
  onlyMembers(members, STATEMENT_MEMBERS, name);
  const { Effect } = members;
  if (Effect !== 'Allow' && Effect !== 'Deny')
    throw new Error(`the Effect of ${name} is neither Allow nor Deny`);
  return {
    name,
    effect: Effect,
    action: oneOfTwo(members, 'Action', name, (text) => {
      const pattern = patternOf(text.toLowerCase(), variables);
      return (action) => matches(pattern, action.toLowerCase());
    }),
    resource: oneOfTwo(members, 'Resource', name, (text) => {
      const pattern = patternOf(text, variables);
      return (resource) => matches(pattern, resource);
    }),
    conditions: readConditions(members.Condition, name, variables),
  };
}

type Test = (text: string) => boolean;

/** `Action` or `NotAction`, `Resource` or `NotResource`: exactly one of them. */
function oneOfTwo(members: Members, member: string, name: string, read: (text: string) => Test): Test {
  const [plain, negated] = [members[member], members[`Not${member}`]];
  if ((plain === undefined) === (negated === undefined)) {
    throw new Error(`${name} has to have either ${member} or Not${member}`);
  }
  const tests = texts(plain ?? negated, `${member} of ${name}`).map(read);
  const isOne: Test = (text) => tests.some((test) => test(text));
  return plain === undefined ? (text) => !isOne(text) : isOne;
}

function readConditions(value: unknown, name: string, variables: Variables): Condition[] {
  if (value === undefined) return [];
  return Object.entries(object(value, `the Condition of ${name}`)).flatMap(([operator, keys]) =>
    Object.entries(object(keys, `${operator} of ${name}`)).map(([spelled, wanted]) => {
      const key = CONDITION_KEYS.find((known) => known === spelled.toLowerCase());
      if (!key) throw new Error(`the condition key ${spelled} of ${name} is not known`);
      return { key, holds: operatorNamed(operator, texts(wanted, `${spelled} of ${name}`), name, variables) };
    }),
  );
}

/** A negated operator holds where the request has no such key, as with IAM. */
function operatorNamed(
  operator: string,
  wanted: string[],
  name: string,
  variables: Variables,
): Condition['holds'] {
  const ifExists = operator.endsWith('IfExists');
  const plain = ifExists ? operator.slice(0, -'IfExists'.length) : operator;
  if (operator === 'Null') return (value) => wanted.includes(String(value === undefined));
  const [, negation = '', kind = ''] = /^String(Not)?(Equals|EqualsIgnoreCase|Like)$/.exec(plain) ?? [];
  if (kind === '') throw new Error(`the condition operator ${operator} of ${name} is not known`);
  const tests = wanted.map((text) => comparison(kind, text, variables));
  return (value) => {
    if (value === undefined) return ifExists || negation !== '';
    return tests.some((test) => test(value)) === (negation === '');
  };
}

function comparison(kind: string, text: string, variables: Variables): Test {
  if (kind === 'Like') {
    const pattern = patternOf(text, variables);
    return (value) => matches(pattern, value);
  }
  const same = textOf(text, variables);
  if (kind === 'Equals') return (value) => value === same;
  return (value) => value.toLowerCase() === same.toLowerCase();
}

/** Those of the home are for PATH only: with logical directories the service does not know them. */
function variablesOf({ UserName, HomeDirectoryType, HomeDirectory = '' }: PolicyHolder): Variables {
  const [bucket = '', ...folders] = HomeDirectory.split('/').filter((name) => name !== '');
  const home: Record<string, string> = {
    'transfer:homebucket': bucket,
    'transfer:homefolder': folders.join('/'),
    'transfer:homedirectory': [bucket, ...folders].join('/'),
  };
  return (name) => {
    if (name === 'transfer:username') return UserName;
    return HomeDirectoryType === 'PATH' && Object.hasOwn(home, name) ? home[name] : undefined;
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('it is no JSON');
  }
}

function object(value: unknown, what: string): Members {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Members;
  throw new Error(`${what} is no JSON object`);
}

function texts(value: unknown, what: string): string[] {
  const list = Array.isArray(value) ? value : [value];
  if (list.length > 0 && list.every((item) => typeof item === 'string')) return list as string[];
  throw new Error(`${what} is no text and no list of texts`);
}

function onlyMembers(members: Members, known: string[], what: string): void {
  const unknown = Object.keys(members).find((member) => !known.includes(member));
  if (unknown !== undefined) throw new Error(`${what} has the member ${unknown}, which is not known`);
}
