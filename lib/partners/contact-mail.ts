// The mail that brings a contact's link, where the console sends mail.

import 'server-only';
import { type MailOutcome, tryMail } from '@/lib/mail/try-mail';

/** Never throws: the link is there to be sent by hand. */
export function mailContact(
  { email, partner }: { email: string; partner: string },
  link: string,
  inviter: { name: string; email: string },
): Promise<MailOutcome> {
  const text = [
    `${inviter.name} (${inviter.email}) invites you to look after the SFTP access of ${partner}:`,
    'the address to connect to, its SSH keys, and the files that were transferred.',
    '',
    'Open this link to choose your password. It works once, for seven days:',
    link,
    '',
    'If you did not expect this, ignore it: nothing happens unless the link is opened.',
    '',
  ].join('\n');
  return tryMail({ to: email, subject: `Your SFTP access for ${partner}`, text });
}
