'use client';
/**
 * Which environment the page is about, as a name with its colour, and the way to the others.
 * Usage: `<EnvironmentSwitch current="local" environments={[{ id, label, region, colour, href }]} />`
 */
import { ChevronsUpDown } from 'lucide-react';
import { Menu } from './ui/menu';

export const environmentColours = [
  'grey',
  'blue',
  'teal',
  'green',
  'amber',
  'orange',
  'red',
  'violet',
] as const;
export type EnvironmentColour = (typeof environmentColours)[number];

export type EnvironmentChoice = {
  id: string;
  label: string;
  region: string;
  colour?: string;
  /** Where choosing it leads. */
  href: string;
};

export function EnvironmentDot({ colour = 'grey' }: { colour?: string }) {
  return <span aria-hidden data-env-colour={colour} className="size-2.5 shrink-0 rounded-full bg-env" />;
}

/** The thin bar over the page; sticky parts below it start at `--bar`. */
export function EnvironmentBar({ colour = 'grey' }: { colour?: string }) {
  return <div aria-hidden data-env-colour={colour} className="sticky top-0 z-30 h-[3px] bg-env" />;
}

export function EnvironmentSwitch({
  environments,
  current,
}: {
  environments: readonly EnvironmentChoice[];
  /** The id of the present one; none on pages over all environments. */
  current?: string;
}) {
  const now = environments.find((environment) => environment.id === current);
  return (
    <Menu
      label={`Environment: ${now ? `${now.label}, ${now.region}` : 'all'}`}
      variant="secondary"
      align="start"
      className="h-auto w-full justify-start px-2.5 py-1.5 text-left"
      items={environments.map((environment) => ({
        label: `${environment.label} · ${environment.region}`,
        icon: <EnvironmentDot colour={environment.colour} />,
        href: environment.href,
      }))}
    >
      <EnvironmentDot colour={now?.colour} />
      <span className="min-w-0 flex-1">
        <span className="block truncate leading-4">{now?.label ?? 'All environments'}</span>
        {now && (
          <span className="block truncate text-xs font-normal text-muted max-lg:hidden">{now.region}</span>
        )}
      </span>
      <ChevronsUpDown aria-hidden className="size-3.5 text-muted" />
    </Menu>
  );
}
