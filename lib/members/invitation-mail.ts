// The mail that brings an invitation's link, where the console sends mail.

import 'server-only';
import { type MailOutcome, tryMail } from '@/lib/mail/try-mail';
import type { Invitation } from './invitations';

export type { MailOutcome } from '@/lib/mail/try-mail';

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
export function mailInvitation(
  invitation: Invitation,
  link: string,
  inviter: { name: string; email: string },
): Promise<MailOutcome> {
  const subject = 'You are invited to Transfer Console';
  return tryMail({ to: invitation.email, subject, text: textOf(invitation, link, inviter) });
}
