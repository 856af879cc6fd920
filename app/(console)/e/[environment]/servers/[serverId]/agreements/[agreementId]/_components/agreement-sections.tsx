'use client';
// What an agreement is set to, and what its partner must know.

import { useQuery } from '@tanstack/react-query';
import { Callout } from '@/components/callout';
import { MonoText } from '@/components/identifier';
import { ProfileName } from '@/components/profiles/profile-name';
import { PropertyList } from '@/components/property-list';
import { Section } from '@/components/section';
import { AppLink } from '@/components/ui/app-link';
import type { AgreementDetail } from '@/lib/agreements/reads';
import { baseFolders, directories, layoutOf } from '@/lib/agreements/rules';
import { endpointsQuery, serverQuery } from '@/lib/servers/queries';
import { addressOf, as2Url, serverName } from '@/lib/servers/rules';

interface Props {
  environmentId: string;
  agreement: AgreementDetail;
}

export function AgreementSections(props: Props) {
  const { agreement } = props;
  const signed = agreement.EnforceMessageSigning === 'ENABLED';
  return (
    <>
      <PartiesSection {...props} />
      <Section title="Received files">
        <PropertyList items={folders(agreement)} />
      </Section>
      <Section title="Options">
        {!signed && (
          <div className="mb-4">
            <Callout tone="warn" title="Unsigned messages are taken">
              Anyone who knows the two AS2 ids and our certificate can send files as this partner.
            </Callout>
          </div>
        )}
        <PropertyList
          items={[
            { name: 'Signature', value: signed ? 'Needed' : 'Not needed' },
            {
              name: 'File names',
              value: agreement.PreserveFilename === 'ENABLED' ? 'Kept as sent' : 'With the message id added',
            },
            { name: 'Role', value: agreement.AccessRole, copy: agreement.AccessRole, mono: true, wide: true },
            { name: 'Description', value: agreement.Description, wide: true },
          ]}
        />
      </Section>
      <Section title="Identity in AWS">
        <PropertyList
          items={[
            { name: 'Agreement id', value: agreement.AgreementId, copy: agreement.AgreementId, mono: true },
            { name: 'ARN', value: agreement.Arn, copy: agreement.Arn, mono: true },
          ]}
        />
      </Section>
    </>
  );
}

function PartiesSection({ environmentId, agreement }: Props) {
  const { ServerId } = agreement;
  const { data: server } = useQuery(serverQuery(environmentId, ServerId));
  const { data: endpoints } = useQuery(endpointsQuery(environmentId));
  const address = server && endpoints && addressOf(server, endpoints, 'AS2');
  const url = address && 'host' in address ? as2Url(address) : undefined;
  const reason = address && 'reason' in address ? address.reason : undefined;
  return (
    <Section title="Who sends to whom">
      {server && server.State !== 'ONLINE' && (
        <div className="mb-4">
          <Callout tone="warn">The server is not online, so no message reaches it.</Callout>
        </div>
      )}
      <PropertyList
        items={[
          {
            name: 'Partner',
            value: <ProfileName environmentId={environmentId} profileId={agreement.PartnerProfileId} />,
          },
          {
            name: 'Our side',
            value: <ProfileName environmentId={environmentId} profileId={agreement.LocalProfileId} />,
          },
          {
            name: 'Server',
            value: (
              <AppLink
                href={`/e/${environmentId}/servers/${ServerId}`}
                className="underline underline-offset-3"
              >
                {serverName(server?.Tags) ?? ServerId}
              </AppLink>
            ),
          },
          {
            name: 'The partner posts to',
            value: url ?? (reason && <span className="text-muted">{reason}</span>),
            copy: url,
            mono: url !== undefined,
          },
        ]}
      />
    </Section>
  );
}

function folders(agreement: AgreementDetail) {
  const { BaseDirectory = '', CustomDirectories } = agreement;
  if (layoutOf(agreement) === 'base') {
    return [
      { name: 'Folder', value: BaseDirectory, copy: BaseDirectory, mono: true, wide: true },
      ...baseFolders(BaseDirectory).map(({ folder, holds }) => ({
        name: `${holds.charAt(0).toUpperCase()}${holds.slice(1)}`,
        value: <MonoText>{folder}</MonoText>,
        wide: true,
      })),
    ];
  }
  return directories.map(({ member, label }) => {
    const path = CustomDirectories?.[member];
    return { name: label, value: path, copy: path, mono: true, wide: true };
  });
}
