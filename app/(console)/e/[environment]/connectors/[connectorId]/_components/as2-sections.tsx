'use client';
// How an AS2 connector sends, and what its settings mean.

import { useQuery } from '@tanstack/react-query';
import { Callout } from '@/components/callout';
import { Consequences } from '@/components/connectors/consequences';
import { ProfileName } from '@/components/profiles/profile-name';
import { PropertyList } from '@/components/property-list';
import { Section } from '@/components/section';
import { AppLink } from '@/components/ui/app-link';
import type { ConnectorDetail } from '@/lib/connectors/reads';
import {
  digestNames,
  encryptionNames,
  mdnMeanings,
  mdnSigningNames,
  messageConsequences,
  receiptConsequences,
  urlWarning,
} from '@/lib/connectors/rules';
import { as2ServersQuery } from '@/lib/servers/queries';

interface Props {
  environmentId: string;
  connector: ConnectorDetail;
}

export function As2Sections({ environmentId, connector }: Props) {
  const { Url = '', As2Config = {} } = connector;
  const {
    EncryptionAlgorithm = 'NONE',
    SigningAlgorithm = 'NONE',
    MdnSigningAlgorithm = 'DEFAULT',
    MdnResponse = 'NONE',
  } = As2Config;
  const settings = { EncryptionAlgorithm, SigningAlgorithm, MdnSigningAlgorithm, MdnResponse };
  const ofMessage = messageConsequences(settings);
  const ofReceipt = receiptConsequences(settings);
  const warning = urlWarning(Url);
  const receipt = mdnMeanings[MdnResponse];
  return (
    <>
      <Section title="Partner">
        {warning && (
          <div className="mb-4">
            <Callout tone="warn">{warning}</Callout>
          </div>
        )}
        <PropertyList
          items={[
            { name: 'URL', value: Url, copy: Url, mono: true, wide: true },
            {
              name: 'Partner',
              value: <ProfileName environmentId={environmentId} profileId={As2Config.PartnerProfileId} />,
            },
            {
              name: 'Our side',
              value: <ProfileName environmentId={environmentId} profileId={As2Config.LocalProfileId} />,
            },
            {
              name: 'Secret for Basic authentication',
              value: As2Config.BasicAuthSecretId,
              copy: As2Config.BasicAuthSecretId,
              mono: true,
              wide: true,
            },
          ]}
        />
      </Section>
      <Section title="Messages">
        {ofMessage.length > 0 && (
          <div className="mb-4">
            <Consequences of={ofMessage} />
          </div>
        )}
        <PropertyList
          items={[
            { name: 'Encryption', value: encryptionNames[EncryptionAlgorithm] },
            { name: 'Signature', value: digestNames[SigningAlgorithm] },
            { name: 'Compression', value: As2Config.Compression === 'ZLIB' ? 'ZLIB' : 'None' },
            {
              name: 'Content type',
              value:
                As2Config.PreserveContentType === 'ENABLED' ? 'That of the file' : 'application/octet-stream',
            },
            { name: 'Subject', value: As2Config.MessageSubject, wide: true },
          ]}
        />
      </Section>
      <Section title="Receipts">
        {ofReceipt.length > 0 && (
          <div className="mb-4">
            <Consequences of={ofReceipt} />
          </div>
        )}
        <PropertyList
          items={[
            { name: 'Receipt', value: receipt.label, wide: MdnResponse === 'NONE' },
            ...(MdnResponse === 'NONE'
              ? []
              : [{ name: 'Signature of the receipt', value: mdnSigningNames[MdnSigningAlgorithm] }]),
            ...(MdnResponse === 'ASYNC'
              ? [
                  {
                    name: 'URL for receipts',
                    value: As2Config.AsyncMdnConfig?.Url,
                    copy: As2Config.AsyncMdnConfig?.Url,
                    mono: true,
                    wide: true,
                  },
                  {
                    name: 'Servers that take them',
                    value: (
                      <ServerLinks
                        environmentId={environmentId}
                        serverIds={As2Config.AsyncMdnConfig?.ServerIds ?? []}
                      />
                    ),
                    wide: true,
                  },
                ]
              : []),
          ]}
        />
      </Section>
    </>
  );
}

function ServerLinks({ environmentId, serverIds }: { environmentId: string; serverIds: readonly string[] }) {
  const { data: servers } = useQuery(as2ServersQuery(environmentId));
  const nameOf = (id: string) => servers?.find(({ ServerId }) => ServerId === id)?.name;
  return (
    <ul className="flex flex-col gap-1">
      {serverIds.map((id) => (
        <li key={id}>
          <AppLink href={`/e/${environmentId}/servers/${id}`} className="underline underline-offset-3">
            {nameOf(id) ?? <span className="font-mono text-[0.92em]">{id}</span>}
          </AppLink>
        </li>
      ))}
    </ul>
  );
}
