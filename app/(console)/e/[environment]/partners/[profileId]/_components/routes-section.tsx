// The ways between us and the partner: agreements by which it sends to us, connectors by which we send to it.

import type { ReactNode } from 'react';
import { Section } from '@/components/section';
import { StateMark } from '@/components/state-mark';
import { AppLink } from '@/components/ui/app-link';
import { encryptionNames, mdnName } from '@/lib/connectors/rules';
import type { Partner } from '@/lib/trading-partners/rules';

export function RoutesSection({ environmentId, partner }: { environmentId: string; partner: Partner }) {
  const { agreements, connectors, servers, ours } = partner;
  const as2IdOf = (id: string | undefined) =>
    ours.find(({ profile }) => profile.ProfileId === id)?.profile.As2Id ?? id;
  return (
    <>
      <Section title="Receiving" flush>
        <Rows empty="It has no agreement: it cannot send to us.">
          {agreements.map(({ AgreementId, ServerId, Status, LocalProfileId }) => {
            const server = servers.find((one) => one.ServerId === ServerId);
            return (
              <Row
                key={AgreementId}
                href={`/e/${environmentId}/servers/${ServerId}/agreements/${AgreementId}`}
                name={AgreementId ?? ''}
              >
                <span className="min-w-0 text-muted">
                  on{' '}
                  <AppLink
                    href={`/e/${environmentId}/servers/${ServerId}`}
                    className="text-ink underline underline-offset-3"
                  >
                    {server?.name ?? ServerId}
                  </AppLink>
                  , as <span className="font-mono">{as2IdOf(LocalProfileId)}</span>
                </span>
                <StateMark
                  state={Status === 'INACTIVE' ? 'Inactive' : 'Active'}
                  shape={Status === 'INACTIVE' ? 'hollow' : 'filled'}
                />
              </Row>
            );
          })}
        </Rows>
      </Section>
      <Section title="Sending" flush>
        <Rows empty="It has no connector: we cannot send to it.">
          {connectors.map(({ ConnectorId, Url, As2Config }) => (
            <Row key={ConnectorId} href={`/e/${environmentId}/connectors/${ConnectorId}`} name={ConnectorId}>
              <span className="min-w-0 text-muted">
                to <span className="font-mono break-all text-ink">{Url}</span>, as{' '}
                <span className="font-mono">{as2IdOf(As2Config.LocalProfileId)}</span>
              </span>
              <span className="text-muted">
                {As2Config.EncryptionAlgorithm && encryptionNames[As2Config.EncryptionAlgorithm]}, receipt:{' '}
                {mdnName(As2Config.MdnResponse).toLowerCase()}
              </span>
            </Row>
          ))}
        </Rows>
      </Section>
    </>
  );
}

function Rows({ empty, children }: { empty: string; children: ReactNode[] }) {
  if (children.length === 0) return <p className="px-4 py-3 text-muted">{empty}</p>;
  return <ul className="divide-y divide-line">{children}</ul>;
}

function Row({ href, name, children }: { href: string; name: string; children: ReactNode }) {
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5 text-table">
      <AppLink href={href} className="font-mono font-medium underline-offset-3 hover:underline">
        {name}
      </AppLink>
      {children}
    </li>
  );
}
