// Understands what people paste as a public key: type, bits, fingerprint and comment, or what is wrong and what to do. Runs in the browser too.

import { lengthOf } from '@/lib/transfer-model/constraints';
import { SshPublicKeyBody } from '@/lib/transfer-model/constraints.gen';
import { decodeBase64, readBlob } from './blob';
import { fingerprintOf } from './fingerprint';
import { type KeyProblem, looksPrivate, pemProblem, privateProblem, typeProblem } from './foreign';

export { fingerprintOf, fingerprintOfLine } from './fingerprint';
export type { KeyProblem } from './foreign';
export { looksPrivate } from './foreign';

export interface PublicKey {
  /** As the wire calls it: `ssh-ed25519`. */
  type: string;
  /** As ssh-keygen calls it: `ED25519`. */
  algorithm: string;
  bits: number;
  /** `SHA256:…`, exactly as `ssh-keygen -l` prints it. */
  fingerprint: string;
  comment: string;
  /** The one line that is sent. */
  body: string;
  /** What was changed to make that line. */
  notes: string[];
}

export type ParsedKey = { ok: true; key: PublicKey } | { ok: false; problem: KeyProblem };

/** Sizes of RSA keys that Transfer Family takes. */
const RSA_BITS = [2048, 3072, 4096];
export const BODY_LIMIT = SshPublicKeyBody.max;
/** Longer texts are no key; they are not looked through. */
const TEXT_LIMIT = 16_384;
const NOTHING = new Uint8Array();

const TYPE =
  '(?:ssh-(?:rsa|dss|ed25519)|ecdsa-sha2-nistp(?:256|384|521)|sk-(?:ssh-ed25519|ecdsa-sha2-nistp256)@openssh\\.com)';
const CERTIFIED = '(?:sk-)?(?:ssh|ecdsa)-[a-z0-9-]{1,40}-cert-v\\d\\d@openssh\\.com';
const KEY_LINE = new RegExp(
  `(?:^|[ \\t])(${CERTIFIED}|${TYPE})[ \\t]+(AAAA[A-Za-z0-9+/]*={0,3})(?:[ \\t]+([^\\n]*))?$`,
);

export function algorithmOf(type: string): string {
  if (type === 'ssh-ed25519') return 'ED25519';
  if (type === 'ssh-rsa') return 'RSA';
  if (type === 'ssh-dss') return 'DSA';
  return type.startsWith('ecdsa-') ? 'ECDSA' : type;
}

function fail(problem: KeyProblem): ParsedKey {
  return { ok: false, problem };
}

function damaged(title: string): ParsedKey {
  return fail({
    kind: 'damaged',
    title,
    advice: 'Copy the whole line of the .pub file again, from its type to its end.',
  });
}

const UNKNOWN: KeyProblem = {
  kind: 'unknown',
  title: 'This is no SSH public key',
  advice: 'A public key is one line such as “ssh-ed25519 AAAA… name@host”, in the file that ends in .pub.',
};

const FRAME_BEGIN = '---- BEGIN SSH2 PUBLIC KEY ----';
const FRAME_END = '---- END SSH2 PUBLIC KEY ----';

/** RFC 4716: a framed block with headers, as PuTTYgen's “Save public key” writes it. */
function readRfc4716(text: string): { base64: string; comment: string } | undefined {
  const begin = text.indexOf(FRAME_BEGIN);
  const end = text.indexOf(FRAME_END, begin);
  if (begin < 0 || end < 0) return undefined;
  const lines = text
    .slice(begin + FRAME_BEGIN.length, end)
    .replace(/\\\n/g, '')
    .split('\n');
  const isHeader = (line: string) => /^[^\s:]{1,64}: /.test(line);
  const comment = lines.find((line) => /^comment: /i.test(line))?.slice('comment: '.length) ?? '';
  const base64 = lines
    .filter((line) => !isHeader(line))
    .join('')
    .replace(/\s/g, '');
  return { base64, comment: comment.trim().replace(/^"(.*)"$/, '$1') };
}

/** Whether a line holds the beginning of a key whose rest must stand on the next one. */
function isCutOff(line: string): boolean {
  const match = line.length <= BODY_LIMIT ? KEY_LINE.exec(line) : null;
  return match?.[2] !== undefined && match[3] === undefined && !readBlob(decodeBase64(match[2]) ?? NOTHING);
}

/** The lines that may hold a key; one that was copied from a narrow window is put together again. */
function keyLines(text: string): { lines: string[]; joined: boolean } {
  const lines: string[] = [];
  let joined = false;
  for (const line of text.split('\n').map((each) => each.trim())) {
    const last = lines.at(-1);
    if (line === '' || line.startsWith('#')) continue;
    if (last !== undefined && /^[A-Za-z0-9+/]+={0,3}(?:[ \t]|$)/.test(line) && isCutOff(last)) {
      lines[lines.length - 1] = last + line;
      joined = true;
    } else lines.push(line);
  }
  return { lines, joined };
}

function check(type: string, base64: string, comment: string, notes: string[]): ParsedKey {
  const refusal = typeProblem(type);
  if (refusal) return fail(refusal);
  const blob = decodeBase64(base64);
  const facts = blob && readBlob(blob);
  if (!blob || !facts) return damaged('This key is damaged or cut off');
  if (facts.type !== type)
    return damaged(`This line says ${type}, but the key in it is of type ${facts.type}`);
  if (type === 'ssh-rsa' && !RSA_BITS.includes(facts.bits)) {
    const isWeak = facts.bits < 2048;
    return fail({
      kind: 'size',
      title: `This RSA key has ${facts.bits} bits${isWeak ? ', which is too weak' : ''}`,
      advice: 'Transfer Family takes RSA keys of 2048, 3072 or 4096 bits. Make a new key:',
      command: 'ssh-keygen -t ed25519',
    });
  }
  const body = comment ? `${type} ${base64} ${comment}` : `${type} ${base64}`;
  if (lengthOf(body) > BODY_LIMIT) {
    return fail({
      kind: 'too-long',
      title: `This key has ${lengthOf(body)} characters`,
      advice: `Transfer Family takes at most ${BODY_LIMIT}. Shorten the comment at its end.`,
    });
  }
  const key = {
    ...facts,
    algorithm: algorithmOf(type),
    fingerprint: fingerprintOf(blob),
    comment,
    body,
    notes,
  };
  return { ok: true, key };
}

/** Reads one public key out of whatever was pasted or dropped. Says "private" before it looks at anything else. */
export function parsePublicKey(input: string): ParsedKey {
  if (looksPrivate(input)) return fail(privateProblem(input));
  if (input.length > TEXT_LIMIT) return fail(UNKNOWN);
  const text = input
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .trim();
  const foreign = pemProblem(text);
  if (foreign) return fail(foreign);
  const framed = readRfc4716(text);
  if (framed) {
    const facts = readBlob(decodeBase64(framed.base64) ?? NOTHING);
    if (!facts) return damaged('This SSH2 key is damaged or cut off');
    const notes = ['It came in the SSH2 format (RFC 4716) and was converted to the OpenSSH format.'];
    return check(facts.type, framed.base64, framed.comment, notes);
  }
  const { lines, joined } = keyLines(text);
  const found = lines.map((line) => KEY_LINE.exec(line)).filter((match) => match !== null);
  const [match] = found;
  if (found.length > 1) {
    return fail({
      kind: 'several',
      title: `These are ${found.length} keys`,
      advice: 'Add them one at a time, so that each is seen.',
    });
  }
  if (!match?.[1] || !match[2]) return explainRest(text);
  const notes: string[] = [];
  if (match.index > 0) {
    notes.push(
      'What stood in front of the key (options such as from=…) was left out: Transfer Family has no such options.',
    );
  }
  if (joined) notes.push('Its line breaks were taken out.');
  return check(match[1], match[2], (match[3] ?? '').trim(), notes);
}

function explainRest(text: string): ParsedKey {
  if (/^(?:ssh|ecdsa|sk)-\S+\s*$/.test(text)) return damaged('The key itself is missing after its type');
  if (/(?:^|\s)(?:ssh|ecdsa)-\S+\s+\S/.test(text)) return damaged('This key is damaged or cut off');
  if (/^AAAA[A-Za-z0-9+/=\s]+$/.test(text)) return damaged('The type is missing in front of this key');
  if (/^SHA256:|^([0-9a-f]{2}:){15}/.test(text)) {
    return fail({
      kind: 'unknown',
      title: 'This is a fingerprint',
      advice: 'A fingerprint only names a key. Paste the key itself, from the file that ends in .pub.',
    });
  }
  return fail(UNKNOWN);
}

/** A key as the server keeps it, to be shown even where we know nothing of its type. */
export function describeStoredKey(
  body: string,
): Pick<PublicKey, 'type' | 'algorithm' | 'bits' | 'fingerprint' | 'comment'> {
  const parsed = parsePublicKey(body);
  if (parsed.ok) return parsed.key;
  const [type = '', base64 = '', ...rest] = body.trim().split(/\s+/);
  const blob = decodeBase64(base64) ?? NOTHING;
  const facts = readBlob(blob);
  return {
    type,
    algorithm: algorithmOf(type),
    bits: facts?.bits ?? 0,
    fingerprint: fingerprintOf(blob),
    comment: rest.join(' '),
  };
}
