'use client';
/**
 * Takes a private host key and says what it is, without sending it anywhere.
 * Usage: `<HostKeyInput name="HostKey" value={text} onChange={setText} error={…} />`
 */
import { useEffect, useState } from 'react';
import { type HostKeyFacts, parseHostKey } from '@/lib/host-keys/private-key-rules';
import { hostKeyTypeName, MAX_KEY_LENGTH } from '@/lib/host-keys/rules';
import { FileDrop } from '../form/file-drop';

export function HostKeyInput({
  name,
  value,
  onChange,
  error,
}: {
  name: string;
  value: string;
  onChange: (text: string, fileName?: string) => void;
  error?: string;
}) {
  const parsed = value.trim() ? parseHostKey(value) : undefined;
  const facts = parsed && 'facts' in parsed ? parsed.facts : undefined;
  const problem = parsed && 'problem' in parsed ? parsed.problem : undefined;
  return (
    <FileDrop
      name={name}
      label="Private key"
      value={value}
      onChange={onChange}
      maxBytes={MAX_KEY_LENGTH}
      rows={5}
      placeholder="-----BEGIN OPENSSH PRIVATE KEY-----"
      error={problem ?? error}
      help={
        facts ? (
          <Facts facts={facts} />
        ) : (
          'RSA 2048 to 4096, ECDSA or Ed25519, in OpenSSH or PEM form, without a passphrase. It goes to AWS once and is kept nowhere else.'
        )
      }
    />
  );
}

function Facts({ facts }: { facts: HostKeyFacts }) {
  const fingerprint = useFingerprint(facts.publicBlob);
  const type = facts.type ? hostKeyTypeName(facts.type) : 'A private key';
  return (
    <span role="status" className="break-all">
      {type}
      {facts.bits && `, ${facts.bits} bits`}
      {fingerprint && <span className="font-mono"> {fingerprint}</span>}
    </span>
  );
}

/** As ssh-keygen prints it; browsers digest only on https and localhost. */
function useFingerprint(blob: Uint8Array<ArrayBuffer> | undefined): string | undefined {
  const key = blob ? String.fromCharCode(...blob) : '';
  const [digest, setDigest] = useState<{ key: string; text: string }>();
  useEffect(() => {
    if (!key || !globalThis.crypto?.subtle) return;
    const bytes = Uint8Array.from(key, (character) => character.charCodeAt(0));
    let current = true;
    void crypto.subtle.digest('SHA-256', bytes).then((sum) => {
      const text = btoa(String.fromCharCode(...new Uint8Array(sum))).replace(/=+$/, '');
      if (current) setDigest({ key, text: `SHA256:${text}` });
    });
    return () => {
      current = false;
    };
  }, [key]);
  return digest?.key === key ? digest.text : undefined;
}
