import { describe, expect, test } from 'vitest';
import type { BuildMdnOrder } from '../jobs';
import { buildMdn } from './build-mdn';
import { readMdn } from './read-mdn';
import { alice, bob, failureOf, newIdentity } from './test-messages';

const order: BuildMdnOrder = {
  recipient: 'bob',
  originalMessageId: '<1@alice>',
  reportingAgent: 'test',
  text: 'Stored.',
  disposition: 'processed',
  mic: { value: 'AAAA', algorithm: 'SHA384' },
};

function readBack(changes: Partial<BuildMdnOrder>, signerCertificates = [bob.certificate]) {
  const { headers, body } = buildMdn({ ...order, ...changes });
  return readMdn({ headers: { 'content-type': headers['Content-Type'] ?? '' }, body, signerCertificates });
}

describe('a receipt', () => {
  test.each([undefined, 'SHA1', 'SHA256', 'SHA384', 'SHA512'] as const)(
    'is read as it was written, signed with %s',
    (algorithm) => {
      expect(readBack(algorithm ? { signing: { ...bob, algorithm } } : {})).toEqual({
        signed: algorithm !== undefined,
        disposition: 'processed',
        originalMessageId: '<1@alice>',
        finalRecipient: 'bob',
        mic: order.mic,
        text: 'Stored.',
      });
    },
  );

  test.each([
    ['processed/error: decryption-failed', { kind: 'error', text: 'decryption-failed' }],
    ['processed/Warning: duplicate-document', { kind: 'warning', text: 'duplicate-document' }],
    ['failed/Failure: unsupported format', { kind: 'failure', text: 'unsupported format' }],
  ])('tells what went wrong: %s', (disposition, modifier) => {
    expect(readBack({ disposition })).toMatchObject({ disposition, modifier });
  });

  test('signed by anyone else is refused', () => {
    const signing = { ...newIdentity('mallory'), algorithm: 'SHA256' } as const;
    expect(failureOf(() => readBack({ signing }))).toMatchObject({
      code: 'VERIFICATION_FAILED_NO_MATCHING_KEY_FOUND',
    });
    expect(
      readBack({ signing: { ...bob, algorithm: 'SHA256' } }, [alice.certificate, bob.certificate]),
    ).toMatchObject({
      signed: true,
    });
  });

  test('has no field that the id of a message would bring along', () => {
    const originalMessageId = '<1>\r\nReceived-Content-MIC: BBBB, sha1\r\n';
    expect(readBack({ originalMessageId })).toMatchObject({ mic: order.mic });
  });

  test('of another implementation is read: line feeds, folded fields, other spellings', () => {
    const body = [
      'preamble',
      '--b',
      'Content-Type: message/disposition-notification',
      '',
      'Original-Recipient: rfc822; bob',
      'Original-Message-ID:',
      '\t<1@alice>',
      'DISPOSITION: automatic-action/MDN-sent-automatically;',
      ' processed/error: Authentication-Failed',
      'Received-content-MIC: Zm9v,SHA256',
      '--b--',
      '',
    ].join('\n');
    expect(
      readMdn({
        headers: { 'content-type': 'multipart/report; report-type=disposition-notification; boundary=b' },
        body: Buffer.from(body),
        signerCertificates: [],
      }),
    ).toEqual({
      signed: false,
      disposition: 'processed/error: Authentication-Failed',
      modifier: { kind: 'error', text: 'authentication-failed' },
      originalMessageId: '<1@alice>',
      mic: { value: 'Zm9v', algorithm: 'SHA256' },
      text: '',
    });
  });
});
