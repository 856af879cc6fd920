// Turns a security policy's SSH algorithms into what ssh2 can offer.

/** The lists of a security policy that matter to SFTP. */
export interface PolicyAlgorithms {
  SecurityPolicyName: string;
  SshKexs: readonly string[];
  SshCiphers: readonly string[];
  SshMacs: readonly string[];
  /** Signatures that a host key may make. */
  hostKeyAlgorithms: readonly string[];
}

/** What policies name and ssh2 lacks: post-quantum hybrids, group exchange as a server, UMAC. */
export const UNSUPPORTED_ALGORITHMS = {
  SshKexs: [
    'mlkem768x25519-sha256',
    'mlkem768nistp256-sha256',
    'mlkem1024nistp384-sha384',
    'ecdh-nistp384-kyber-768r3-sha384-d00@openquantumsafe.org',
    'x25519-kyber-512r3-sha256-d00@amazon.com',
    'ecdh-nistp256-kyber-512r3-sha256-d00@openquantumsafe.org',
    'ecdh-nistp521-kyber-1024r3-sha512-d00@openquantumsafe.org',
    'diffie-hellman-group-exchange-sha256',
  ],
  SshMacs: [
    'umac-128-etm@openssh.com',
    'umac-64-etm@openssh.com',
    'umac-128@openssh.com',
    'umac-64@openssh.com',
  ],
} as const;

const SUPPORTED = {
  SshKexs: [
    'curve25519-sha256',
    'curve25519-sha256@libssh.org',
    'ecdh-sha2-nistp256',
    'ecdh-sha2-nistp384',
    'ecdh-sha2-nistp521',
    'diffie-hellman-group14-sha256',
    'diffie-hellman-group16-sha512',
    'diffie-hellman-group18-sha512',
    'diffie-hellman-group14-sha1',
  ],
  SshCiphers: [
    'aes128-gcm@openssh.com',
    'aes256-gcm@openssh.com',
    'chacha20-poly1305@openssh.com',
    'aes128-ctr',
    'aes192-ctr',
    'aes256-ctr',
  ],
  SshMacs: [
    'hmac-sha2-256-etm@openssh.com',
    'hmac-sha2-512-etm@openssh.com',
    'hmac-sha1-etm@openssh.com',
    'hmac-sha2-256',
    'hmac-sha2-512',
    'hmac-sha1',
  ],
} as const;

export interface OfferedAlgorithms {
  kex: string[];
  cipher: string[];
  hmac: string[];
  serverHostKey: string[];
}

/** Throws where a policy leaves nothing to offer. */
export function offeredAlgorithms(policy: PolicyAlgorithms): OfferedAlgorithms {
  const offered = (list: keyof typeof SUPPORTED) => {
    const supported: readonly string[] = SUPPORTED[list];
    const names = policy[list].filter((name) => supported.includes(name));
    if (names.length > 0) return names;
    throw new Error(
      `Security policy ${policy.SecurityPolicyName} cannot be served: the emulator supports none of its ${list}.`,
    );
  };
  return {
    kex: offered('SshKexs'),
    cipher: offered('SshCiphers'),
    hmac: offered('SshMacs'),
    serverHostKey: [...policy.hostKeyAlgorithms],
  };
}
