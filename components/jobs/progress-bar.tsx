/** How much of something is done, as a bar. Usage: `<ProgressBar label="Tag 40 users" percent={25} />` */
export function ProgressBar({
  label,
  percent,
  tone = 'accent',
}: {
  label: string;
  /** 0 to 100. */
  percent: number;
  tone?: 'accent' | 'ok' | 'danger';
}) {
  const colour = { accent: 'bg-accent', ok: 'bg-ok', danger: 'bg-danger' }[tone];
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      className="h-2 overflow-hidden rounded-full bg-hover"
    >
      <div
        className={`h-full rounded-full transition-[width] motion-reduce:transition-none ${colour}`}
        style={{ width: `${percent}%` }}
      />
    </div>
  );
}
