// The mail that brings an invitation's link, where the console sends mail.

import 'server-only';
import { MailFailure, mailIsSetUp, sendMail } from '@/lib/mail/mail';
import type { Invitation } from './invitations';

/** What became of the mail: `none` where no mail server is set; a reason where it failed. */
export type MailOutcome = { state: 'none' } | { state: 'sent' } | { state: 'failed'; reason: string };

function textOf({ role }: Invitation, link: string, inviter: { name: string; email: string }): string {
  return [
    `${inviter.name} (${inviter.email}) invites you to Transfer Console as ${role}.`,
    '',
    'Open this link to choose your password. It works once, for seven days:',
    link,
    '',
    'If you did not expect this, ignore it: nothing happens unless the link is opened.',
    '',
  ].join('\n');
}

/** Never throws: the link is there to be sent by hand. */
export async function mailInvitation(
  invitation: Invitation,
  link: string,
  inviter: { name: string; email: string },
): Promise<MailOutcome> {
  if (!mailIsSetUp()) return { state: 'none' };
  try {
    const subject = 'You are invited to Transfer Console';
    await sendMail({ to: invitation.email, subject, text: textOf(invitation, link, inviter) });
    return { state: 'sent' };
  } catch (error) {
    if (!(error instanceof MailFailure)) console.error(error);
    const reason = error instanceof MailFailure ? error.message : 'the mail server cannot be reached';
    return { state: 'failed', reason };
  }
}
