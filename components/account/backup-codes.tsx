'use client';
/** Backup codes, shown this once, to copy or save as a file. Usage: `<BackupCodes codes={codes} />` */
import { Callout } from '@/components/callout';
import { CopyButton } from '@/components/copy-button';
import { Button } from '@/components/ui/button';

function save(text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = 'transfer-console-backup-codes.txt';
  link.click();
  URL.revokeObjectURL(address);
}

export function BackupCodes({ codes }: { codes: readonly string[] }) {
  const text = `${codes.join('\n')}\n`;
  return (
    <div className="flex flex-col gap-4">
      <Callout tone="warn" title="Keep these codes where you would keep a spare key">
        They are shown only now. Each signs you in once when your device is out of reach.
      </Callout>
      <ul
        aria-label="Backup codes"
        className="grid grid-cols-2 gap-x-6 gap-y-1 rounded-md border border-line bg-sunken px-4 py-3 font-mono text-table"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <CopyButton value={text} label="backup codes" text="Copy all" />
        <Button size="sm" onClick={() => save(text)}>
          Save as a file
        </Button>
      </div>
    </div>
  );
}
