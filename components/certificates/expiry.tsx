'use client';
/** When something ends, in words, in colour where it is near. Usage: `<Expiry moment={certificate.InactiveDate} />` */
import { expiryUrgency } from '@/lib/format';
import { RelativeTime } from '../relative-time';
import { useNow } from '../use-now';

const tones = {
  expired: 'font-medium text-danger',
  urgent: 'font-medium text-danger',
  soon: 'font-medium text-warn',
  far: undefined,
};

export function Expiry({ moment }: { moment: string | undefined }) {
  const now = useNow();
  if (!moment) return <span className="text-muted">–</span>;
  return (
    <span className={now === undefined ? undefined : tones[expiryUrgency(moment, now)]}>
      <RelativeTime moment={moment} />
    </span>
  );
}
