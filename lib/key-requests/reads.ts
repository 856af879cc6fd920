// Reads about what partners asked for: what waits for a decision in an environment, and how much.

import 'server-only';
import { z } from 'zod';
import { notesOf } from '@/lib/key-notes/store';
import { expiryOf, violations } from '@/lib/key-policies/rules';
import { policyOf } from '@/lib/key-policies/store';
import { describeStoredKey } from '@/lib/ssh-keys/rules';
import { defineRead } from '@/lib/transfer/read';
import { countPending, pendingRequests } from './store';

export interface ShownRequest {
  id: string;
  kind: 'import' | 'delete';
  serverId: string;
  userName: string;
  partnerId: string;
  partnerName: string;
  contactName: string;
  fingerprint: string;
  label: string;
  /** Epoch milliseconds. */
  requestedAt: number;
  /** When a key that is added will end: as was wished for, within what the policy allows. */
  expiresAt: number | null;
  /** Of a key that is to be added. */
  key: { algorithm: string; bits: number; comment: string } | null;
  /** What the environment's key policy says against it. */
  violations: string[];
  /** Fingerprints of the keys that the user had when the console last looked. */
  present: string[];
}

export const listPendingRequests = defineRead({
  permission: 'ReadPartners',
  input: z.object({}),
  run: async ({ environment }): Promise<ShownRequest[]> => {
    const [pending, policy] = await Promise.all([pendingRequests(environment.id), policyOf(environment.id)]);
    return Promise.all(
      pending.map(
        async ({ body, environment: _, sshPublicKeyId: _id, ...request }): Promise<ShownRequest> => {
          const notes = await notesOf({ ...request, environment: environment.id });
          const present = notes.filter((note) => note.vanishedAt === null).map((note) => note.fingerprint);
          const { id, kind, serverId, userName, partnerId, partnerName, contactName } = request;
          const { fingerprint, label, requestedAt } = request;
          const { algorithm, bits, comment } = describeStoredKey(body ?? '');
          const facts = { id, kind, serverId, userName, partnerId, partnerName, contactName };
          return {
            ...facts,
            ...{ fingerprint, label, requestedAt, present },
            expiresAt: kind === 'import' ? expiryOf(policy, Date.now(), request.expiresAt) : null,
            key: kind === 'import' ? { algorithm, bits, comment } : null,
            violations: kind === 'import' ? violations(policy, { algorithm, bits }, present.length) : [],
          };
        },
      ),
    );
  },
});

export const countPendingRequests = defineRead({
  permission: 'ReadPartners',
  input: z.object({}),
  run: ({ environment }) => countPending(environment.id),
});
