// What partners may ask for in the portal: the inputs of its reads and actions, each naming a grant and never a server.

import { z } from 'zod';
import { shaped } from '@/lib/fields/leaves';
import { sshPublicKeyBody } from '@/lib/ssh-keys/schema';
import { SshPublicKeyId } from '@/lib/transfer-model/constraints.gen';

const GrantId = z.string().min(1).max(100);
const keyId = shaped(SshPublicKeyId, 'This key is not known.');
const fingerprint = z.string().regex(/^SHA256:[A-Za-z0-9+/]{43}$/, 'This is no fingerprint.');

export const LABEL_LIMIT = 80;
const label = z.string().trim().max(LABEL_LIMIT, `Use at most ${LABEL_LIMIT} characters.`);
/** A day such as 2027-03-31, or nothing. */
const day = z.union([z.literal(''), z.iso.date('Enter a date.')]);

/** Of what is about the contact alone. */
export const grantlessSchema = z.object({});
export const grantSchema = z.object({ GrantId });

export const uploadKeySchema = z.object({
  GrantId,
  SshPublicKeyBody: sshPublicKeyBody,
  Label: label,
  ExpiresOn: day,
});
export type UploadKeyValues = z.input<typeof uploadKeySchema>;

export const keyRefSchema = z.object({ GrantId, SshPublicKeyId: keyId });
export type KeyRef = z.input<typeof keyRefSchema>;

export const annotateKeySchema = z.object({ GrantId, SshPublicKeyId: keyId, Label: label, ExpiresOn: day });
export type AnnotateKeyValues = z.input<typeof annotateKeySchema>;

export const scheduleRemovalSchema = z.object({
  GrantId,
  SshPublicKeyId: keyId,
  /** Empty takes the date back. */
  RemoveOn: day,
});
export type ScheduleRemovalValues = z.input<typeof scheduleRemovalSchema>;

export const withdrawRequestSchema = z.object({ GrantId, RequestId: z.string().min(1).max(100) });
export type WithdrawRequestValues = z.input<typeof withdrawRequestSchema>;

/** `since` is a moment in epoch milliseconds: logins before it do not count. */
export const awaitLoginSchema = z.object({ GrantId, fingerprint, since: z.number().int().min(0) });

export const actsSchema = z.object({
  NextToken: z
    .string()
    .max(100)
    .regex(/^\d{1,15}:[\w-]{1,60}$/)
    .optional(),
});
