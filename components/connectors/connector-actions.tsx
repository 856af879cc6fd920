'use client';
/**
 * What may be done to a connector, with the question before it; one set for a list or a page.
 * Usage: `const actions = useConnectorActions(environmentId); <Menu items={actions.items(connector)} />{actions.dialogs}`
 */
import { useState } from 'react';
import { useDeleteConnector } from '@/lib/connectors/mutations';
import type { ConnectorDetail } from '@/lib/connectors/reads';
import { connectorHref, connectorKind } from '@/lib/connectors/rules';
import { reasonAgainst } from '@/lib/permissions';
import { useCaller } from '../caller';
import { useClone } from '../clones/use-clone';
import { ConfirmDialog } from '../confirm-dialog';
import type { MenuItem } from '../ui/menu';
import { useToast } from '../ui/toast';

export function useConnectorActions(environmentId: string, { onDeleted }: { onDeleted?: () => void } = {}) {
  const { role } = useCaller();
  const toast = useToast();
  const [doomed, setDoomed] = useState<ConnectorDetail>();
  const [open, setOpen] = useState(false);
  const clone = useClone();
  const remove = useDeleteConnector(environmentId);
  const updateReason = reasonAgainst(role, 'UpdateConnector');
  const deleteReason = reasonAgainst(role, 'DeleteConnector');

  const items = (connector: ConnectorDetail): MenuItem[] => {
    const edit: MenuItem = updateReason
      ? { label: 'Edit', disabledReason: updateReason, onSelect: () => {} }
      : { label: 'Edit', href: `${connectorHref(environmentId, connector.ConnectorId)}/edit` };
    return [
      ...(connectorKind(connector) === 'SFTP'
        ? [
            {
              label: 'Files on the server',
              href: `${connectorHref(environmentId, connector.ConnectorId)}/files`,
            },
          ]
        : []),
      edit,
      {
        label: 'Clone',
        onSelect: () =>
          clone.ask({
            kind: connectorKind(connector) === 'SFTP' ? 'sftp-connector' : 'as2-connector',
            name: connector.ConnectorId,
            from: [environmentId, connector.ConnectorId],
          }),
      },
      'separator',
      {
        label: 'Delete',
        danger: true,
        disabledReason: deleteReason,
        onSelect: () => {
          remove.reset();
          setDoomed(connector);
          setOpen(true);
        },
      },
    ];
  };

  const dialogs = doomed && (
    <ConfirmDialog
      open={open}
      onOpenChange={setOpen}
      title={`Delete connector ${doomed.ConnectorId}`}
      consequences={[
        `Nothing can be sent to ${doomed.Url ?? 'the partner'} by it any more; transfers under way may fail.`,
        connectorKind(doomed) === 'AS2'
          ? 'Files, the profiles and their certificates stay.'
          : 'Files on both sides and the secret of the login stay.',
      ]}
      confirmLabel="Delete connector"
      pending={remove.isPending}
      error={remove.error?.error}
      onConfirm={() =>
        remove.mutate(
          { ConnectorId: doomed.ConnectorId },
          {
            onSuccess: () => {
              toast.success('Connector deleted');
              setOpen(false);
              onDeleted?.();
            },
          },
        )
      }
    />
  );
  const all = (
    <>
      {clone.dialog}
      {dialogs}
    </>
  );
  return { items, dialogs: all, updateReason, deleteReason };
}
