'use client';
// What arrived, from whom, where it was stored, and what happened when.

import { ProfileName } from '@/components/profiles/profile-name';
import { PropertyList } from '@/components/property-list';
import { RelativeTime } from '@/components/relative-time';
import { Section } from '@/components/section';
import { TransferState } from '@/components/transfers/transfer-state';
import { AppLink } from '@/components/ui/app-link';
import { agreementHref } from '@/lib/agreements/rules';
import { bytes } from '@/lib/format';
import { bareId, type MessageFacts, outcomeOf } from '@/lib/transfers/message-facts';
import type { ReceivedEvent } from '@/lib/transfers/received-messages';

const link = 'font-mono text-table underline underline-offset-3';

export function ArrivalSection({
  environmentId,
  serverId,
  facts,
  events,
  profiles,
}: {
  environmentId: string;
  serverId: string;
  facts: MessageFacts;
  events: readonly ReceivedEvent[];
  profiles: { local: string | undefined; partner: string | undefined };
}) {
  const { agreementId } = facts;
  const messageId = bareId(facts.messageId);
  return (
    <>
      <Section title="Message">
        <PropertyList
          items={[
            { name: 'Stored as', value: facts.filePath, mono: true, copy: facts.filePath, wide: true },
            { name: 'Direction', value: 'Received from the partner' },
            {
              name: 'Server',
              value: (
                <AppLink href={`/e/${environmentId}/servers/${serverId}`} className={link}>
                  {serverId}
                </AppLink>
              ),
            },
            {
              name: 'Partner',
              value: profiles.partner ? (
                <ProfileName environmentId={environmentId} profileId={profiles.partner} />
              ) : (
                facts.as2From
              ),
            },
            {
              name: 'Our side',
              value: profiles.local ? (
                <ProfileName environmentId={environmentId} profileId={profiles.local} />
              ) : (
                facts.as2To
              ),
            },
            {
              name: 'Agreement',
              value: agreementId && (
                <AppLink href={agreementHref(environmentId, serverId, agreementId)} className={link}>
                  {agreementId}
                </AppLink>
              ),
            },
            { name: 'Sent from address', value: facts.clientIp, mono: true },
            { name: 'Name given by the partner', value: facts.fileName, mono: true },
            { name: 'Content type', value: facts.contentType, mono: true },
            { name: 'Size', value: facts.size === undefined ? undefined : bytes(facts.size) },
            { name: 'Subject', value: facts.subject },
            { name: 'Message id', value: messageId, mono: true, copy: messageId, wide: true },
          ]}
        />
      </Section>
      <Section title="Events" flush>
        <ol className="divide-y divide-line">
          {events.map((event) => (
            <li key={event.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
              <span className="w-28 text-table text-muted">
                <RelativeTime moment={event.at} />
              </span>
              <TransferState state={event.statusCode ?? 'COMPLETED'} />
              <span className="min-w-0 text-table text-muted">
                {event.failureMessage ?? outcomeOf(event.disposition)}
              </span>
            </li>
          ))}
        </ol>
      </Section>
    </>
  );
}
