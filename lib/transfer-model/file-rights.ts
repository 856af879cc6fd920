// Which S3 requests each thing that a user does with files comes down to, and whether a session policy allows them.

import { judge, type S3Request, type SessionPolicy, type Verdict } from './session-policy';

export type FileDeed = 'list' | 'look' | 'read' | 'write' | 'remove-file' | 'make-folder' | 'remove-folder';

/** A bucket and the parts of a key below it. */
export type ObjectPath = readonly string[];

/** `look` is allowed by any one of its requests; every other deed has one. */
export function requestsFor(deed: FileDeed, path: ObjectPath, partition = 'aws'): S3Request[] {
  const [bucket = '', ...names] = path;
  const key = names.join('/');
  const arn = `arn:${partition}:s3:::${bucket}`;
  const on = (action: string, name: string): S3Request => ({ action, resource: `${arn}/${name}` });
  const list = (prefix: string): S3Request => ({
    action: 's3:ListBucket',
    resource: arn,
    conditions: { 's3:prefix': prefix, 's3:delimiter': '/' },
  });
  const folder = (parts: readonly string[]) => (parts.length === 0 ? '' : `${parts.join('/')}/`);
  switch (deed) {
    case 'list':
      return [list(folder(names))];
    case 'look':
      // Its content, itself, or the folder that it stands in.
      return [on('s3:GetObject', key), list(folder(names)), list(folder(names.slice(0, -1)))];
    case 'read':
      return [on('s3:GetObject', key)];
    case 'write':
      return [on('s3:PutObject', key)];
    case 'remove-file':
      return [on('s3:DeleteObject', key)];
    case 'make-folder':
      return [on('s3:PutObject', folder(names))];
    case 'remove-folder':
      return [on('s3:DeleteObject', folder(names))];
  }
}

export function mayDo(policy: SessionPolicy, deed: FileDeed, path: ObjectPath, partition?: string): Verdict {
  let verdict: Verdict = { allowed: false, reason: 'nothing was asked' };
  for (const request of requestsFor(deed, path, partition)) {
    verdict = judge(policy, request);
    if (verdict.allowed) return verdict;
  }
  return verdict;
}

/** Moving an object is copying it and deleting what was copied. */
export function mayRename(
  policy: SessionPolicy,
  from: ObjectPath,
  to: ObjectPath,
  partition?: string,
): Verdict {
  const steps: [FileDeed, ObjectPath][] = [
    ['read', from],
    ['write', to],
    ['remove-file', from],
  ];
  let verdict: Verdict = { allowed: false, reason: 'nothing was asked' };
  for (const [deed, path] of steps) {
    verdict = mayDo(policy, deed, path, partition);
    if (!verdict.allowed) return verdict;
  }
  return verdict;
}
