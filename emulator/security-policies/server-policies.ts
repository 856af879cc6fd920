// Every SERVER policy whose algorithms AWS documents ("Security policies for AWS Transfer Family servers"), in its order.

import {
  chacha20,
  ctr128,
  ctr192,
  ctr256,
  curve25519,
  ecdsa,
  gcm128,
  gcm256,
  group14,
  group14Sha1,
  group16,
  group18,
  groupExchange,
  nistCurves,
  postQuantum,
  rsaSha2,
  sha1,
  sha1Etm,
  sha256,
  sha256Etm,
  sha512,
  sha512Etm,
  umac64,
  umac64Etm,
  umac128,
  umac128Etm,
} from './algorithms';
import type { ServerSecurityPolicy } from './security-policy';

const tlsCiphers = [
  'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256',
  'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
  'TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256',
  'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256',
  'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384',
  'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384',
  'TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384',
  'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384',
];
const rsaKeyExchange = ['TLS_RSA_WITH_AES_128_CBC_SHA256', 'TLS_RSA_WITH_AES_256_CBC_SHA256'];

const ciphers2024 = [gcm128, gcm256, ctr128, ctr256, ctr192];
const ciphers2023 = [gcm256, gcm128, ctr256, ctr192];
const ciphers2020 = [ctr128, ctr192, ctr256, gcm128, gcm256];
const ciphers2025 = [gcm256, gcm128, ctr128, ctr256, ctr192];
const kexs2025 = [...postQuantum, ...nistCurves, ...curve25519, group16, group18, groupExchange];
const kexs2023 = [...curve25519, group16, group18, groupExchange];
const kexs2020 = [...nistCurves, groupExchange, group16, group18, group14];
const kexs2018 = [...curve25519, ...nistCurves, groupExchange, group16, group18, group14, group14Sha1];
const macs2020 = [umac128Etm, sha256Etm, sha512Etm, umac128, sha256, sha512];
const macs2018 = [
  ...[umac64Etm, umac128Etm, sha256Etm, sha512Etm, sha1Etm],
  ...[umac64, umac128, sha256, sha512, sha1],
];

type Lists = Pick<ServerSecurityPolicy, 'SshCiphers' | 'SshKexs' | 'SshMacs'> &
  Partial<Pick<ServerSecurityPolicy, 'TlsCiphers' | 'ContentEncryptionCiphers' | 'HashAlgorithms'>>;

/** `signsSha1`: the documentation lists `ssh-rsa` among the policy's host key signatures. */
function policy(name: string, lists: Lists, { signsSha1 = false } = {}): ServerSecurityPolicy {
  return {
    SecurityPolicyName: `TransferSecurityPolicy-${name}`,
    Type: 'SERVER',
    Fips: name.startsWith('FIPS'),
    TlsCiphers: tlsCiphers,
    ContentEncryptionCiphers: ['aes256-cbc', 'aes192-cbc', 'aes128-cbc', '3des-cbc'],
    HashAlgorithms: ['sha256', 'sha384', 'sha512', 'sha1'],
    hostKeyAlgorithms: [...rsaSha2, ...ecdsa, 'ssh-ed25519', ...(signsSha1 ? ['ssh-rsa'] : [])],
    ...lists,
  };
}

const lists2025: Lists = { SshCiphers: ciphers2025, SshKexs: kexs2025, SshMacs: [sha256Etm, sha512Etm] };
const listsFips2024: Lists = {
  SshCiphers: ciphers2024,
  SshKexs: [...nistCurves, group18, group16, groupExchange],
  SshMacs: [sha256Etm, sha512Etm],
};
const lists2018: Lists = {
  SshCiphers: [chacha20, ...ciphers2020],
  SshKexs: kexs2018,
  SshMacs: macs2018,
  TlsCiphers: [...tlsCiphers, ...rsaKeyExchange],
};

export const serverPolicies: ServerSecurityPolicy[] = [
  policy('2025-03', lists2025),
  policy('AS2Restricted-2025-07', {
    ...lists2025,
    ContentEncryptionCiphers: ['aes256-cbc', 'aes192-cbc', 'aes128-cbc'],
    HashAlgorithms: ['sha256', 'sha384', 'sha512'],
  }),
  policy('FIPS-2025-03', {
    SshCiphers: [gcm256, gcm128, ctr256, ctr192, ctr128],
    SshKexs: [...postQuantum, ...nistCurves, groupExchange, group16, group18],
    SshMacs: [sha512Etm, sha256Etm],
  }),
  policy('SshAuditCompliant-2025-02', {
    SshCiphers: ciphers2024,
    SshKexs: [...curve25519, group18, group16, groupExchange],
    SshMacs: [sha256Etm, sha512Etm],
  }),
  policy('2024-01', {
    SshCiphers: ciphers2024,
    SshKexs: [...nistCurves, ...curve25519, group18, group16, groupExchange],
    SshMacs: [sha256Etm, sha512Etm],
  }),
  policy('FIPS-2024-01', listsFips2024, { signsSha1: true }),
  policy('FIPS-2024-05', listsFips2024),
  policy('2023-05', { SshCiphers: ciphers2023, SshKexs: kexs2023, SshMacs: [sha512Etm, sha256Etm] }),
  policy(
    'FIPS-2023-05',
    {
      SshCiphers: ciphers2023,
      SshKexs: [group16, group18, groupExchange],
      SshMacs: [sha256Etm, sha512Etm],
    },
    { signsSha1: true },
  ),
  policy('2022-03', {
    SshCiphers: ciphers2023,
    SshKexs: kexs2023,
    SshMacs: [sha512Etm, sha256Etm, sha512, sha256],
  }),
  policy(
    '2020-06',
    { SshCiphers: [chacha20, ...ciphers2020], SshKexs: kexs2020, SshMacs: macs2020 },
    { signsSha1: true },
  ),
  policy('Restricted-2020-06', { SshCiphers: ciphers2020, SshKexs: kexs2020, SshMacs: macs2020 }),
  policy(
    'FIPS-2020-06',
    {
      SshCiphers: ciphers2020,
      SshKexs: kexs2020,
      SshMacs: [sha256Etm, sha512Etm, sha256, sha512],
    },
    { signsSha1: true },
  ),
  policy('2018-11', lists2018, { signsSha1: true }),
  policy('Restricted-2018-11', { ...lists2018, SshCiphers: ciphers2020 }),
];
