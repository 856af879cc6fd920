/** How a server is, as far as it matters to who connects. */
import { StateMark } from '@/components/state-mark';
import type { Reachability } from '@/lib/portal/reads';

const states = {
  online: { state: 'Online', shape: 'filled' },
  starting: { state: 'Starting', shape: 'turning' },
  offline: { state: 'Offline', shape: 'hollow' },
} as const;

export function ServerState({ reachability }: { reachability: Reachability }) {
  return <StateMark {...states[reachability]} />;
}
