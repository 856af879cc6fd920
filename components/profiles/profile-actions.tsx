'use client';
/**
 * What may be done to a profile, and the dialog that asks before it is deleted; one set for a list or a page.
 * Usage: `const actions = useProfileActions(environmentId); <Menu items={actions.items(row)} />{actions.dialog}`
 */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { allAgreementsQuery } from '@/lib/agreements/queries';
import { connectorsQuery } from '@/lib/connectors/queries';
import { reasonAgainst } from '@/lib/permissions';
import { useDeleteProfile } from '@/lib/profiles/mutations';
import { reasonAgainstDeletingProfile, usersOf } from '@/lib/profiles/rules';
import { useCaller } from '../caller';
import { ConfirmDialog } from '../confirm-dialog';
import { copyText } from '../copy-button';
import type { MenuItem } from '../ui/menu';
import { useToast } from '../ui/toast';

interface Target {
  ProfileId?: string;
  As2Id?: string;
}

export function useProfileActions(environmentId: string, { onDeleted }: { onDeleted?: () => void } = {}) {
  const { role } = useCaller();
  const toast = useToast();
  const agreements = useQuery(allAgreementsQuery(environmentId)).data ?? [];
  const connectors = useQuery(connectorsQuery(environmentId)).data ?? [];
  const [asked, setAsked] = useState<Target>();
  const [open, setOpen] = useState(false);
  const remove = useDeleteProfile(environmentId);
  const copy = async (text: string) => {
    if (await copyText(text)) toast.success(`Copied ${text}`);
    else toast.error('Could not copy', { description: text });
  };

  const deleteReason = (profileId: string) =>
    reasonAgainst(role, 'DeleteProfile') ??
    reasonAgainstDeletingProfile(usersOf({ agreements, connectors }, [profileId]));

  const items = (profile: Target): MenuItem[] => [
    { label: 'Copy id', onSelect: () => void copy(profile.ProfileId ?? '') },
    { label: 'Copy AS2 id', onSelect: () => void copy(profile.As2Id ?? '') },
    'separator',
    {
      label: 'Delete',
      danger: true,
      disabledReason: deleteReason(profile.ProfileId ?? ''),
      onSelect: () => {
        remove.reset();
        setAsked(profile);
        setOpen(true);
      },
    },
  ];

  const dialog = asked && (
    <ConfirmDialog
      open={open}
      onOpenChange={setOpen}
      title={`Delete profile ${asked.As2Id}`}
      description={asked.ProfileId}
      consequences={['Its certificates stay, and can be put into another profile.']}
      confirmLabel="Delete profile"
      pending={remove.isPending}
      error={remove.error?.error}
      onConfirm={() =>
        remove.mutate(
          { profileId: asked.ProfileId ?? '' },
          {
            onSuccess: () => {
              toast.success(`Profile ${asked.As2Id} deleted`);
              setOpen(false);
              onDeleted?.();
            },
          },
        )
      }
    />
  );
  return { items, dialog, createReason: reasonAgainst(role, 'CreateProfile') };
}
