// What a partner is told of a message, and which certificates are named.
import { describe, expect, test } from 'vitest';
import { letterFor } from './letter';
import { readFacts } from './message-facts';
import { certificatesOf } from './used-certificates';

describe('the text for the partner', () => {
  test('names what they need to find the message, and asks for what mends it', () => {
    const text = letterFor({
      direction: 'sent',
      at: Date.parse('2026-11-22T08:00:00Z'),
      name: 'order.edi',
      as2From: 'WEST',
      as2To: 'EAST',
      messageId: '1@west',
      failureCode: 'MDN_RESPONSE_INDICATES_AUTHENTICATION_FAILED',
      failureMessage: 'two\nlines',
    });
    for (const part of ['<1@west>', 'WEST', 'EAST', 'order.edi', '2026-11-22 08:00:00 UTC', 'two lines'])
      expect(text).toContain(part);
    expect(text).toMatch(/which certificate of ours/);
  });

  test('asks for nothing where nothing failed', () => {
    expect(letterFor({ direction: 'received', at: 0, name: 'a' })).not.toMatch(/Please/);
  });
});

describe('facts of a message', () => {
  test('are read from what AWS writes, under older names too', () => {
    expect(readFacts('{"as2-message-id":"<1@w>","subject":"Orders","bytes":12,"failure-code":""}')).toEqual({
      messageId: '<1@w>',
      subject: 'Orders',
      size: 12,
    });
  });

  test('are none in other text', () => {
    for (const text of ['', '[1]', '"x"', 'null', '{']) expect(readFacts(text)).toBeUndefined();
  });
});

describe('certificates of a message', () => {
  const at = Date.parse('2026-06-01T00:00:00Z');
  const certificate = (CertificateId: string, Usage: 'SIGNING' | 'ENCRYPTION', from: string, to: string) => ({
    CertificateId,
    Usage,
    ActiveDate: `${from}T00:00:00Z`,
    InactiveDate: `${to}T00:00:00Z`,
  });
  const all = [
    certificate('old', 'SIGNING', '2025-01-01', '2026-07-01'),
    certificate('new', 'SIGNING', '2026-05-01', '2027-07-01'),
    certificate('later', 'SIGNING', '2026-06-02', '2028-01-01'),
    certificate('foreign', 'SIGNING', '2025-01-01', '2029-01-01'),
    certificate('theirs', 'ENCRYPTION', '2025-01-01', '2027-01-01'),
  ];
  const ids = ({ certificates }: { certificates: { CertificateId?: string }[] }) =>
    certificates.map(({ CertificateId }) => CertificateId);

  test('are those of the profile in use at that time, of which AWS takes the one that lasts longest', () => {
    const local = { CertificateIds: ['old', 'new', 'later'] };
    const uses = certificatesOf('sent', at, local, { CertificateIds: ['theirs'] }, all);
    expect(uses.map(ids)).toEqual([['new'], ['theirs'], []]);
  });

  test('that verify a message are all that are in use', () => {
    const partner = { CertificateIds: ['old', 'new'] };
    const [, verified] = certificatesOf('received', at, {}, partner, all);
    expect(verified && ids(verified)).toEqual(['new', 'old']);
  });
});
