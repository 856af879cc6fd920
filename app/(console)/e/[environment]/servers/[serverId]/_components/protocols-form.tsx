'use client';
// Changes which protocols the server speaks, and says what stops with one that goes.

import { useWatch } from 'react-hook-form';
import { Callout } from '@/components/callout';
import { CheckboxCardsField } from '@/components/form/checkbox-cards-field';
import { CertificateField } from '@/components/servers/certificate-field';
import { list } from '@/lib/format';
import {
  protocolMeanings,
  protocols,
  reasonAgainstProtocol,
  speaksAs2,
  takesLogins,
} from '@/lib/servers/protocol-rules';
import type { EditFormProps } from './edit-section';
import { SaveForm, useSectionForm } from './section-form';

export function ProtocolsForm({ environmentId, server, onDone }: EditFormProps) {
  const present = server.Protocols ?? [];
  const form = useSectionForm<'protocols'>({
    section: 'protocols',
    serverId: server.ServerId,
    Protocols: present,
    Certificate: server.Certificate ?? '',
  });
  const chosen = useWatch({ control: form.control, name: 'Protocols' });
  const losesAs2 = speaksAs2(server) && !chosen.includes('AS2');
  const losesLogins = takesLogins(present) && chosen.length > 0 && !takesLogins(chosen);
  const lost = present.filter((protocol) => protocol !== 'AS2' && !chosen.includes(protocol));
  return (
    <SaveForm form={form} environmentId={environmentId} onDone={onDone} saved="Protocols saved">
      <CheckboxCardsField
        form={form}
        name="Protocols"
        label="Protocols"
        help="AWS bills each of them by the hour."
        options={protocols.map((value) => ({
          value,
          label: value,
          help: protocolMeanings[value],
          disabledReason: reasonAgainstProtocol(server, value),
        }))}
      />
      {chosen.includes('FTPS') && <CertificateField form={form} />}
      {losesAs2 && (
        <Callout tone="warn">
          Partners can send nothing to this server any more. Its agreements must be deleted first, and no
          connector may expect its receipts here.
        </Callout>
      )}
      {losesLogins ? (
        <Callout tone="warn">Nobody can log in to this server any more; its users stay.</Callout>
      ) : (
        lost.length > 0 && (
          <Callout tone="warn">Clients that use {list(lost)} can no longer connect to this server.</Callout>
        )
      )}
    </SaveForm>
  );
}
