// What people may ask of transfers: values of the form for sending, and what they become on the wire.

import type { StartFileTransferRequest } from '@aws-sdk/client-transfer';
import { z } from 'zod';
import { shaped } from '@/lib/fields/leaves';
import * as shapes from '@/lib/transfer-model/constraints.gen';
import { headerNameProblem, headerValueProblem, pathProblem, pathsIn, pathsProblem } from './rules';

const connectorId = shaped(shapes.ConnectorId, 'Choose a connector.');

function judged(problemOf: (text: string) => string | undefined) {
  return z
    .string()
    .trim()
    .superRefine((text, context) => {
      const message = problemOf(text);
      if (message) context.addIssue({ code: 'custom', message });
    });
}

const header = z.object({ Key: judged(headerNameProblem), Value: judged(headerValueProblem) });

export const sendFilesSchema = z.object({
  ConnectorId: connectorId,
  /** One path in each line, as it is typed. */
  SendFilePaths: z
    .string()
    .max(12_000)
    .superRefine((text, context) => {
      const message = pathsProblem(text);
      if (message) context.addIssue({ code: 'custom', message });
    }),
  CustomHttpHeaders: z
    .array(header)
    .max(50)
    .superRefine((headers, context) => {
      const names = headers.map(({ Key }) => Key.toLowerCase());
      names.forEach((name, index) => {
        if (name && names.indexOf(name) !== index)
          context.addIssue({ code: 'custom', path: [index, 'Key'], message: 'This header is named above.' });
      });
    }),
});

export type SendFilesForm = z.input<typeof sendFilesSchema>;
export type SendFilesValues = z.output<typeof sendFilesSchema>;

export function toStartFileTransferInput({
  ConnectorId,
  SendFilePaths,
  CustomHttpHeaders,
}: SendFilesValues): StartFileTransferRequest {
  return {
    ConnectorId,
    SendFilePaths: pathsIn(SendFilePaths),
    ...(CustomHttpHeaders.length > 0 && { CustomHttpHeaders }),
  };
}

/** A small file for trying a connector out. */
export const testFileSchema = z.object({ Path: judged(pathProblem) });
export type TestFile = z.input<typeof testFileSchema>;

export const transferId = z.string().regex(/^[0-9a-zA-Z-]{1,512}$/);
