// Hooks for the writes about certificates, each naming the keys that it makes stale.

import { useAction } from '@/lib/query/use-action';
import {
  deleteCertificate,
  endCertificate,
  generateCertificate,
  importCertificate,
  updateCertificate,
} from './actions';
import { certificateKeys } from './keys';
import type {
  CertificateRef,
  EndCertificate,
  GenerateCertificateForm,
  ImportCertificateInput,
  UpdateCertificateForm,
} from './schema';

export function useImportCertificate(environmentId: string) {
  return useAction(
    (input: ImportCertificateInput) => importCertificate(environmentId, input),
    () => [certificateKeys.list(environmentId)],
    { secret: true },
  );
}

export function useGenerateCertificate(environmentId: string) {
  return useAction(
    (input: GenerateCertificateForm) => generateCertificate(environmentId, input),
    () => [certificateKeys.list(environmentId)],
  );
}

function changed(environmentId: string) {
  return ({ certificateId }: CertificateRef) => [
    certificateKeys.list(environmentId),
    certificateKeys.detail(environmentId, certificateId),
  ];
}

export function useUpdateCertificate(environmentId: string) {
  return useAction(
    (input: UpdateCertificateForm) => updateCertificate(environmentId, input),
    changed(environmentId),
  );
}

export function useEndCertificate(environmentId: string) {
  return useAction((input: EndCertificate) => endCertificate(environmentId, input), changed(environmentId));
}

/** Leaves the certificate's own entry alone: a page that still shows it would only learn that it is gone. */
export function useDeleteCertificate(environmentId: string) {
  return useAction(
    (input: CertificateRef) => deleteCertificate(environmentId, input),
    () => [certificateKeys.list(environmentId)],
  );
}
