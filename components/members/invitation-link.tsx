/** An invitation's link, shown once, with what became of the mail. Usage: `<InvitationLink becomes="member" … />` */
import type { MailOutcome } from '@/lib/mail/try-mail';
import { Callout } from '../callout';
import { CopyButton } from '../copy-button';

export function InvitationLink({
  email,
  link,
  mail,
  becomes,
}: {
  email: string;
  link: string;
  mail: MailOutcome;
  becomes: 'member' | 'contact';
}) {
  return (
    <div className="flex flex-col gap-4">
      {mail.state === 'failed' && (
        <Callout tone="danger" title="The mail was not sent">
          The invitation counts, but {mail.reason}. Send the link yourself.
        </Callout>
      )}
      <p>
        {mail.state === 'sent'
          ? `The link went to ${email} by mail. It works once, for seven days.`
          : `Send this link to ${email}. It works once, for seven days.`}
      </p>
      <div className="flex items-center gap-2 rounded-md border border-line bg-sunken px-3 py-2">
        <span className="min-w-0 flex-1 font-mono text-table break-all">{link}</span>
        <CopyButton value={link} label="invitation link" text="Copy" />
      </div>
      <Callout tone="warn">
        It is shown only now. Whoever opens it first becomes the {becomes}, so send it by a way that others
        cannot read.
      </Callout>
    </div>
  );
}
