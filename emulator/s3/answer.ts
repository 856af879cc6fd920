// What an operation of S3 answers: a status, headers, and a body at hand or in a file.

import type { DiskFile } from '../storage/disk-file';

export interface S3Answer {
  status: number;
  headers: Record<string, string | number>;
  /** XML. */
  text?: string;
  /** A part of a file, which is closed when it was sent. */
  part?: { file: DiskFile; start: number; length: number };
}
