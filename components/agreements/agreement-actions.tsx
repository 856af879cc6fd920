'use client';
/**
 * What may be done to an agreement, with the questions before it; one set for a list or a page.
 * Usage: `const actions = useAgreementActions(environmentId); <Menu items={actions.items(agreement)} />{actions.dialogs}`
 */
import { useState } from 'react';
import { useDeleteAgreement, useSetAgreementStatus } from '@/lib/agreements/mutations';
import { agreementHref } from '@/lib/agreements/rules';
import { reasonAgainst } from '@/lib/permissions';
import { useCaller } from '../caller';
import { ConfirmDialog } from '../confirm-dialog';
import { useAs2Ids } from '../profiles/profile-name';
import type { MenuItem } from '../ui/menu';
import { useToast } from '../ui/toast';

export interface ActionAgreement {
  ServerId: string;
  AgreementId: string;
  Status?: 'ACTIVE' | 'INACTIVE' | undefined;
  PartnerProfileId?: string | undefined;
}

type Asked = { kind: 'status' | 'delete'; agreement: ActionAgreement };

export function useAgreementActions(environmentId: string, { onDeleted }: { onDeleted?: () => void } = {}) {
  const { role } = useCaller();
  const toast = useToast();
  const as2Ids = useAs2Ids(environmentId);
  const [asked, setAsked] = useState<Asked>();
  const [open, setOpen] = useState(false);
  const setStatus = useSetAgreementStatus(environmentId);
  const remove = useDeleteAgreement(environmentId);
  const updateReason = reasonAgainst(role, 'UpdateAgreement');
  const deleteReason = reasonAgainst(role, 'DeleteAgreement');

  const ask = (kind: Asked['kind'], agreement: ActionAgreement) => {
    setStatus.reset();
    remove.reset();
    setAsked({ kind, agreement });
    setOpen(true);
  };
  const close = () => setOpen(false);

  const items = (agreement: ActionAgreement): MenuItem[] => {
    const href = agreementHref(environmentId, agreement.ServerId, agreement.AgreementId);
    return [
      updateReason
        ? { label: 'Edit', disabledReason: updateReason, onSelect: () => {} }
        : { label: 'Edit', href: `${href}/edit` },
      {
        label: agreement.Status === 'INACTIVE' ? 'Make active' : 'Make inactive',
        disabledReason: updateReason,
        onSelect: () => ask('status', agreement),
      },
      'separator',
      {
        label: 'Delete',
        danger: true,
        disabledReason: deleteReason,
        onSelect: () => ask('delete', agreement),
      },
    ];
  };

  return {
    items,
    ask,
    updateReason,
    deleteReason,
    dialogs: asked && dialogsOf(asked),
  };

  function dialogsOf({ kind, agreement }: Asked) {
    const { ServerId, AgreementId, PartnerProfileId = '' } = agreement;
    const partner = as2Ids.get(PartnerProfileId) ?? 'the partner';
    const activates = agreement.Status === 'INACTIVE';
    return kind === 'status' ? (
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title={`Make agreement ${AgreementId} ${activates ? 'active' : 'inactive'}`}
        consequences={[
          activates
            ? `Messages from ${partner} are taken from now on.`
            : `Messages from ${partner} are refused from now on; the partner may send them again later.`,
        ]}
        danger={!activates}
        confirmLabel={activates ? 'Make active' : 'Make inactive'}
        pending={setStatus.isPending}
        error={setStatus.error?.error}
        onConfirm={() =>
          setStatus.mutate(
            { ServerId, AgreementId, Status: activates ? 'ACTIVE' : 'INACTIVE' },
            {
              onSuccess: () => {
                toast.success(activates ? 'Agreement is active' : 'Agreement is inactive');
                close();
              },
            },
          )
        }
      />
    ) : (
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title={`Delete agreement ${AgreementId}`}
        consequences={[
          `Messages from ${partner} are refused from now on.`,
          'Received files, the profiles and their certificates stay.',
        ]}
        confirmLabel="Delete agreement"
        pending={remove.isPending}
        error={remove.error?.error}
        onConfirm={() =>
          remove.mutate(
            { ServerId, AgreementId },
            {
              onSuccess: () => {
                toast.success('Agreement deleted');
                close();
                onDeleted?.();
              },
            },
          )
        }
      />
    );
  }
}
