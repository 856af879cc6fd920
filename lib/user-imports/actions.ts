'use server';
// Checks a file of users, and starts its import.

import { workOn } from '@/lib/jobs/engine';
import { insertJob } from '@/lib/jobs/store';
import { defineAction } from '@/lib/transfer/action';
import { TransferFailure } from '@/lib/transfer/errors';
import { checkFile } from './check';
import { importUsersJob } from './import-job';
import { hasWrite } from './plan';
import { checkImportSchema, startImportSchema } from './schema';

/** An action and no read, for a file is more than an address can carry. */
export const checkUserImport = defineAction({
  permission: 'CreateUser',
  operation: 'CheckUserImport',
  input: checkImportSchema,
  target: ({ ServerId }) => ServerId,
  run: async (context, input) => (await checkFile(context, input)).shown,
});

/** Checks once more, since the page may have been open for long; rows with errors are left out. */
export const startUserImport = defineAction({
  permission: 'CreateUser',
  operation: 'ImportUsers',
  input: startImportSchema,
  target: ({ ServerId }) => ServerId,
  run: async (context, input) => {
    const { caller, environment } = context;
    const { shown, planned } = await checkFile(context, input);
    const { ServerId: serverId, onDifference } = input;
    const users = planned.filter((user) => hasWrite(user, onDifference) || user.keys.length > 0);
    if (users.length === 0) {
      const message = shown.problem ?? 'Nothing is left to import.';
      throw new TransferFailure({ code: 'NothingToImport', kind: 'conflict', message, fields: [] });
    }
    const jobId = await insertJob(importUsersJob, {
      environment: environment.id,
      actor: caller,
      input: { serverId, onDifference, users },
      secrets: null,
    });
    void workOn(jobId);
    return { jobId };
  },
});
