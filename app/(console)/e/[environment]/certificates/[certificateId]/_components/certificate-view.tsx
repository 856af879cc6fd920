'use client';

// The page of one certificate.

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { successorHref, useCertificateActions } from '@/components/certificates/certificate-actions';
import { CertificateStatus } from '@/components/certificates/certificate-status';
import { CopyButton } from '@/components/copy-button';
import { EquivalentButton } from '@/components/equivalent-button';
import { ErrorPanel } from '@/components/error-panel';
import { PageHeader } from '@/components/page-header';
import { SectionSkeleton } from '@/components/section-skeleton';
import { TagsSection } from '@/components/tags/tags-section';
import { LinkButton } from '@/components/ui/link-button';
import { Menu } from '@/components/ui/menu';
import { certificateKeys } from '@/lib/certificates/keys';
import { certificateQuery } from '@/lib/certificates/queries';
import { certificateName } from '@/lib/certificates/rules';
import { profileContentsQuery } from '@/lib/profiles/queries';
import { holdersOf } from '@/lib/profiles/rules';
import { toTransferError } from '@/lib/transfer/errors';
import { CertificateContent } from './certificate-content';
import { UseSection } from './use-section';
import { UsedBy } from './used-by';

export function CertificateView({
  environmentId,
  certificateId,
}: {
  environmentId: string;
  certificateId: string;
}) {
  const router = useRouter();
  const list = `/e/${environmentId}/certificates` as const;
  const {
    data: certificate,
    error,
    refetch,
    isFetching,
  } = useQuery(certificateQuery(environmentId, certificateId));
  const contents = useQuery(profileContentsQuery(environmentId)).data;
  const actions = useCertificateActions(environmentId, { onDeleted: () => router.replace(list) });
  const name = certificate ? certificateName(certificate) : certificateId;
  const [holder] = holdersOf(contents, certificateId);
  return (
    <>
      <PageHeader
        title={name}
        mono={name === certificateId}
        crumbs={[{ label: 'Certificates', href: list }]}
        state={
          certificate && (
            <>
              <CertificateStatus status={certificate.Status} />
              {name !== certificateId && (
                <span className="font-mono text-table text-muted">{certificateId}</span>
              )}
              <CopyButton value={certificateId} label="certificate id" />
            </>
          )
        }
        actions={
          certificate && (
            <>
              <EquivalentButton of={{ kind: 'Certificate', name, source: certificate, id: certificateId }} />
              <LinkButton
                href={successorHref(environmentId, certificateId, holder?.ProfileId)}
                disabledReason={actions.importReason}
              >
                Add successor
              </LinkButton>
              <Menu
                label="More actions"
                variant="secondary"
                items={actions
                  .items(certificate)
                  .filter((item) => item === 'separator' || item.label !== 'Add successor')}
              />
            </>
          )
        }
      />
      {error && !certificate && (
        <ErrorPanel error={toTransferError(error)} onRetry={() => void refetch()} retrying={isFetching} />
      )}
      {!certificate && !error && <SectionSkeleton />}
      {certificate && (
        <>
          <UseSection environmentId={environmentId} certificate={certificate} />
          <UsedBy environmentId={environmentId} certificateId={certificateId} />
          <CertificateContent certificate={certificate} />
          <TagsSection
            environmentId={environmentId}
            arn={certificate.Arn ?? ''}
            tags={certificate.Tags}
            stale={[certificateKeys.detail(environmentId, certificateId)]}
          />
        </>
      )}
      {actions.dialog}
    </>
  );
}
