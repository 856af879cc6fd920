'use client';
// Adds a certificate in steps (import, add to a profile, end the old one) and goes on where the last try stopped.

import { useRef, useState } from 'react';
import {
  useEndCertificate,
  useGenerateCertificate,
  useImportCertificate,
} from '@/lib/certificates/mutations';
import { usageNames, usagesOf } from '@/lib/certificates/rules';
import type { GenerateFormValues, ImportFormValues } from '@/lib/certificates/schema';
import { list } from '@/lib/format';
import { useChangeCertificates } from '@/lib/profiles/mutations';
import { type TransferError, toTransferError } from '@/lib/transfer/errors';

interface Placement {
  ProfileId: string;
  PredecessorEnd: string;
}

interface Done {
  /** What was imported; another certificate begins anew. */
  what: string;
  ids: Map<string, string>;
  placed: boolean;
}

const nothing = (what: string): Done => ({ what, ids: new Map(), placed: false });

export function useAddSteps(environmentId: string, predecessorId: string) {
  const importOne = useImportCertificate(environmentId);
  const generate = useGenerateCertificate(environmentId);
  const change = useChangeCertificates(environmentId);
  const end = useEndCertificate(environmentId);
  const done = useRef(nothing(''));
  const [error, setError] = useState<TransferError>();

  /** Runs the steps; a failure is told together with what exists already, and rejects. */
  const run = async (
    what: string,
    placement: Placement,
    add: (ids: Map<string, string>) => Promise<void>,
  ) => {
    if (done.current.what !== what) done.current = nothing(what);
    const { current } = done;
    setError(undefined);
    try {
      await add(current.ids);
      const ids = [...current.ids.values()];
      if (placement.ProfileId && !current.placed) {
        await change.mutateAsync({ profileId: placement.ProfileId, add: ids, remove: [] });
        current.placed = true;
      }
      if (predecessorId && placement.PredecessorEnd) {
        await end.mutateAsync({ certificateId: predecessorId, InactiveDate: placement.PredecessorEnd });
      }
      return ids;
    } catch (thrown) {
      const failure = toTransferError(thrown);
      setError(
        current.ids.size > 0 ? { ...failure, message: `${saidOf(current)} ${failure.message}` } : failure,
      );
      throw thrown;
    }
  };

  return {
    error,
    importAll: (values: ImportFormValues) =>
      run(values.Certificate, values, async (ids) => {
        for (const Usage of usagesOf(values.Usage)) {
          if (ids.has(Usage)) continue;
          const { certificateId } = await importOne.mutateAsync({ ...values, Usage });
          ids.set(Usage, certificateId);
        }
      }),
    generateAll: (values: GenerateFormValues) =>
      run(JSON.stringify([values.CommonName, values.bits, values.Usage]), values, async (ids) => {
        if (ids.size > 0) return;
        const { certificateIds } = await generate.mutateAsync(values);
        for (const [index, Usage] of usagesOf(values.Usage).entries()) {
          ids.set(Usage, certificateIds[index] ?? '');
        }
      }),
  };
}

function saidOf({ ids, placed }: Done): string {
  const made = [...ids].map(
    ([usage, id]) => `${id} (${usageNames[usage as keyof typeof usageNames].toLowerCase()})`,
  );
  const where = placed ? ' and added to the profile' : '';
  return `Done so far: ${list(made)} imported${where}. Submitting again goes on from there.`;
}
