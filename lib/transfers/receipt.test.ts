// That receipts of different makers are read, and that nothing a stranger writes ends the console.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { OpensslFolder } from '@/lib/certificates/test-certificates';
import { readReceipt } from './receipt';

const report = [
  'Content-Type: multipart/report; report-type=disposition-notification; boundary="inner"',
  '',
  '--inner',
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: quoted-printable',
  '',
  'Received, gr=C3=BC=C3=9Fe',
  '--inner',
  'Content-Type: message/disposition-notification',
  '',
  'Reporting-UA: Acme AS2',
  'Final-Recipient: rfc822; ACME',
  'Original-Message-ID: <1@west>',
  'Disposition: automatic-action/MDN-sent-automatically;',
  ' processed/error: authentication-failed',
  'Received-Content-MIC: 3q2+7w==, sha-256',
  '',
  '--inner--',
  '',
].join('\r\n');

const folder = new OpensslFolder();
afterAll(() => folder.remove());

describe('a receipt', () => {
  test('is read with its own headers in front', () => {
    expect(readReceipt(report)).toEqual({
      text: 'Received, grüße',
      disposition: 'automatic-action/MDN-sent-automatically; processed/error: authentication-failed',
      originalMessageId: '<1@west>',
      reportingAgent: 'Acme AS2',
      recipient: 'ACME',
      mic: { value: '3q2+7w==', algorithm: 'sha-256' },
      signed: false,
    });
  });

  test('is read from its first boundary on, as AWS stores it', () => {
    const body = report.slice(report.indexOf('--inner'));
    expect(readReceipt(body)).toEqual(readReceipt(report));
  });

  test('signed by openssl names the serial number of the certificate', () => {
    folder.selfSigned('partner');
    writeFileSync(join(folder.path, 'report'), report);
    folder.run(
      ...['cms', '-sign', '-binary', '-in', 'report', '-signer', 'partner.pem', '-inkey', 'partner.key'],
      ...['-out', 'signed'],
    );
    const serial = execFileSync('openssl', ['x509', '-noout', '-serial', '-in', 'partner.pem'], {
      cwd: folder.path,
      encoding: 'utf8',
    });
    const read = readReceipt(readFileSync(join(folder.path, 'signed'), 'latin1'));
    expect(read).toMatchObject({ signed: true, mic: { algorithm: 'sha-256' }, text: 'Received, grüße' });
    expect(serial.trim()).toBe(`serial=${read?.signerSerial}`);
  });

  test('that is none is not read', () => {
    for (const text of ['', 'hello', '--b\r\n\r\nhello\r\n--b--', '{"a":1}'])
      expect(readReceipt(text)).toBeUndefined();
  });

  test('cut off or garbled anywhere never throws', () => {
    fc.assert(
      fc.property(fc.nat(report.length), fc.string({ maxLength: 60 }), (at, noise) => {
        readReceipt(report.slice(0, at));
        readReceipt(report.slice(0, at) + noise + report.slice(at));
      }),
    );
  });
});
