// What each failure code of AS2 means in plain words, its likely cause, and which object mends it. Pure.

import type { Direction } from './rules';

/** What somebody on our side can open and change; `partner` and `network` are beyond the console. */
export type Mend =
  | 'agreement'
  | 'agreements'
  | 'connector'
  | 'local-profile'
  | 'partner-profile'
  | 'server'
  | 'file'
  | 'again'
  | 'partner';

export interface FailureMeaning {
  /** What happened, as a heading. */
  title: string;
  /** The likely cause and what to do. */
  cause: string;
  /** The most likely first. */
  mend: readonly Mend[];
}

interface Entry extends FailureMeaning {
  /** Where the code means something else for messages that we received. */
  received?: FailureMeaning;
}

const anotherKey: FailureMeaning = {
  title: 'We could not decrypt the message',
  cause:
    'It was encrypted for a certificate that our local profile does not hold as active, most often one that we replaced. Send the partner our present encryption certificate, or let the old one overlap longer.',
  mend: ['local-profile', 'partner'],
};

const foreignSignature: FailureMeaning = {
  title: 'The signature is not the partner’s, as far as we know',
  cause:
    'No active signing certificate in the partner’s profile fits the signature. The partner probably signs with a new certificate: ask for it, import it and add it to the profile.',
  mend: ['partner-profile', 'partner'],
};

/** By code, as the service spells it. */
export const failureCodes: Record<string, Entry> = {
  ACCESS_DENIED: {
    title: 'AWS was not allowed to read or write a file',
    cause:
      'The access role lacks a permission on the bucket or on its KMS key: GetObject for files to send, PutObject, DeleteObject and ListBucket where results go.',
    mend: ['connector', 'file'],
    received: {
      title: 'AWS was not allowed to store the message',
      cause:
        'The access role of the agreement lacks a permission on its directories or on their KMS key: PutObject, GetObject, DeleteObject and ListBucket are needed.',
      mend: ['agreement'],
    },
  },
  AGREEMENT_NOT_FOUND: {
    title: 'No active agreement fits the message',
    cause:
      'The server has no active agreement for this pair of AS2 ids. Either id is spelled differently by the partner (case counts), the message came to another server, or the agreement is inactive.',
    mend: ['agreements', 'partner'],
  },
  CONNECTOR_NOT_FOUND: {
    title: 'The connector or one of its profiles is gone',
    cause: 'It was deleted while the file was waiting to be sent. Send it again by a connector that exists.',
    mend: ['connector', 'again'],
  },
  CREDENTIALS_RETRIEVAL_FAILED: {
    title: 'The user name and password for the partner could not be read',
    cause:
      'The connector names a secret that does not exist, that the access role may not read, or that does not hold {"Username": …, "Password": …}.',
    mend: ['connector'],
  },
  DECOMPRESSION_FAILED: {
    title: 'The message could not be decompressed',
    cause:
      'It says that it is compressed, yet its content is damaged or in a format other than ZLIB. Ask the partner to send it again, at need without compression.',
    mend: ['partner'],
  },
  DECRYPT_FAILED: anotherKey,
  DECRYPT_FAILED_INVALID_SMIME_FORMAT: {
    title: 'The encrypted message is not well formed',
    cause:
      'What arrived is no S/MIME envelope, or it was cut off on the way. A proxy that rewrites bodies and a sender that encodes twice are common causes. Ask the partner to send it again.',
    mend: ['partner'],
  },
  DECRYPT_FAILED_NO_DECRYPTION_KEY_FOUND: anotherKey,
  DECRYPT_FAILED_UNSUPPORTED_ENCRYPTION_ALG: {
    title: 'The message is encrypted by an algorithm that AWS does not support',
    cause:
      'AWS decrypts AES-128, AES-192 and AES-256 in CBC mode, and triple DES. Ask the partner to choose one of them.',
    mend: ['partner'],
  },
  DUPLICATE_MESSAGE: {
    title: 'The message went through the same step twice',
    cause:
      'Its content is encrypted, signed or compressed more than once, which AWS does not take. Ask the partner to do each once, in the order compress, sign, encrypt.',
    mend: ['partner'],
  },
  ENCRYPT_FAILED_NO_ENCRYPTION_KEY_FOUND: {
    title: 'There is no certificate to encrypt with',
    cause:
      'The partner’s profile holds no active encryption certificate. It expired, is not active yet, or was never added.',
    mend: ['partner-profile'],
  },
  ENCRYPTION_FAILED: {
    title: 'The file could not be encrypted',
    cause:
      'The partner’s encryption certificate is probably not fit for it: not RSA, or damaged. Ask the partner for another one.',
    mend: ['partner-profile', 'again'],
  },
  FILE_SIZE_TOO_LARGE: {
    title: 'The file is too large for AS2',
    cause: 'AWS takes up to 1,000 MB for each message. Split the file, or agree on another way such as SFTP.',
    mend: ['file', 'partner'],
  },
  HTTP_ERROR_RESPONSE_FROM_PARTNER: {
    title: 'The partner’s server refused the request',
    cause:
      'It answered with an HTTP error instead of a receipt. The URL may have another path, our AS2 id may be unknown there, or a user name and password may be missing. The partner’s log says more.',
    mend: ['connector', 'partner'],
  },
  INSUFFICENT_MESSAGE_SECURITY_UNENCRYPTED: {
    title: 'The message is not encrypted',
    cause:
      'Unencrypted messages may travel over https only. Choose an encryption algorithm, or an https URL.',
    mend: ['connector'],
    received: {
      title: 'The message is not encrypted',
      cause:
        'Without encryption AWS takes messages only behind a proxy that ends TLS. Ask the partner to encrypt with our certificate.',
      mend: ['partner'],
    },
  },
  INVALID_ENDPOINT_PROTOCOL: {
    title: 'The URL is neither http nor https',
    cause: 'AS2 goes over these two alone. Correct the URL of the connector.',
    mend: ['connector'],
  },
  INVALID_REQUEST: {
    title: 'The request is not what AS2 asks for',
    cause: 'A header or the answer of the partner could not be read. The message of the failure says which.',
    mend: ['connector', 'partner'],
    received: {
      title: 'The message is not what the agreement asks for',
      cause:
        'It is not signed although the agreement enforces it, or it cannot be read as an AS2 message. The message of the failure says which.',
      mend: ['partner', 'agreement'],
    },
  },
  INVALID_URL_FORMAT: {
    title: 'The URL of the connector is not a URL',
    cause: 'Correct it: scheme, host, port and path, such as https://as2.partner.example:4080/as2.',
    mend: ['connector'],
  },
  MDN_RESPONSE_INDICATES_AUTHENTICATION_FAILED: {
    title: 'The partner could not verify our signature',
    cause:
      'The certificate that belongs to our signing key is not the one that the partner trusts. It was probably replaced on our side, or never installed there: send it to the partner.',
    mend: ['local-profile', 'partner'],
  },
  MDN_RESPONSE_INDICATES_DECOMPRESSION_FAILED: {
    title: 'The partner could not decompress the message',
    cause:
      'Its software may not support compression. Switch compression off in the connector and send again.',
    mend: ['connector', 'again'],
  },
  MDN_RESPONSE_INDICATES_DECRYPTION_FAILED: {
    title: 'The partner could not decrypt the message',
    cause:
      'We encrypted with a certificate whose private key the partner no longer uses, or by an algorithm that it does not support. Ask for the present certificate and add it to the partner’s profile.',
    mend: ['partner-profile', 'connector', 'partner'],
  },
  MDN_RESPONSE_INDICATES_INSUFFICIENT_MESSAGE_SECURITY: {
    title: 'The partner wants messages better protected',
    cause: 'It expects a signature, encryption, or stronger algorithms. Ask which, and set the connector so.',
    mend: ['connector', 'partner'],
  },
  MDN_RESPONSE_INDICATES_INTEGRITY_CHECK_FAILED: {
    title: 'The partner received another content than we signed',
    cause:
      'The content changed on the way, or both sides compute its digest (MIC) differently. Send it once more; if it fails again, compare the algorithms with the partner.',
    mend: ['again', 'connector', 'partner'],
  },
  PATH_NOT_FOUND: {
    title: 'The folder does not exist',
    cause:
      'AWS found no such path for the transfer. Check bucket and folder, and that the access role may see them.',
    mend: ['file', 'connector'],
    received: {
      title: 'A directory of the agreement does not exist',
      cause: 'Check the bucket and the folders of the agreement, and that its access role may see them.',
      mend: ['agreement'],
    },
  },
  SEND_FILE_NOT_FOUND: {
    title: 'The file was not there',
    cause:
      'It was moved, renamed or not written yet when AWS came to send it, or the access role may not see it. Names in S3 are case-sensitive.',
    mend: ['file', 'connector'],
  },
  SERVER_NOT_FOUND: {
    title: 'The server does not exist',
    cause: 'A server that is to take this message or its receipt was deleted.',
    mend: ['connector'],
    received: { title: 'The server does not exist', cause: 'It was deleted.', mend: ['agreements'] },
  },
  SERVER_NOT_ONLINE: {
    title: 'The server is not online',
    cause:
      'Receipts that come later are taken by a server of ours, and none of those that the connector names runs.',
    mend: ['connector', 'server'],
    received: {
      title: 'The server was not online',
      cause: 'Start it; the partner can then send again.',
      mend: ['server'],
    },
  },
  SIGNING_FAILED: {
    title: 'The message could not be signed',
    cause: 'Our signing certificate or its key does not work for the chosen algorithm.',
    mend: ['local-profile', 'connector'],
    received: {
      title: 'The receipt could not be signed',
      cause: 'Our signing certificate or its key does not work for the algorithm that the partner asked for.',
      mend: ['local-profile'],
    },
  },
  SIGNING_FAILED_NO_SIGNING_KEY_FOUND: {
    title: 'There is no key to sign with',
    cause:
      'Our local profile holds no active signing certificate. It expired, is not active yet, or was never added.',
    mend: ['local-profile'],
  },
  UNABLE_RESOLVE_HOST_TO_IP_ADDRESS: {
    title: 'The partner’s host name leads nowhere',
    cause:
      'DNS knows no address for the host in the URL. Check its spelling, and whether the name is public.',
    mend: ['connector', 'partner'],
  },
  UNABLE_TO_CONNECT_TO_REMOTE_HOST_OR_IP: {
    title: 'The partner’s server cannot be reached',
    cause:
      'It is down, listens on another port, or a firewall does not let in the addresses that we send from. The page of the connector lists them.',
    mend: ['connector', 'partner', 'again'],
  },
  UNABLE_TO_RESOLVE_HOSTNAME: {
    title: 'The partner’s host name cannot be looked up',
    cause: 'DNS gave no answer for the host in the URL. Check its spelling, and whether the name is public.',
    mend: ['connector', 'partner'],
  },
  VERIFICATION_FAILED: {
    title: 'The receipt could not be verified',
    cause:
      'The receipt is not signed by a certificate of the partner’s profile, or the digest (MIC) in it is another than ours. The partner may have received the file all the same: ask before you send it again.',
    mend: ['partner-profile', 'partner'],
    received: foreignSignature,
  },
  VERIFICATION_FAILED_NO_MATCHING_KEY_FOUND: {
    title: 'No certificate fits the signature of the receipt',
    cause:
      'The partner’s profile holds no active signing certificate that made it. The partner probably signs with a new one: import it and add it to the profile. The file may have arrived all the same.',
    mend: ['partner-profile', 'partner'],
    received: foreignSignature,
  },
};

/** Codes that say by their name how a partner's receipt ended, beyond those that are documented. */
const MDN_CODE = /^MDN_RESPONSE_INDICATES_(.+)$/;

/** Every code has a meaning: unknown ones at least say what is known of them. */
export function meaningOf(code: string, direction: Direction): FailureMeaning {
  const known = Object.hasOwn(failureCodes, code) ? failureCodes[code] : undefined;
  if (known) return direction === 'received' && known.received ? known.received : known;
  const said = MDN_CODE.exec(code)?.[1];
  if (said?.startsWith('UNKNOWN_TRADING_')) {
    return {
      title: 'The partner does not know us',
      cause:
        'Its system has no agreement for this pair of AS2 ids. Compare both ids, letter by letter, with what the partner configured.',
      mend: ['connector', 'partner'],
    };
  }
  if (said) {
    return {
      title: `The partner answered: ${said.toLowerCase().replaceAll('_', ' ')}`,
      cause:
        'Its receipt says that the message was not processed. The text of the receipt and the partner know more.',
      mend: ['partner'],
    };
  }
  return {
    title: 'AWS reports a failure that this console does not know',
    cause: 'The message of the failure is all that is known. Look into the log of the connector or server.',
    mend: [direction === 'received' ? 'agreement' : 'connector'],
  };
}
