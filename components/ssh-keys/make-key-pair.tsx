'use client';
/** Makes a key pair in this browser: the private half is saved as a file, the public half handed on. Only `key-input.tsx` imports it, lazily. */
import { Download } from 'lucide-react';
import { useState } from 'react';
import { canMakeKeys, type KeyPair, makeKeyPair, type PairKind } from '@/lib/ssh-keys/key-pair';
import { Callout } from '../callout';
import { CodeBlock } from '../code-block';
import { Button } from '../ui/button';
import { RadioCards } from '../ui/radio-group';

const kinds = [
  { value: 'ed25519', label: 'Ed25519', help: 'Short, quick and safe. For all present clients.' },
  { value: 'rsa-4096', label: 'RSA 4096', help: 'For old clients that know nothing else.' },
];

const FOR_ADMINISTRATORS =
  'For a key of your own. A partner should make the pair and send only the public key.';

export function MakeKeyPair({
  comment,
  note = FOR_ADMINISTRATORS,
  onPublicKey,
  onCancel,
}: {
  comment: string;
  note?: string;
  onPublicKey: (publicKey: string) => void;
  onCancel: () => void;
}) {
  const [kind, setKind] = useState<PairKind>('ed25519');
  const [pair, setPair] = useState<KeyPair>();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const command = `ssh-keygen -t ${kind === 'ed25519' ? 'ed25519' : 'rsa -b 4096'} -C '${comment.replace(/[^\w@. -]/g, '')}'`;

  if (!canMakeKeys()) {
    return (
      <Callout title="This browser makes no keys here">
        <p>
          Browsers give the means to secure pages only, and this page came over plain http. Make the pair on
          your own computer and paste the text of the .pub file:
        </p>
        <div className="mt-2">
          <CodeBlock label="command" code={command} />
        </div>
      </Callout>
    );
  }

  const make = async () => {
    setBusy(true);
    setFailed(false);
    try {
      setPair(await makeKeyPair(kind, comment));
    } catch {
      setFailed(true);
    }
    setBusy(false);
  };
  /** Saves the private half and lets go of it; only then is the public half of use. */
  const save = ({ privateKey, publicKey, fileName }: KeyPair) => {
    const address = URL.createObjectURL(new Blob([privateKey], { type: 'application/octet-stream' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = fileName;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
    setPair(undefined);
    onPublicKey(publicKey);
  };

  return (
    <div className="flex flex-col gap-3 rounded-md border border-line bg-surface p-3">
      <p className="font-medium">Make a new pair in this browser</p>
      {pair ? (
        <>
          <p>
            The pair is ready. Save the private key now: it exists only in this page, is never sent, and
            cannot be had again. It has no passphrase;{' '}
            <code className="text-table">ssh-keygen -p -f {pair.fileName}</code> gives it one.
          </p>
          <div className="flex flex-wrap gap-2">
            <Button variant="primary" onClick={() => save(pair)}>
              <Download aria-hidden className="size-4" />
              Save private key
            </Button>
            <Button onClick={onCancel}>Discard</Button>
          </div>
        </>
      ) : (
        <>
          <RadioCards
            options={kinds}
            value={kind}
            input={{
              name: 'pair-kind',
              onChange: (event) => setKind(event.target.value === 'rsa-4096' ? 'rsa-4096' : 'ed25519'),
            }}
          />
          <p className="text-table text-muted">{note}</p>
          {failed && (
            <Callout tone="warn" title="This browser cannot make such a key">
              <CodeBlock label="command" code={command} />
            </Callout>
          )}
          <div className="flex flex-wrap gap-2">
            <Button onClick={() => void make()} pending={busy}>
              Make the pair
            </Button>
            <Button variant="ghost" onClick={onCancel}>
              Cancel
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
