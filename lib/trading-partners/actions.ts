'use server';
// Writes about partners: setting one up, as a job.

import { defineJobGoOn, defineJobStart, defineJobUndo } from '@/lib/jobs/job-actions';
import { TransferFailure } from '@/lib/transfer/errors';
import { generateKeys } from './generate-keys';
import { privateKeysOf } from './plan';
import { problemsOf } from './problems';
import { readObjects } from './read-objects';
import { partnerFormSchema } from './schema';
import { partnerSetUp } from './set-up-job';
import { withoutKeys } from './steps';

const OPERATION = 'SetUpPartner';

/** Looks at what there is once more, since the form may have been open for long. */
export const setUpPartner = defineJobStart(partnerSetUp, {
  operation: OPERATION,
  input: partnerFormSchema,
  target: ({ Partner }) => Partner.As2Id,
  check: async (context, form) => {
    const problems = problemsOf(form, await readObjects(context), Date.now());
    if (problems.length === 0) return;
    throw new TransferFailure({
      code: 'InvalidInput',
      kind: 'validation',
      message: 'Some fields need another value.',
      fields: problems,
    });
  },
  split: async (form) => {
    const complete = await generateKeys(form);
    return { input: withoutKeys(complete), secrets: privateKeysOf(complete) };
  },
});

export const continueSetUp = defineJobGoOn(partnerSetUp, OPERATION);

export const undoSetUp = defineJobUndo(partnerSetUp, OPERATION);
