/** Leads from the form of one kind of connector to that of the other. Usage: `<KindChoice environmentId kind="SFTP" />` */
import { cn } from '@/lib/cn';
import { AppLink } from '../ui/app-link';

const kinds = [
  { kind: 'AS2', page: 'new-connector', label: 'AS2 partner', help: 'Sends files as signed messages' },
  {
    kind: 'SFTP',
    page: 'new-sftp-connector',
    label: 'SFTP server',
    help: 'Sends, gets, moves and deletes files on it',
  },
] as const;

export function KindChoice({ environmentId, kind }: { environmentId: string; kind: 'AS2' | 'SFTP' }) {
  return (
    <nav aria-label="Kind of connector" className="mb-6 max-w-2xl">
      <ul className="grid grid-cols-1 gap-2 sm:grid-cols-2">
        {kinds.map((one) => {
          const isCurrent = one.kind === kind;
          return (
            <li key={one.kind}>
              <AppLink
                href={`/e/${environmentId}/${one.page}`}
                aria-current={isCurrent ? 'page' : undefined}
                className={cn(
                  'block h-full rounded-md border px-3.5 py-2.5',
                  isCurrent ? 'border-accent bg-surface' : 'border-line bg-surface hover:bg-hover',
                )}
              >
                <span className="block font-medium">{one.label}</span>
                <span className="block text-table text-muted">{one.help}</span>
              </AppLink>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
