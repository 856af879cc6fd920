/** A still grey bar in the place of text that is coming. */
import { cn } from '@/lib/cn';

export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cn('block h-3.5 rounded-sm bg-hover', className ?? 'w-24')} />;
}
