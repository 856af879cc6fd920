'use client';
/** Takes a new key of a shared user by paste, file, drop or making a pair, and says what speaks against it before it is sent. */
import { useState } from 'react';
import { Callout } from '@/components/callout';
import { ErrorText } from '@/components/error-panel';
import { KeyInput } from '@/components/ssh-keys/key-input';
import { type KeyPolicy, violations } from '@/lib/key-policies/rules';
import type { AddedKey } from '@/lib/portal/add-key';
import { useAddGeneratedKey, useUploadKey } from '@/lib/portal/mutations';
import type { PortalUser } from '@/lib/portal/reads';
import { type PublicKey, parsePublicKey } from '@/lib/ssh-keys/rules';
import { LabelAndExpiry } from './label-and-expiry';

function policyInWords({ allowedTypes, minimumRsaBits, maximumKeys, maximumAgeDays }: KeyPolicy): string[] {
  return [
    `Types: ${allowedTypes.map((type) => (type === 'RSA' ? `RSA of at least ${minimumRsaBits} bits` : type)).join(', ')}.`,
    ...(maximumKeys === null ? [] : [`At most ${maximumKeys} keys.`]),
    ...(maximumAgeDays === null ? [] : [`A key is for ${maximumAgeDays} days.`]),
  ];
}

export function reasonsAgainstKey(key: PublicKey, user: PortalUser): string[] {
  if (user.keys.some(({ fingerprint }) => fingerprint === key.fingerprint))
    return ['This key is there already.'];
  if (user.requests.some((each) => each.state === 'pending' && each.fingerprint === key.fingerprint))
    return ['This key was asked for already and waits for approval.'];
  if (!user.acceptedTypes.includes(key.algorithm))
    return [`The server takes no logins with ${key.algorithm} keys.`];
  return violations(user.policy, key, user.keys.length);
}

/** State and sending of a new key, for a dialog or a page around the fields. */
export function useNewKey(user: PortalUser, onAdded: (added: AddedKey) => void) {
  const upload = useUploadKey();
  const generate = useAddGeneratedKey();
  const [text, setText] = useState('');
  const [pair, setPair] = useState<string>();
  const [label, setLabel] = useState('');
  const [expiresOn, setExpiresOn] = useState('');
  const [missing, setMissing] = useState(false);
  // The two differ in the right that they ask for.
  const add = pair !== undefined && text.trim() === pair.trim() && !user.rights.mayUpload ? generate : upload;
  const reset = () => {
    upload.reset();
    generate.reset();
    setMissing(false);
  };
  const submit = () => {
    const parsed = parsePublicKey(text);
    const fits = parsed.ok && reasonsAgainstKey(parsed.key, user).length === 0;
    setMissing(!parsed.ok);
    if (!parsed.ok || !fits) return;
    const input = { GrantId: user.grantId, SshPublicKeyBody: parsed.key.body };
    add.mutate({ ...input, Label: label, ExpiresOn: expiresOn }, { onSuccess: onAdded });
  };
  const clear = () => {
    reset();
    setText('');
    setLabel('');
    setExpiresOn('');
  };
  return {
    ...{ text, setText, setPair, label, setLabel, expiresOn, setExpiresOn, missing, reset, submit, clear },
    pending: add.isPending,
    error: upload.error?.error ?? generate.error?.error,
  };
}

export function NewKeyFields({ user, form }: { user: PortalUser; form: ReturnType<typeof useNewKey> }) {
  const { rights, policy } = user;
  return (
    <div className="flex flex-col gap-4">
      <ul className="list-disc pl-5 text-table text-muted">
        {policyInWords(policy).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {!rights.mayUpload && (
        <p className="text-table text-muted">Keys of your own cannot be added here; make a new pair below.</p>
      )}
      <KeyInput
        name="SshPublicKeyBody"
        comment={user.userName}
        value={form.text}
        pairs={rights.mayGenerate}
        pairNote="The private key is made in this browser and saved on your device alone."
        onPair={form.setPair}
        onChange={(next) => {
          form.reset();
          form.setText(next);
        }}
        error={form.missing ? 'Paste a public key, or choose its file.' : undefined}
      >
        {(key) =>
          reasonsAgainstKey(key, user).map((reason) => <Callout key={reason} tone="danger" title={reason} />)
        }
      </KeyInput>
      <LabelAndExpiry
        label={form.label}
        setLabel={form.setLabel}
        expiresOn={form.expiresOn}
        setExpiresOn={form.setExpiresOn}
        policy={policy}
        addedAt={Date.now()}
      />
      <div role="alert">
        {form.error && (
          <Callout tone="danger">
            <ErrorText error={form.error} />
          </Callout>
        )}
      </div>
    </div>
  );
}
