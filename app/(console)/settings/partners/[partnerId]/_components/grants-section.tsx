'use client';
// The users that are shared with a partner, and what it may do with their keys.

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useCaller } from '@/components/caller';
import { ConfirmDialog } from '@/components/confirm-dialog';
import { EmptyState } from '@/components/empty-state';
import { Section } from '@/components/section';
import { AppLink } from '@/components/ui/app-link';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Menu } from '@/components/ui/menu';
import { useRemoveGrant } from '@/lib/partners/mutations';
import type { PartnerDetail, PartnerGrant } from '@/lib/partners/reads';
import { rightLabels, rightNames } from '@/lib/partners/rules';
import { reasonAgainst } from '@/lib/permissions';
import { userHref } from '@/lib/users/rules';
import type { EnvironmentChoice } from './partner-view';

const GrantDialog = dynamic(() => import('./grant-dialog').then((module) => module.GrantDialog), {
  ssr: false,
});

interface GrantsSectionProps {
  partner: PartnerDetail;
  environments: readonly EnvironmentChoice[];
}

export function GrantsSection({ partner, environments }: GrantsSectionProps) {
  const { role } = useCaller();
  const [editing, setEditing] = useState<{ grant?: PartnerGrant; open: boolean }>();
  const [doomed, setDoomed] = useState<PartnerGrant>();
  const disabledReason = reasonAgainst(role, 'ManagePartners');
  const { grants } = partner;
  const add = (
    <Button
      size="sm"
      variant={grants.length === 0 ? 'primary' : 'secondary'}
      disabledReason={disabledReason}
      onClick={() => setEditing({ open: true })}
    >
      Share a user
    </Button>
  );
  return (
    <Section
      title="Shared users"
      description="What the partner sees in the portal; it learns of no other user or server."
      flush={grants.length > 0}
      actions={grants.length > 0 && add}
    >
      {grants.length === 0 ? (
        <EmptyState title="Nothing is shared yet" action={add}>
          The portal of {partner.name} is empty until a user is shared.
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line">
          {grants.map((grant) => (
            <li key={grant.id} className="flex items-center gap-x-4 px-4 py-2.5">
              <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-4 gap-y-1.5">
                <div className="min-w-0 flex-1 basis-52">
                  <AppLink
                    href={userHref(grant.environment, grant.serverId, grant.userName)}
                    className="link font-medium"
                  >
                    {grant.userName}
                  </AppLink>
                  <p className="text-table text-muted">
                    <span className="font-mono">{grant.serverId}</span> ·{' '}
                    {environments.find(({ id }) => id === grant.environment)?.label ?? grant.environment}
                  </p>
                </div>
                <p className="flex flex-wrap gap-1">
                  <Rights grant={grant} />
                </p>
              </div>
              <Menu
                label={`Actions for ${grant.userName}`}
                items={[
                  {
                    label: 'Change rights',
                    disabledReason,
                    onSelect: () => setEditing({ open: true, grant }),
                  },
                  { label: 'Stop sharing', danger: true, disabledReason, onSelect: () => setDoomed(grant) },
                ]}
              />
            </li>
          ))}
        </ul>
      )}
      {editing && (
        <GrantDialog
          key={editing.grant?.id ?? 'new'}
          partner={partner}
          environments={environments}
          grant={editing.grant}
          open={editing.open}
          onOpenChange={(open) => setEditing({ ...editing, open })}
        />
      )}
      <StopSharing partner={partner} grant={doomed} onClose={() => setDoomed(undefined)} />
    </Section>
  );
}

function Rights({ grant }: { grant: PartnerGrant }) {
  const held = rightNames.filter((name) => grant[name]);
  const changes = held.filter((name) => name !== 'needsApproval');
  if (changes.length === 0) return <Badge>Sees it only</Badge>;
  return held.map((name) => (
    <Badge key={name} tone={name === 'needsApproval' ? 'accent' : 'neutral'}>
      {rightLabels[name]}
    </Badge>
  ));
}

function StopSharing({
  partner,
  grant,
  onClose,
}: {
  partner: PartnerDetail;
  grant: PartnerGrant | undefined;
  onClose: () => void;
}) {
  const remove = useRemoveGrant();
  const close = () => {
    onClose();
    remove.reset();
  };
  return (
    <ConfirmDialog
      open={grant !== undefined}
      onOpenChange={(open) => !open && close()}
      title={`Stop sharing ${grant?.userName ?? ''}`}
      consequences={[
        `${partner.name} no longer sees it in the portal, and what it asked for is withdrawn.`,
        'The user and its keys stay as they are.',
      ]}
      confirmLabel="Stop sharing"
      pending={remove.isPending}
      error={remove.error?.error}
      onConfirm={() =>
        grant &&
        remove.mutate(
          {
            environmentId: grant.environment,
            input: {
              partnerId: partner.id,
              partner: partner.name,
              grantId: grant.id,
              ServerId: grant.serverId,
              UserName: grant.userName,
            },
          },
          { onSuccess: close },
        )
      }
    />
  );
}
