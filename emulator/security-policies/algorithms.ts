// Names of algorithms that several security policies share, grouped as their lists have them.

export const gcm128 = 'aes128-gcm@openssh.com';
export const gcm256 = 'aes256-gcm@openssh.com';
export const chacha20 = 'chacha20-poly1305@openssh.com';
export const ctr128 = 'aes128-ctr';
export const ctr192 = 'aes192-ctr';
export const ctr256 = 'aes256-ctr';

export const nistCurves = ['ecdh-sha2-nistp256', 'ecdh-sha2-nistp384', 'ecdh-sha2-nistp521'];
export const curve25519 = ['curve25519-sha256', 'curve25519-sha256@libssh.org'];
export const postQuantum = ['mlkem768x25519-sha256', 'mlkem768nistp256-sha256', 'mlkem1024nistp384-sha384'];
export const group14 = 'diffie-hellman-group14-sha256';
export const group14Sha1 = 'diffie-hellman-group14-sha1';
export const group16 = 'diffie-hellman-group16-sha512';
export const group18 = 'diffie-hellman-group18-sha512';
export const groupExchange = 'diffie-hellman-group-exchange-sha256';

export const sha256Etm = 'hmac-sha2-256-etm@openssh.com';
export const sha512Etm = 'hmac-sha2-512-etm@openssh.com';
export const sha1Etm = 'hmac-sha1-etm@openssh.com';
export const sha256 = 'hmac-sha2-256';
export const sha512 = 'hmac-sha2-512';
export const sha1 = 'hmac-sha1';
export const umac128Etm = 'umac-128-etm@openssh.com';
export const umac64Etm = 'umac-64-etm@openssh.com';
export const umac128 = 'umac-128@openssh.com';
export const umac64 = 'umac-64@openssh.com';

export const rsaSha2 = ['rsa-sha2-256', 'rsa-sha2-512'];
export const ecdsa = ['ecdsa-sha2-nistp256', 'ecdsa-sha2-nistp384', 'ecdsa-sha2-nistp521'];
