// Sends a mail that somebody waits for, and tells what became of it instead of failing.

import 'server-only';
import { type Mail, MailFailure, mailIsSetUp, sendMail } from './mail';

/** What became of the mail: `none` where no mail server is set; a reason where it failed. */
export type MailOutcome = { state: 'none' } | { state: 'sent' } | { state: 'failed'; reason: string };

export async function tryMail(mail: Mail): Promise<MailOutcome> {
  if (!mailIsSetUp()) return { state: 'none' };
  try {
    await sendMail(mail);
    return { state: 'sent' };
  } catch (error) {
    if (!(error instanceof MailFailure)) console.error(error);
    const reason = error instanceof MailFailure ? error.message : 'the mail server cannot be reached';
    return { state: 'failed', reason };
  }
}
