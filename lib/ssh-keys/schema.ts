// What people may ask of SSH keys: the form's values, checked, as the inputs of ImportSshPublicKey and DeleteSshPublicKey.

import { z } from 'zod';
import { serverId, shaped, userName } from '@/lib/fields/leaves';
import { SshPublicKeyId } from '@/lib/transfer-model/constraints.gen';
import { parsePublicKey } from './rules';

/** Any text that holds one public key becomes the line that is sent; a private key goes no further than here. */
export const sshPublicKeyBody = z.string().transform((text, context) => {
  const parsed = parsePublicKey(text);
  if (parsed.ok) return parsed.key.body;
  context.addIssue({ code: 'custom', message: `${parsed.problem.title}. ${parsed.problem.advice}` });
  return z.NEVER;
});

export const importKeySchema = z.object({
  ServerId: serverId,
  UserName: userName,
  SshPublicKeyBody: sshPublicKeyBody,
});
export type ImportKeyValues = z.input<typeof importKeySchema>;

export const deleteKeySchema = z.object({
  ServerId: serverId,
  UserName: userName,
  SshPublicKeyId: shaped(SshPublicKeyId, 'A key id looks like key-0123456789abcdef0.'),
});
export type DeleteKeyValues = z.input<typeof deleteKeySchema>;
