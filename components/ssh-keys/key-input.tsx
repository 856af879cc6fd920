'use client';
/**
 * Takes a public key by paste, from a file or by drop, and says at once what it is. A private key is taken out of the page again.
 * Usage: `<KeyInput name="SshPublicKeyBody" value={text} onChange={setText} error={…} />`
 */
import { KeyRound } from 'lucide-react';
import dynamic from 'next/dynamic';
import { type ReactNode, useMemo, useState } from 'react';
import { type KeyProblem, looksPrivate, type ParsedKey, parsePublicKey } from '@/lib/ssh-keys/rules';
import { Callout } from '../callout';
import { CodeBlock } from '../code-block';
import { FileDrop } from '../form/file-drop';
import { Button } from '../ui/button';
import { KeyFacts } from './key-facts';

const MakeKeyPair = dynamic(() => import('./make-key-pair').then((module) => module.MakeKeyPair), {
  ssr: false,
});

export function KeyInput({
  name,
  value,
  onChange,
  error,
  label = 'Public key',
  optional = false,
  comment = '',
  pairs = true,
  pairNote,
  onPair,
  children,
}: {
  name: string;
  value: string;
  onChange: (text: string) => void;
  /** Shown only where what was typed says nothing itself. */
  error?: string;
  label?: string;
  optional?: boolean;
  /** The comment of a pair that is made here. */
  comment?: string;
  /** Off where no pair is to be made here. */
  pairs?: boolean;
  /** Said beside the making of a pair, in place of the words for administrators. */
  pairNote?: string;
  /** Hears the public half of a pair that was made here. */
  onPair?: (publicKey: string) => void;
  /** Warnings about a key that is fine in itself. */
  children?: (key: Extract<ParsedKey, { ok: true }>['key']) => ReactNode;
}) {
  const [refused, setRefused] = useState<KeyProblem>();
  const [making, setMaking] = useState(false);
  const parsed = useMemo(() => (value.trim() ? parsePublicKey(value) : undefined), [value]);
  const take = (text: string) => {
    if (!looksPrivate(text)) {
      setRefused(undefined);
      onChange(text);
      return;
    }
    const result = parsePublicKey(text);
    setRefused(result.ok ? undefined : result.problem);
    onChange('');
  };
  return (
    <div className="flex flex-col gap-3">
      <FileDrop
        name={name}
        label={optional ? `${label} (optional)` : label}
        value={value}
        onChange={take}
        accept=".pub,.txt,text/plain"
        placeholder="ssh-ed25519 AAAA… name@host"
        help="The line in the file that ends in .pub. Ed25519, ECDSA, and RSA of 2048, 3072 or 4096 bits."
        error={parsed || refused ? undefined : error}
      />
      <div role="alert" className="empty:hidden">
        {refused && <PrivateKeyRefused problem={refused} />}
      </div>
      <div aria-live="polite" className="empty:hidden">
        {parsed && !parsed.ok && <Problem problem={parsed.problem} />}
        {parsed?.ok && (
          <div className="flex flex-col gap-3">
            <KeyFacts storedKey={parsed.key} />
            {parsed.key.notes.map((note) => (
              <p key={note} className="text-table text-muted">
                {note}
              </p>
            ))}
            {children?.(parsed.key)}
          </div>
        )}
      </div>
      {making ? (
        <MakeKeyPair
          comment={comment}
          note={pairNote}
          onCancel={() => setMaking(false)}
          onPublicKey={(publicKey) => {
            setMaking(false);
            onPair?.(publicKey);
            take(publicKey);
          }}
        />
      ) : (
        pairs &&
        !value.trim() && (
          <div className="flex flex-wrap items-center gap-2">
            <span className="text-table text-muted">No key yet?</span>
            <Button size="sm" onClick={() => setMaking(true)}>
              <KeyRound aria-hidden className="size-3.5" />
              Make a new pair
            </Button>
          </div>
        )
      )}
    </div>
  );
}

function PrivateKeyRefused({ problem }: { problem: KeyProblem }) {
  return (
    <Callout tone="danger" title={problem.title}>
      <p>
        It was taken out of this page at once. Nothing was sent, and nothing was kept. If it came to you by
        mail or chat, others may hold it too: then make a new pair.
      </p>
      <p className="mt-2">{problem.advice}</p>
      {problem.command && (
        <div className="mt-2">
          <CodeBlock label="command" code={problem.command} />
        </div>
      )}
    </Callout>
  );
}

function Problem({ problem }: { problem: KeyProblem }) {
  return (
    <Callout tone="warn" title={problem.title}>
      <p>{problem.advice}</p>
      {problem.command && (
        <div className="mt-2">
          <CodeBlock label="command" code={problem.command} />
        </div>
      )}
    </Callout>
  );
}
