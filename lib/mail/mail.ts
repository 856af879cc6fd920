// Sends plain-text mail by the SMTP server of SMTP_URL, where there is one.

import 'server-only';
import { getSettings } from '@/lib/env';

export interface Mail {
  /** One address, never a list. */
  to: string;
  subject: string;
  text: string;
}

/** The mail server's reason, for whoever manages the console. */
export class MailFailure extends Error {}

const PATIENCE = { connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 10_000 };

export function mailIsSetUp(): boolean {
  return getSettings().mail !== undefined;
}

/** A password goes to another machine only under TLS, whatever the server says that it can do. */
function needsTls(url: URL): boolean {
  return url.username !== '' && !/^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
}

/** Resolves once the server has taken the mail, and throws MailFailure otherwise. */
export async function sendMail({ to, subject, text }: Mail): Promise<void> {
  const { mail } = getSettings();
  if (!mail) throw new MailFailure('This console sends no mail: SMTP_URL is not set.');
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({
    url: mail.smtpUrl,
    requireTLS: needsTls(new URL(mail.smtpUrl)),
    disableFileAccess: true,
    disableUrlAccess: true,
    ...PATIENCE,
  });
  try {
    await transport.sendMail({ from: mail.from, to: { name: '', address: to }, subject, text });
  } catch (error) {
    console.error('A mail could not be sent', error);
    throw new MailFailure(reasonOf(error));
  } finally {
    transport.close();
  }
}

/** In words of our own, since a server's answer may repeat what it was sent. */
function reasonOf(error: unknown): string {
  const { code } = error as { code?: string };
  if (code === 'EAUTH' || code === 'ENOAUTH') return 'the mail server refused the console’s password';
  if (code === 'EENVELOPE') return 'the mail server refused the address';
  if (code === 'ETLS') return 'the mail server offers no encrypted connection';
  if (code === 'EMESSAGE') return 'the mail server refused the message';
  return 'the mail server cannot be reached';
}
