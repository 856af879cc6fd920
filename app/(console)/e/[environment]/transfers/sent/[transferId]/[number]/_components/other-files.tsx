// The other files of the same transfer, each a message of its own.

import { Section } from '@/components/section';
import { TransferState } from '@/components/transfers/transfer-state';
import { AppLink } from '@/components/ui/app-link';
import { type SentFile, sentHref } from '@/lib/transfers/rules';

export function OtherFiles({
  environmentId,
  files,
  position,
}: {
  environmentId: string;
  files: readonly SentFile[];
  position: number;
}) {
  const others = files.filter((file) => file.position !== position);
  if (others.length === 0) return null;
  return (
    <Section title="Other files of this transfer" description="Each went as a message of its own." flush>
      <ul className="divide-y divide-line">
        {others.map((file) => (
          <li
            key={file.position}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2"
          >
            <AppLink
              href={sentHref(environmentId, file)}
              className="min-w-0 font-mono text-table break-all underline underline-offset-3"
            >
              {file.path}
            </AppLink>
            <TransferState state={file.state} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
