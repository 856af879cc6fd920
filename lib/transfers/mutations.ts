// Hooks for the writes about transfers, each naming the keys that it makes stale.

import { useAction } from '@/lib/query/use-action';
import { putTestFile, startFileTransfer } from './actions';
import { transferKeys } from './keys';
import type { SendFilesForm, TestFile } from './schema';

export function useStartFileTransfer(environmentId: string) {
  return useAction(
    (input: SendFilesForm) => startFileTransfer(environmentId, input),
    () => [transferKeys.all(environmentId)],
  );
}

export function usePutTestFile(environmentId: string) {
  return useAction(
    (input: TestFile) => putTestFile(environmentId, input),
    () => [transferKeys.all(environmentId)],
  );
}
