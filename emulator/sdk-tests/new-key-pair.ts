// A fresh Ed25519 key pair in OpenSSH's formats.

import { generateHostKey } from '../keys/host-key';

/** Not by ssh2, of whose Ed25519 keys one in three hundred lacks a leading zero and is malformed. */
export function newKeyPair(): { private: string; public: string } {
  const { privateKey, publicBlob } = generateHostKey('ed25519');
  return { private: privateKey, public: `ssh-ed25519 ${publicBlob.toString('base64')}` };
}
