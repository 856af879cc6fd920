// The only reader of process.env in the console: configuration, checked once, with a sentence for each mistake.

import { randomBytes } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { type Role, roles } from '@/lib/permissions';

/** A setting that cannot work; its message says what is wrong and how to mend it. */
export class SettingError extends Error {}

/** The tokens of globals.css, so that the file chooses a colour and never a style. */
export const environmentColours = [
  'grey',
  'blue',
  'teal',
  'green',
  'amber',
  'orange',
  'red',
  'violet',
] as const;

const environmentSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,30}$/, 'id must be lower-case letters, digits and hyphens'),
  label: z.string().min(1).max(60),
  region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'region must look like eu-west-1'),
  profile: z.string().min(1).optional(),
  roleArn: z.string().startsWith('arn:').optional(),
  externalId: z.string().min(1).optional(),
  endpoint: z.url().optional(),
  colour: z.enum(environmentColours, `colour must be one of ${environmentColours.join(', ')}`).optional(),
});

/** One AWS account and Region (or emulator) that the console manages. */
export type Environment = z.infer<typeof environmentSchema> & {
  /** Fixed credentials, used only for the embedded emulator, which takes any on loopback. */
  credentials?: { accessKeyId: string; secretAccessKey: string };
};

/** The company's OpenID Connect provider, and what its groups may do here. */
export interface SingleSignOn {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** What people call it: `Sign in with …`. */
  label: string;
  groupsClaim: string;
  scopes: string[];
  roleOfGroup: ReadonlyMap<string, Role>;
}

export interface Settings {
  /** Public origin, without a trailing slash. */
  consoleUrl: string;
  /** Hosts (with port) that a request may name. */
  allowedHosts: string[];
  dataDir: string;
  databaseUrl: string | undefined;
  secret: string;
  environments: Environment[];
  /** How many reverse proxies stand in front, each adding to X-Forwarded-For; 0 believes the connection alone. */
  trustedProxies: number;
  /** Where mail goes out and whom it is from; undefined: none is sent. */
  mail: { smtpUrl: string; from: string } | undefined;
  singleSignOn: SingleSignOn | undefined;
  /** Where passwords are switched off: the one administrator who may still use theirs. */
  breakGlassEmail: string | undefined;
}

function readPort(name: string, fallback: number): number {
  const text = process.env[name];
  if (text === undefined || text === '') return fallback;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new SettingError(`${name} is "${text}", which is no port: set it to a number from 1 to 65535.`);
  }
  return port;
}

function readTrustedProxies(): number {
  const text = process.env.CONSOLE_TRUST_PROXY || '0';
  if (!/^\d$/.test(text)) {
    throw new SettingError(
      `CONSOLE_TRUST_PROXY is "${text}": set it to the number of reverse proxies in front of the console, 0 to 9.`,
    );
  }
  return Number(text);
}

function readConsoleUrl(port: number): string {
  const text = process.env.CONSOLE_URL;
  if (!text) return `http://localhost:${port}`;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/') {
    throw new SettingError(
      `CONSOLE_URL is "${text}": set it to the origin that browsers open, such as https://transfer.example.com.`,
    );
  }
  return url.origin;
}

/** No sentence repeats SMTP_URL, which may hold a password. */
function readMail(): Settings['mail'] {
  const smtpUrl = process.env.SMTP_URL;
  const from = process.env.MAIL_FROM ?? '';
  if (!smtpUrl) return undefined;
  if (!/^smtps?:\/\/[^/]/.test(smtpUrl) || !URL.canParse(smtpUrl)) {
    throw new SettingError(
      'SMTP_URL is no address of a mail server: set it to one such as smtps://user:password@mail.example.com.',
    );
  }
  if (!/^([^<>\r\n]+<[^\s<>@,]+@[^\s<>@,]+>|[^\s<>@,]+@[^\s<>@,]+)$/.test(from)) {
    throw new SettingError(
      'MAIL_FROM must be the sender of mails when SMTP_URL is set, such as Transfer Console <console@example.com>.',
    );
  }
  return { smtpUrl, from };
}

// The ignore marks keep the bundler from taking these run-time paths for parts of the project.
function readDataDir(): string {
  const dir = path.resolve(/* turbopackIgnore: true */ process.env.CONSOLE_DATA_DIR || '.data');
  try {
    mkdirSync(/* turbopackIgnore: true */ dir, { recursive: true, mode: 0o700 });
    accessSync(/* turbopackIgnore: true */ dir, constants.W_OK);
  } catch {
    throw new SettingError(
      `The data folder ${dir} cannot be written: make it writable for this user or set CONSOLE_DATA_DIR to another folder.`,
    );
  }
  return dir;
}

function readDatabaseUrl(): string | undefined {
  const text = process.env.DATABASE_URL;
  if (!text) return undefined;
  if (!/^postgres(ql)?:\/\//.test(text)) {
    throw new SettingError(
      'DATABASE_URL must start with postgres:// (leave it unset to use the embedded SQLite).',
    );
  }
  return text;
}

function readSecret(dataDir: string, databaseUrl: string | undefined): string {
  const text = process.env.CONSOLE_SECRET;
  if (text) {
    if (text.length < 32)
      throw new SettingError('CONSOLE_SECRET is too short: use at least 32 random characters.');
    return text;
  }
  if (databaseUrl) {
    throw new SettingError(
      'CONSOLE_SECRET must be set when DATABASE_URL is: every process needs the same one.',
    );
  }
  const file = path.join(/* turbopackIgnore: true */ dataDir, 'secret');
  if (!existsSync(/* turbopackIgnore: true */ file))
    writeFileSync(/* turbopackIgnore: true */ file, randomBytes(32).toString('base64url'), { mode: 0o600 });
  const secret = readFileSync(/* turbopackIgnore: true */ file, 'utf8').trim();
  if (secret.length < 32) {
    throw new SettingError(
      `The file ${file} holds no whole secret: remove it and a new one is made, which ends all sessions.`,
    );
  }
  return secret;
}

/** Reads CONSOLE_ENVIRONMENTS; with no file there is one environment, `local`, on the emulator. */
function readEnvironments(): Environment[] {
  const file = process.env.CONSOLE_ENVIRONMENTS;
  if (!file) {
    const endpoint = process.env.EMULATOR_URL || `http://127.0.0.1:${readPort('EMULATOR_PORT', 4580)}`;
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
    return [{ id: 'local', label: 'Local', region: 'us-east-1', endpoint, credentials }];
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(/* turbopackIgnore: true */ file, 'utf8'));
  } catch (error) {
    const reason = error instanceof SyntaxError ? `is not JSON (${error.message})` : 'cannot be read';
    throw new SettingError(
      `CONSOLE_ENVIRONMENTS names ${file}, which ${reason}: mend the file or unset the variable.`,
    );
  }
  const result = z.array(environmentSchema).min(1).safeParse(parsed);
  if (!result.success) {
    const issue = result.error.issues[0];
    throw new SettingError(
      `The environments file ${file} is wrong at ${issue?.path.join('.') || 'the top'}: ${issue?.message}.`,
    );
  }
  const ids = result.data.map((environment) => environment.id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice)
    throw new SettingError(
      `The environments file ${file} has the id "${twice}" twice: make every id unique.`,
    );
  return result.data;
}

function readIssuer(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isLoopback = url && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
  if (
    !url ||
    url.search ||
    url.hash ||
    !(url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback))
  ) {
    throw new SettingError(
      `OIDC_ISSUER is "${text}": set it to the https address that your provider calls its issuer, such as https://login.example.com/realms/main.`,
    );
  }
  return text;
}

/** `admins=admin,ops=operator`; the last equals sign counts, since a group's name may hold some. */
function readRoleMapping(text: string): Map<string, Role> {
  const mapping = new Map<string, Role>();
  for (const part of text.split(',').map((entry) => entry.trim())) {
    if (part === '') continue;
    const at = part.lastIndexOf('=');
    const [group, name] = [part.slice(0, Math.max(at, 0)).trim(), part.slice(at + 1).trim()];
    const role = roles.find((known) => known === name);
    if (group === '') {
      throw new SettingError(
        `OIDC_ROLE_MAPPING holds "${part}": write each entry as group=role, such as admins=admin.`,
      );
    }
    if (!role) {
      throw new SettingError(
        `OIDC_ROLE_MAPPING gives the group "${group}" the role "${name}": use one of ${roles.join(', ')}.`,
      );
    }
    if (mapping.has(group)) {
      throw new SettingError(`OIDC_ROLE_MAPPING names the group "${group}" twice: give each group one role.`);
    }
    mapping.set(group, role);
  }
  return mapping;
}

const OIDC_REQUIRED = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'];
const OIDC_OPTIONAL = ['OIDC_ROLE_MAPPING', 'OIDC_GROUPS_CLAIM', 'OIDC_SCOPES', 'OIDC_LABEL'];

function readSingleSignOn(): SingleSignOn | undefined {
  const set = [...OIDC_REQUIRED, ...OIDC_OPTIONAL].filter((name) => process.env[name]);
  if (set.length === 0) return undefined;
  const missing = OIDC_REQUIRED.find((name) => !set.includes(name));
  if (missing) {
    throw new SettingError(
      `${missing} must be set when ${set[0]} is: single sign-on needs ${OIDC_REQUIRED.join(', ')}.`,
    );
  }
  const label = process.env.OIDC_LABEL || 'single sign-on';
  if (label.length > 60)
    throw new SettingError('OIDC_LABEL is too long for a button: use at most 60 characters.');
  const scopes = (process.env.OIDC_SCOPES || 'openid profile email').split(/[\s,]+/).filter(Boolean);
  if (!scopes.includes('openid')) {
    throw new SettingError(
      `OIDC_SCOPES is "${process.env.OIDC_SCOPES}": it must hold openid, such as "openid profile email groups".`,
    );
  }
  return {
    issuer: readIssuer(process.env.OIDC_ISSUER ?? ''),
    clientId: process.env.OIDC_CLIENT_ID ?? '',
    clientSecret: process.env.OIDC_CLIENT_SECRET ?? '',
    label,
    groupsClaim: process.env.OIDC_GROUPS_CLAIM || 'groups',
    scopes,
    roleOfGroup: readRoleMapping(process.env.OIDC_ROLE_MAPPING ?? ''),
  };
}

function readBreakGlassEmail(singleSignOn: SingleSignOn | undefined): string | undefined {
  const text = process.env.PASSWORD_SIGN_IN || 'on';
  const email = process.env.BREAK_GLASS_EMAIL?.trim().toLowerCase();
  if (text !== 'on' && text !== 'off') {
    throw new SettingError(`PASSWORD_SIGN_IN is "${text}": set it to on or off.`);
  }
  if (email && !z.email().safeParse(email).success) {
    throw new SettingError(`BREAK_GLASS_EMAIL is "${email}", which is no e-mail address.`);
  }
  if (text === 'on') {
    if (!email) return undefined;
    throw new SettingError(
      'BREAK_GLASS_EMAIL has no meaning while passwords are on: unset it or set PASSWORD_SIGN_IN=off.',
    );
  }
  if (!singleSignOn) {
    throw new SettingError(
      'PASSWORD_SIGN_IN is off, and there is no single sign-on: set OIDC_ISSUER, or nobody could come in.',
    );
  }
  if (email) return email;
  throw new SettingError(
    'BREAK_GLASS_EMAIL must be set when PASSWORD_SIGN_IN is off: it names the one administrator who may still use a password.',
  );
}

let settings: Settings | undefined;

/** The settings of this process. Throws SettingError with one sentence for whoever started it. */
export function getSettings(): Settings {
  if (settings) return settings;
  const port = readPort('PORT', 3000);
  const consoleUrl = readConsoleUrl(port);
  const dataDir = readDataDir();
  const databaseUrl = readDatabaseUrl();
  const singleSignOn = readSingleSignOn();
  settings = {
    consoleUrl,
    allowedHosts: [new URL(consoleUrl).host, `localhost:${port}`, `127.0.0.1:${port}`],
    dataDir,
    databaseUrl,
    secret: readSecret(dataDir, databaseUrl),
    environments: readEnvironments(),
    trustedProxies: readTrustedProxies(),
    mail: readMail(),
    singleSignOn,
    breakGlassEmail: readBreakGlassEmail(singleSignOn),
  };
  return settings;
}

export const isBuildPhase = process.env.NEXT_PHASE === 'phase-production-build';
export const isDevelopment = process.env.NODE_ENV === 'development';
