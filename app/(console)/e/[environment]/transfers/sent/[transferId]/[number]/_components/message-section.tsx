'use client';
// What was sent, by whom, to whom, and under which ids.

import { ProfileName } from '@/components/profiles/profile-name';
import { PropertyList } from '@/components/property-list';
import { RelativeTime } from '@/components/relative-time';
import { Section } from '@/components/section';
import { AppLink } from '@/components/ui/app-link';
import { connectorHref } from '@/lib/connectors/rules';
import { bytes, duration } from '@/lib/format';
import { bareId, type MessageFacts } from '@/lib/transfers/message-facts';
import type { SentTransfer } from '@/lib/transfers/reads';
import type { SentFile } from '@/lib/transfers/rules';

/** From the first to the last moment that the log names. */
function lasted({ startTime, endTime }: MessageFacts): string | undefined {
  const milliseconds = Date.parse(endTime ?? '') - Date.parse(startTime ?? '');
  return milliseconds >= 0 ? duration(milliseconds) : undefined;
}

export function MessageSection({
  environmentId,
  file,
  headers,
  facts,
  profiles,
}: {
  environmentId: string;
  file: SentFile;
  headers: SentTransfer['headers'];
  facts: MessageFacts;
  profiles: { local: string | undefined; partner: string | undefined };
}) {
  const messageId = bareId(facts.messageId);
  return (
    <Section title="Message">
      <PropertyList
        items={[
          { name: 'File', value: file.path, mono: true, copy: file.path, wide: true },
          { name: 'Direction', value: 'Sent to the partner' },
          {
            name: 'Connector',
            value: (
              <AppLink
                href={connectorHref(environmentId, file.connectorId)}
                className="font-mono text-table underline underline-offset-3"
              >
                {file.connectorId}
              </AppLink>
            ),
          },
          {
            name: 'Our side',
            value: <ProfileName environmentId={environmentId} profileId={profiles.local} />,
          },
          {
            name: 'Partner',
            value: <ProfileName environmentId={environmentId} profileId={profiles.partner} />,
          },
          {
            name: 'Started',
            value: (
              <>
                <RelativeTime moment={file.at} /> by {file.actorName}
              </>
            ),
          },
          { name: 'Took', value: lasted(facts) },
          { name: 'Size', value: facts.size === undefined ? undefined : bytes(facts.size) },
          { name: 'Subject', value: facts.subject },
          { name: 'Transfer id', value: file.transferId, mono: true, copy: file.transferId, wide: true },
          { name: 'Message id', value: messageId, mono: true, copy: messageId, wide: true },
          ...(headers.length > 0
            ? [
                {
                  name: 'Custom HTTP headers',
                  value: headers.map(({ Key, Value }) => (
                    <span key={Key} className="block">
                      {Key}: {Value}
                    </span>
                  )),
                  mono: true,
                  wide: true,
                },
              ]
            : []),
        ]}
      />
    </Section>
  );
}
