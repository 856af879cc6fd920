/** What the receipt (MDN) says, and how far its MIC can be compared. Usage: `<ReceiptSection direction="sent" state receipt={trace.receipt} />` */
import { bareId, type MessageFacts, outcomeOf } from '@/lib/transfers/message-facts';
import type { Receipt } from '@/lib/transfers/receipt';
import type { Direction } from '@/lib/transfers/rules';
import type { Source } from '@/lib/transfers/sources';
import { MonoText } from '../identifier';
import { type Property, PropertyList } from '../property-list';
import { Section } from '../section';

/** AWS keeps the MIC that it computed nowhere but in what came of comparing it. */
function ownMic(direction: Direction, state: string, receipt: Receipt | undefined): string {
  if (direction === 'received')
    return 'Not recorded by AWS; the sender compares it with the one in our receipt.';
  if (!receipt?.mic) return 'Not recorded by AWS.';
  if (state === 'COMPLETED') return 'The same: AWS compared both before it called the transfer completed.';
  return 'Not recorded by AWS, so it cannot be said whether it differs.';
}

export function ReceiptSection({
  direction,
  state,
  facts,
  receipt,
}: {
  direction: Direction;
  state: string;
  facts: MessageFacts;
  receipt: Source<Receipt>;
}) {
  const found = 'value' in receipt ? receipt.value : undefined;
  const mic = found?.mic && `${found.mic.value}, ${found.mic.algorithm}`;
  const disposition = found?.disposition ?? facts.disposition;
  const receiptId = bareId(facts.mdnMessageId);
  const items: Property[] = [
    { name: 'Verdict', value: outcomeOf(disposition) },
    { name: 'MDN id', value: receiptId, mono: true, copy: receiptId },
    {
      name: direction === 'sent' ? 'MIC in the receipt' : 'MIC of what arrived, as we told the sender',
      value: mic ?? (found ? 'The receipt names none.' : undefined),
      mono: Boolean(mic),
      copy: mic,
      wide: true,
    },
    {
      name: direction === 'sent' ? 'MIC of what we sent' : 'MIC of what was sent',
      value: ownMic(direction, state, found),
      wide: true,
    },
    {
      name: 'Signature',
      value: found && <Signature receipt={found} />,
      wide: true,
    },
  ];
  return (
    <Section
      title="Receipt (MDN)"
      description={direction === 'sent' ? 'What the partner answered.' : 'What we answered.'}
    >
      {found?.text && (
        <blockquote className="mb-4 max-w-prose border-l-2 border-line-strong pl-3 text-pretty whitespace-pre-wrap">
          {found.text}
        </blockquote>
      )}
      {'missing' in receipt && <p className="mb-4 max-w-prose text-muted last:mb-0">{receipt.missing}</p>}
      {(found || disposition || receiptId) && <PropertyList items={items} />}
    </Section>
  );
}

function Signature({ receipt: { signed, signerSerial } }: { receipt: Receipt }) {
  if (!signed) return <>None: the receipt proves nothing.</>;
  if (!signerSerial) return <>Signed.</>;
  return (
    <>
      Signed by the certificate with serial number <MonoText>{signerSerial}</MonoText>
    </>
  );
}
