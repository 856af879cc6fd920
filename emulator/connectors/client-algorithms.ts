// What a connector offers to servers: its security policy, as far as ssh2 has it.

import type { Algorithms } from 'ssh2';
import type { ConnectorSecurityPolicy } from '../security-policies/security-policy';

/** Signatures that a host key of a type can make. */
const rsaSignatures = ['rsa-sha2-256', 'rsa-sha2-512', 'ssh-rsa'];

/** Types of trusted keys come first, so that a server with several keys shows one that is trusted. */
export function clientAlgorithms(policy: ConnectorSecurityPolicy, trustedTypes: string[]): Algorithms {
  const makes = (algorithm: string) =>
    trustedTypes.some((type) =>
      type === 'ssh-rsa' ? rsaSignatures.includes(algorithm) : type === algorithm,
    );
  const hostKeys = policy.SshHostKeyAlgorithms;
  return {
    kex: policy.SshKexs,
    cipher: policy.SshCiphers,
    hmac: policy.SshMacs,
    serverHostKey: [...hostKeys.filter(makes), ...hostKeys.filter((name) => !makes(name))],
  } as Algorithms;
}
