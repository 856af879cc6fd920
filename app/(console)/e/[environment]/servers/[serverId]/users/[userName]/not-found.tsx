// A user that does not exist, or not any more.

import { EmptyState } from '@/components/empty-state';

export default function UserNotFound() {
  return (
    <EmptyState title="This user does not exist">
      It may have been deleted, or its name is written differently: names are case-sensitive.
    </EmptyState>
  );
}
