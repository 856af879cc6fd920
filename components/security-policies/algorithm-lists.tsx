/** The algorithms of a security policy by kind, weak ones and post-quantum ones marked. Usage: `<AlgorithmLists policy={policy} />` */
import type { DescribedSecurityPolicy } from '@aws-sdk/client-transfer';
import { algorithmLists, isPostQuantum, weakness } from '@/lib/security-policies/rules';
import { Badge } from '../ui/badge';

export function AlgorithmLists({
  policy,
  withTls = true,
}: {
  policy: DescribedSecurityPolicy;
  /** Off where the server does not speak FTPS. */
  withTls?: boolean;
}) {
  const lists = algorithmLists.filter(
    ({ member }) => policy[member]?.length && (withTls || member !== 'TlsCiphers'),
  );
  return (
    <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
      {lists.map(({ member, title }) => (
        <div key={member} className="min-w-0">
          <p className="text-table font-medium text-muted">{title}</p>
          <ul aria-label={title} className="mt-1 space-y-1">
            {policy[member]?.map((name) => (
              <li key={name}>
                <Algorithm name={name} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

export function Algorithm({ name }: { name: string }) {
  const weak = weakness(name);
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
      <span className="font-mono text-table break-all">{name}</span>
      {weak && <Badge tone="warn">weak: {weak}</Badge>}
      {isPostQuantum(name) && <Badge>post-quantum</Badge>}
    </span>
  );
}
