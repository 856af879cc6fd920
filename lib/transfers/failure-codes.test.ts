// That no documented failure is left without words.
import { describe, expect, test } from 'vitest';
import { failureCodes, meaningOf } from './failure-codes';

/** The codes of the AS2 user guide, with the service's own spelling. */
const documented =
  `ACCESS_DENIED AGREEMENT_NOT_FOUND CONNECTOR_NOT_FOUND CREDENTIALS_RETRIEVAL_FAILED DECOMPRESSION_FAILED
DECRYPT_FAILED DECRYPT_FAILED_INVALID_SMIME_FORMAT DECRYPT_FAILED_NO_DECRYPTION_KEY_FOUND
DECRYPT_FAILED_UNSUPPORTED_ENCRYPTION_ALG DUPLICATE_MESSAGE ENCRYPT_FAILED_NO_ENCRYPTION_KEY_FOUND ENCRYPTION_FAILED
FILE_SIZE_TOO_LARGE HTTP_ERROR_RESPONSE_FROM_PARTNER INSUFFICENT_MESSAGE_SECURITY_UNENCRYPTED INVALID_ENDPOINT_PROTOCOL
INVALID_REQUEST INVALID_URL_FORMAT MDN_RESPONSE_INDICATES_AUTHENTICATION_FAILED
MDN_RESPONSE_INDICATES_DECOMPRESSION_FAILED MDN_RESPONSE_INDICATES_DECRYPTION_FAILED
MDN_RESPONSE_INDICATES_INSUFFICIENT_MESSAGE_SECURITY MDN_RESPONSE_INDICATES_INTEGRITY_CHECK_FAILED PATH_NOT_FOUND
SEND_FILE_NOT_FOUND SERVER_NOT_FOUND SERVER_NOT_ONLINE SIGNING_FAILED SIGNING_FAILED_NO_SIGNING_KEY_FOUND
UNABLE_RESOLVE_HOST_TO_IP_ADDRESS UNABLE_TO_CONNECT_TO_REMOTE_HOST_OR_IP UNABLE_TO_RESOLVE_HOSTNAME VERIFICATION_FAILED
VERIFICATION_FAILED_NO_MATCHING_KEY_FOUND`.split(/\s+/);

describe('failure codes', () => {
  test('that are documented all have a meaning, and no other is made up', () => {
    expect(Object.keys(failureCodes).sort()).toEqual([...documented].sort());
  });

  test.each(documented)('%s says what happened, why, and where to mend it, in both directions', (code) => {
    for (const direction of ['sent', 'received'] as const) {
      const { title, cause, mend } = meaningOf(code, direction);
      expect(title).not.toMatch(/_|\.$/);
      expect(cause).toMatch(/\.$/);
      expect(mend.length).toBeGreaterThan(0);
    }
  });

  test('that speak of the receipt for what we sent speak of the message for what we received', () => {
    expect(meaningOf('VERIFICATION_FAILED', 'sent').title).toMatch(/receipt/);
    expect(meaningOf('VERIFICATION_FAILED', 'received').title).not.toMatch(/receipt/);
  });

  test('of partners that answer with a modifier of their own are put into words too', () => {
    expect(meaningOf('MDN_RESPONSE_INDICATES_UNKNOWN_TRADING_RELATIONSHIP', 'sent').title).toBe(
      'The partner does not know us',
    );
    expect(meaningOf('MDN_RESPONSE_INDICATES_DISK_FULL', 'sent').title).toBe(
      'The partner answered: disk full',
    );
  });

  test('that nobody knows still lead somewhere', () => {
    expect(meaningOf('constructor', 'sent').mend).toEqual(['connector']);
    expect(meaningOf('SOMETHING_NEW', 'received').mend).toEqual(['agreement']);
  });
});
