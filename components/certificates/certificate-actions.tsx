'use client';
/**
 * What may be done to a certificate, and the dialog that asks before it is deleted; one set for a list or a page.
 * Usage: `const actions = useCertificateActions(environmentId); <Menu items={actions.items(row)} />{actions.dialog}`
 */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDeleteCertificate } from '@/lib/certificates/mutations';
import { type CertificateRow, certificateName, ownerOf } from '@/lib/certificates/rules';
import { reasonAgainst } from '@/lib/permissions';
import { profileContentsQuery } from '@/lib/profiles/queries';
import { holdersOf, reasonAgainstDeletingCertificate } from '@/lib/profiles/rules';
import { useCaller } from '../caller';
import { ConfirmDialog } from '../confirm-dialog';
import { copyText } from '../copy-button';
import type { MenuItem } from '../ui/menu';
import { useToast } from '../ui/toast';

type Target = Pick<CertificateRow, 'CertificateId' | 'Description' | 'Type'>;

export function successorHref(environmentId: string, certificateId: string, profileId?: string): string {
  const profile = profileId ? `&profile=${profileId}` : '';
  return `/e/${environmentId}/new-certificate?successor=${certificateId}${profile}`;
}

export function useCertificateActions(environmentId: string, { onDeleted }: { onDeleted?: () => void } = {}) {
  const { role } = useCaller();
  const toast = useToast();
  const contents = useQuery(profileContentsQuery(environmentId)).data;
  const [asked, setAsked] = useState<Target>();
  const [open, setOpen] = useState(false);
  const remove = useDeleteCertificate(environmentId);
  const copyId = async (id: string) => {
    if (await copyText(id)) toast.success(`Copied ${id}`);
    else toast.error('Could not copy', { description: id });
  };

  const deleteReason = (certificateId: string) =>
    reasonAgainst(role, 'DeleteCertificate') ??
    reasonAgainstDeletingCertificate(holdersOf(contents, certificateId));
  const importReason = reasonAgainst(role, 'ImportCertificate');

  const items = (certificate: Target): MenuItem[] => {
    const id = certificate.CertificateId ?? '';
    const [holder] = holdersOf(contents, id);
    const successor = { label: 'Add successor', disabledReason: importReason };
    return [
      importReason
        ? { ...successor, onSelect: () => undefined }
        : { ...successor, href: successorHref(environmentId, id, holder?.ProfileId) },
      { label: 'Copy id', onSelect: () => void copyId(id) },
      'separator',
      {
        label: 'Delete',
        danger: true,
        disabledReason: deleteReason(id),
        onSelect: () => {
          remove.reset();
          setAsked(certificate);
          setOpen(true);
        },
      },
    ];
  };

  const name = asked ? certificateName(asked) : '';
  const dialog = asked && (
    <ConfirmDialog
      open={open}
      onOpenChange={setOpen}
      title={`Delete certificate ${name}`}
      description={name === asked.CertificateId ? undefined : asked.CertificateId}
      consequences={
        ownerOf(asked.Type) === 'ours'
          ? [
              'Its private key goes with it and cannot be had from AWS again.',
              'Messages that were encrypted for it and are still under way can no longer be read.',
            ]
          : ['It can be imported again from its file.']
      }
      confirmLabel="Delete certificate"
      pending={remove.isPending}
      error={remove.error?.error}
      onConfirm={() =>
        remove.mutate(
          { certificateId: asked.CertificateId ?? '' },
          {
            onSuccess: () => {
              toast.success(`${name} deleted`);
              setOpen(false);
              onDeleted?.();
            },
          },
        )
      }
    />
  );
  return { items, dialog, importReason };
}
