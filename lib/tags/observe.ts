// Learns tags from every description that passes through this process, and from the changes that it makes itself.

import 'server-only';
import type { Tag } from '@aws-sdk/client-transfer';
import { storableText } from '@/lib/db/storable-text';
import { type Answer, listenToAnswers } from '@/lib/transfer/answers';
import { type SeenTag, type TagNote, writeTagNotes } from './seen-tags';

const WRITE_AFTER_MS = 100;
const BATCH = 200;
/** Were the database slower than AWS for long, what is seen then is left to the next time. */
const MOST_WAITING = 5_000;

interface Described {
  Arn?: string;
  Tags?: Tag[];
  Description?: string;
  UserName?: string;
  As2Id?: string;
  Url?: string;
}

/** What each call tells of, and how the last part of its ARN is made. */
const kinds: Record<string, [member: string, resource: (input: Record<string, string>) => string]> = {
  Server: ['Server', ({ ServerId }) => `server/${ServerId}`],
  User: ['User', ({ ServerId, UserName }) => `user/${ServerId}/${UserName}`],
  HostKey: ['HostKey', ({ ServerId, HostKeyId }) => `host-key/${ServerId}/${HostKeyId}`],
  Agreement: ['Agreement', ({ ServerId, AgreementId }) => `agreement/${ServerId}/${AgreementId}`],
  Certificate: ['Certificate', ({ CertificateId }) => `certificate/${CertificateId}`],
  Profile: ['Profile', ({ ProfileId }) => `profile/${ProfileId}`],
  Connector: ['Connector', ({ ConnectorId }) => `connector/${ConnectorId}`],
  Workflow: ['Workflow', ({ WorkflowId }) => `workflow/${WorkflowId}`],
  WebApp: ['WebApp', ({ WebAppId }) => `webapp/${WebAppId}`],
};

const seen = (tags: readonly Tag[] = []): SeenTag[] =>
  tags
    .map(({ Key = '', Value = '' }) => ({ Key: storableText(Key), Value: storableText(Value) }))
    .filter(({ Key }) => Key !== '');

function labelOf({ Tags, Description, UserName, As2Id, Url }: Described): string {
  const name = Tags?.find(({ Key }) => Key === 'Name')?.Value;
  return storableText(UserName || name || As2Id || Description || Url || '');
}

/** Undefined where the answer says nothing of tags. */
export function tagNoteOf({
  operation,
  input,
  output,
}: Omit<Answer, 'askedAt' | 'environmentId'>): TagNote | undefined {
  const [, verb = '', noun = ''] = /^(Describe|Delete)(\w+)$/.exec(operation) ?? [];
  const kind = Object.hasOwn(kinds, noun) ? kinds[noun] : undefined;
  if (kind) {
    const [member, resource] = kind;
    const found = (output as Record<string, Described> | undefined)?.[member];
    if (verb === 'Delete' || !output) {
      return { what: 'gone', resource: resource(input as Record<string, string>) };
    }
    return found?.Arn
      ? { what: 'described', arn: found.Arn, label: labelOf(found), tags: seen(found.Tags) }
      : undefined;
  }
  if (!output) return undefined;
  const { Arn = '', Tags, TagKeys = [] } = input as { Arn?: string; Tags?: Tag[]; TagKeys?: string[] };
  if (operation === 'TagResource') return { what: 'changed', arn: Arn, set: seen(Tags), remove: [] };
  if (operation === 'UntagResource') return { what: 'changed', arn: Arn, set: [], remove: TagKeys };
  return undefined;
}

type Waiting = Parameters<typeof writeTagNotes>[0][number];

interface Queue {
  waiting: Waiting[];
  timer: NodeJS.Timeout | undefined;
  writing: Promise<void>;
}

declare global {
  var consoleTagNotes: Queue | undefined;
}

function queueOf(): Queue {
  globalThis.consoleTagNotes ??= { waiting: [], timer: undefined, writing: Promise.resolve() };
  return globalThis.consoleTagNotes;
}

async function writeAll({ waiting }: Queue): Promise<void> {
  while (waiting.length > 0) {
    await writeTagNotes(waiting.splice(0, BATCH)).catch((error: unknown) => {
      console.error('The tags that were seen could not be kept', error);
    });
    // Requests come first: SQLite writes in this very thread.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Resolves once all that was seen so far is kept. */
export function writeSeenTags(): Promise<void> {
  const queue = queueOf();
  clearTimeout(queue.timer);
  queue.timer = undefined;
  queue.writing = queue.writing.then(() => writeAll(queue));
  return queue.writing;
}

/** From now on; again after a restart. */
export function keepSeeingTags(): void {
  listenToAnswers('tags', ({ environmentId, operation, input, output, askedAt }) => {
    const queue = queueOf();
    const note = tagNoteOf({ operation, input, output });
    if (!note || queue.waiting.length >= MOST_WAITING) return;
    queue.waiting.push({ environment: environmentId, note, seenAt: askedAt });
    queue.timer ??= setTimeout(() => void writeSeenTags(), WRITE_AFTER_MS).unref();
  });
}
