// Tells what was pasted where no OpenSSH public key was: private keys above all, and other formats with what to do about them.

export interface KeyProblem {
  kind:
    | 'private'
    | 'pem'
    | 'certificate'
    | 'hardware'
    | 'dsa'
    | 'size'
    | 'several'
    | 'too-long'
    | 'damaged'
    | 'unknown';
  /** What it is. */
  title: string;
  /** What to do. */
  advice: string;
  /** A command that makes a public key of it. */
  command?: string;
}

const PRIVATE_MARKS = [
  /-----BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----/,
  /---- BEGIN SSH2 (?:ENCRYPTED )?PRIVATE KEY ----/,
  /PuTTY-User-Key-File-\d/,
  /^Private-(?:Lines|MAC|Hash):/m,
  // The start of "openssh-key-v1" in base64: the file without its first line.
  /b3BlbnNzaC1rZXktdjE/,
  /"d"\s*:\s*"[\w-]{20,}"/,
  /SSH PRIVATE KEY FILE FORMAT/,
];

/** Whether a text holds the private half of a key, in any format that key tools write. */
export function looksPrivate(text: string): boolean {
  return PRIVATE_MARKS.some((mark) => mark.test(text));
}

export function privateProblem(text: string): KeyProblem {
  const isPutty = /PuTTY-User-Key-File/.test(text);
  return {
    kind: 'private',
    title: isPutty ? 'This is a PuTTY key file, with the private key in it' : 'This is a private key',
    advice: isPutty
      ? 'Only the public key is needed. Open the file in PuTTYgen (Load) and copy the text under “Public key for pasting into OpenSSH authorized_keys file”.'
      : 'Only the public key is needed: it stands in the file of the same name that ends in .pub. If that is gone, it can be made again from the private key.',
    command: isPutty ? 'puttygen key.ppk -L' : 'ssh-keygen -y -f id_ed25519',
  };
}

const PEM: [RegExp, Omit<KeyProblem, 'kind'>][] = [
  [
    /-----BEGIN RSA PUBLIC KEY-----/,
    {
      title: 'This is a public key in PEM format (PKCS #1)',
      advice: 'Convert it to the OpenSSH format:',
      command: 'ssh-keygen -i -m PEM -f key.pem',
    },
  ],
  [
    /-----BEGIN PUBLIC KEY-----/,
    {
      title: 'This is a public key in PEM format',
      advice: 'Convert it to the OpenSSH format:',
      command: 'ssh-keygen -i -m PKCS8 -f key.pem',
    },
  ],
  [
    /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----/,
    {
      title: 'This is an X.509 certificate, not an SSH key',
      advice: 'SFTP users sign in with an SSH key. The key within the certificate can be taken out:',
      command: 'openssl x509 -in cert.pem -pubkey -noout | ssh-keygen -i -m PKCS8 -f /dev/stdin',
    },
  ],
  [
    /-----BEGIN PGP /,
    {
      title: 'This is a PGP key',
      advice: 'An OpenPGP authentication key can be written in the OpenSSH format:',
      command: 'gpg --export-ssh-key NAME',
    },
  ],
  [
    /-----BEGIN /,
    {
      title: 'This is a PEM file, but no public key',
      advice: 'Paste the text of the file that ends in .pub.',
    },
  ],
];

export function pemProblem(text: string): KeyProblem | undefined {
  const found = PEM.find(([mark]) => mark.test(text));
  return found && { kind: 'pem', ...found[1] };
}

/** Types that Transfer Family does not take, although OpenSSH has them. */
export function typeProblem(type: string): KeyProblem | undefined {
  if (/-cert-v\d\d@openssh\.com$/.test(type)) {
    return {
      kind: 'certificate',
      title: 'This is an SSH certificate',
      advice:
        'Transfer Family knows no certificate authorities. Paste the public key that was signed: the file without “-cert” in its name.',
    };
  }
  if (type.startsWith('sk-')) {
    return {
      kind: 'hardware',
      title: 'This key lives on a security key (FIDO)',
      advice:
        'Transfer Family does not take keys of type sk-…. Use an Ed25519 key; a PIV smart card (PKCS #11) with an ECDSA or RSA key works too.',
      command: 'ssh-keygen -t ed25519',
    };
  }
  if (type === 'ssh-dss') {
    return {
      kind: 'dsa',
      title: 'This is a DSA key',
      advice: 'DSA is no longer safe, and Transfer Family refuses it. Make a new key:',
      command: 'ssh-keygen -t ed25519',
    };
  }
  return undefined;
}
