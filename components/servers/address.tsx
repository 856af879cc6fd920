/** Where a server is reached, with copy, or why there is no address. Usage: `<Address address={addressOf(server, endpoints)} />` */
import type { ServerAddress } from '@/lib/servers/rules';
import { Identifier } from '../identifier';

export function Address({ address, truncate = false }: { address: ServerAddress; truncate?: boolean }) {
  if ('reason' in address) {
    return (
      <span
        title={truncate ? address.reason : undefined}
        className={truncate ? 'truncate text-muted' : 'text-muted'}
      >
        {address.reason}
      </span>
    );
  }
  const { host, port } = address;
  return <Identifier value={port === 22 ? host : `${host}:${port}`} label="endpoint" truncate={truncate} />;
}
