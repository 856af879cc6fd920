'use server';
// Writes about what the console knows of keys beyond AWS.

import { getDatabase } from '@/lib/db/database';
import { defineAction } from '@/lib/transfer/action';
import { TransferFailure } from '@/lib/transfer/errors';
import { annotateKeySchema, keyRefSchema } from './schema';
import { annotate, forgetNote, notesOf } from './store';

type Ref = { ServerId: string; UserName: string; fingerprint: string };
const target = ({ ServerId, UserName, fingerprint }: Ref) => `${ServerId}/${UserName}/${fingerprint}`;

function refuse(message: string, path?: string): never {
  const fields = path ? [{ path, message }] : [];
  throw new TransferFailure({ code: 'KeyNotFound', kind: 'not-found', message, fields });
}

async function requireContact(id: string): Promise<void> {
  const contact = await getDatabase()
    .selectFrom('contact')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst();
  if (!contact) refuse('This contact was removed meanwhile. Choose another.', 'owner');
}

export const annotateKey = defineAction({
  permission: 'ImportSshPublicKey',
  operation: 'AnnotateKey',
  input: annotateKeySchema,
  target,
  run: async ({ environment }, { ServerId, UserName, fingerprint, remove, ...known }) => {
    if (known.ownerContactId !== null) await requireContact(known.ownerContactId);
    const user = { environment: environment.id, serverId: ServerId, userName: UserName };
    const removeAt = remove ? known.expiresAt : null;
    if (!(await annotate(user, fingerprint, { ...known, removeAt }))) {
      refuse('The console does not know this key. Reload the page.');
    }
  },
});

/** Takes a key that went outside of the console off the page. */
export const forgetGoneKey = defineAction({
  permission: 'ImportSshPublicKey',
  operation: 'ForgetGoneKey',
  input: keyRefSchema,
  target,
  run: async ({ environment }, { ServerId, UserName, fingerprint }) => {
    const user = { environment: environment.id, serverId: ServerId, userName: UserName };
    const note = (await notesOf(user)).find((one) => one.fingerprint === fingerprint);
    if (!note || note.vanishedAt === null) refuse('This key is there again, or was forgotten already.');
    await forgetNote(user, fingerprint);
  },
});
