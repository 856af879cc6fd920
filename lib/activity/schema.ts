// What the activity page may ask the audit trail for.

import { z } from 'zod';

export const auditResults = ['succeeded', 'refused', 'failed', 'unknown'] as const;
export type AuditResult = (typeof auditResults)[number];

const text = z.string().trim().min(1).max(300).optional();
const day = z.iso.date().optional();

export const auditFilterSchema = z.object({
  actor: text,
  operation: text,
  /** A server takes in everything below it; with a slash only that one thing is meant. */
  target: text,
  environment: text,
  result: z.enum(auditResults).optional(),
  /** Days in UTC, both included. */
  from: day,
  to: day,
  NextToken: z
    .string()
    .regex(/^\d{1,15}:[0-9a-f-]{36}$/)
    .optional(),
});
export type AuditFilter = Omit<z.output<typeof auditFilterSchema>, 'NextToken'>;
