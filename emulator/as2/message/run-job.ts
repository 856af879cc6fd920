// Does one job; whatever happens in it ends in an answer.

import { rmSync } from 'node:fs';
import { MessageFailure } from '../failure';
import type { JobAnswer, JobOrder } from '../jobs';
import { buildMdn } from './build-mdn';
import { openMessage } from './open';
import { packMessage } from './pack';
import { readMdn } from './read-mdn';

export function runJob(order: JobOrder): JobAnswer {
  try {
    return { ok: true, value: work(order) };
  } catch (error) {
    if ('output' in order) rmSync(order.output, { force: true });
    if (error instanceof MessageFailure) {
      const { code, message, modifier } = error;
      return { ok: false, code, message, modifier };
    }
    console.error('An AS2 message could not be processed.', error);
    const message = 'The message could not be processed';
    return {
      ok: false,
      code: 'UNEXPECTED_PROCESSING_ERROR',
      message,
      modifier: 'unexpected-processing-error',
    };
  }
}

function work(order: JobOrder): unknown {
  switch (order.kind) {
    case 'pack':
      return packMessage(order);
    case 'open':
      return openMessage(order);
    case 'build-mdn':
      return buildMdn(order);
    case 'read-mdn':
      return readMdn(order);
  }
}
