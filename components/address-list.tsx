/** IP addresses that a partner's firewall must let in, one a line, copied together. Usage: `<AddressList addresses={ips} />` */
import { CopyButton } from './copy-button';
import { MonoText } from './identifier';

export function AddressList({
  addresses = [],
  none = 'None yet',
}: {
  addresses: readonly string[] | undefined;
  /** What is said where there are none. */
  none?: string;
}) {
  if (addresses.length === 0) return <span className="text-muted">{none}</span>;
  return (
    <span className="inline-flex items-start gap-1">
      <span className="flex flex-col">
        {addresses.map((address) => (
          <MonoText key={address}>{address}</MonoText>
        ))}
      </span>
      <CopyButton value={addresses.join('\n')} label="IP addresses" />
    </span>
  );
}
