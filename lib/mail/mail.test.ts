import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type MailServer, openMailServer } from '@/scripts/mail-server';

let server: MailServer;
let folder: string;
beforeEach(async () => {
  vi.resetModules();
  vi.spyOn(console, 'error').mockReturnValue();
  server = await openMailServer();
  folder = mkdtempSync(path.join(tmpdir(), 'transfer-console-mail-'));
  vi.stubEnv('CONSOLE_DATA_DIR', folder);
  vi.stubEnv('MAIL_FROM', 'Transfer Console <console@example.com>');
  vi.stubEnv('SMTP_URL', server.url);
});
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const mail = { to: 'ana@example.com', subject: 'Your key', text: 'It ends on Friday.\n.\nÜber and out.' };

test('a mail arrives with its sender, recipient, subject and text', async () => {
  const { sendMail } = await import('./mail');
  await sendMail(mail);
  expect(server.mails).toHaveLength(1);
  const [received] = server.mails;
  expect(received).toMatchObject({ from: 'console@example.com', to: ['ana@example.com'] });
  expect(received?.text).toContain('From: Transfer Console <console@example.com>');
  expect(received?.text).toContain('Subject: Your key');
  expect(received?.text).toContain('It ends on Friday.');
});

test('a line break in a subject or an address adds no header and no recipient', async () => {
  const { sendMail } = await import('./mail');
  await sendMail({ ...mail, subject: 'Hello\r\nBcc: eve@example.com' });
  await sendMail({ ...mail, to: 'ana@example.com, eve@example.com' }).catch(() => undefined);
  for (const { to, text } of server.mails) {
    expect(to).toHaveLength(1);
    expect(text).not.toMatch(/^Bcc:/m);
  }
});

test('a refused recipient and a server that is gone are told apart, without what the server said', async () => {
  const { sendMail } = await import('./mail');
  server.refuseRecipients();
  await expect(sendMail(mail)).rejects.toThrow('the mail server refused the address');
  await server.close();
  await expect(sendMail(mail)).rejects.toThrow('the mail server cannot be reached');
});

test('no password goes to another machine that offers no encryption', async () => {
  const { sendMail } = await import('./mail');
  await sendMail(mail);
  // The same server by a name that the console does not know as its own machine.
  const elsewhere = server.url.replace('//127.0.0.1', '//user:hush@0.0.0.0');
  vi.resetModules();
  vi.stubEnv('SMTP_URL', elsewhere);
  const again = await import('./mail');
  await expect(again.sendMail(mail)).rejects.toThrow('the mail server offers no encrypted connection');
  expect(server.mails).toHaveLength(1);
});

test('without SMTP_URL nothing is sent, and the sentence says so', async () => {
  vi.stubEnv('SMTP_URL', '');
  const { mailIsSetUp, sendMail } = await import('./mail');
  expect(mailIsSetUp()).toBe(false);
  await expect(sendMail(mail)).rejects.toThrow('SMTP_URL is not set');
});
