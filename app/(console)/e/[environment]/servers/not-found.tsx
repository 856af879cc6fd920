// A server that does not exist, or not any more.

import { EmptyState } from '@/components/empty-state';
import { LinkButton } from '@/components/ui/link-button';

export default function ServerNotFound() {
  return (
    <EmptyState title="This server does not exist" action={<LinkButton href="/">Dashboard</LinkButton>}>
      It may have been deleted, or it belongs to another environment.
    </EmptyState>
  );
}
