/** Grey bars in the shape of a section with facts. Usage: `{!data && <SectionSkeleton />}` */
import { Skeleton } from './ui/skeleton';

const WIDTHS = ['w-2/3', 'w-1/2', 'w-3/5', 'w-1/3', 'w-2/4', 'w-2/5'];

export function SectionSkeleton() {
  return (
    <div aria-busy="true" className="rounded-md border border-line p-4">
      <div className="grid gap-5 sm:grid-cols-2">
        {WIDTHS.map((width) => (
          <Skeleton key={width} className={width} />
        ))}
      </div>
    </div>
  );
}
