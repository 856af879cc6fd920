/** Where one can go: the sidebar's groups and the palette's pages, out of one list. */
import {
  AppWindow,
  ArrowLeftRight,
  Contact,
  FileBadge,
  Handshake,
  History,
  Inbox,
  LayoutDashboard,
  ListChecks,
  Network,
  Send,
  Server,
  Settings,
  ShieldCheck,
  Tags,
  Workflow,
} from 'lucide-react';
import type { PaletteItem } from '@/components/command-palette';
import type { NavigationGroup, NavigationItem } from '@/components/navigation';

export interface Place {
  id: string;
  label: string;
  region: string;
  colour?: string;
}

const icon = 'size-4';

function resources({ id }: Place, requests = 0): NavigationItem[] {
  return [
    { href: `/e/${id}/servers`, label: 'Servers', icon: <Server className={icon} /> },
    {
      href: `/e/${id}/security-policies`,
      label: 'Security policies',
      icon: <ShieldCheck className={icon} />,
    },
    { href: `/e/${id}/web-apps`, label: 'Web apps', icon: <AppWindow className={icon} /> },
    { href: `/e/${id}/workflows`, label: 'Workflows', icon: <Workflow className={icon} /> },
    { href: `/e/${id}/connectors`, label: 'Connectors', icon: <Send className={icon} /> },
    {
      href: `/e/${id}/key-requests`,
      label: 'Key requests',
      icon: <Inbox className={icon} />,
      count: requests,
    },
    { href: `/e/${id}/tags`, label: 'Tags', icon: <Tags className={icon} /> },
    { href: `/e/${id}/jobs`, label: 'Runs', icon: <ListChecks className={icon} /> },
  ];
}

/** What AS2 partners and the messages to and from them are made of; Partners and Transfers go first. */
function as2Resources({ id }: Place): NavigationItem[] {
  return [
    { href: `/e/${id}/partners`, label: 'Partners', icon: <Handshake className={icon} /> },
    { href: `/e/${id}/transfers`, label: 'Transfers', icon: <ArrowLeftRight className={icon} /> },
    { href: `/e/${id}/certificates`, label: 'Certificates', icon: <FileBadge className={icon} /> },
    { href: `/e/${id}/profiles`, label: 'Profiles', icon: <Contact className={icon} /> },
  ];
}

/** The environment that the address names. */
export function currentEnvironment(environments: readonly Place[], path: string): Place | undefined {
  const [, first, id] = path.split('/');
  return first === 'e' ? environments.find((environment) => environment.id === id) : undefined;
}

/** `requests` counts what partners wait for in the current environment. */
export function navigationGroups(
  environments: readonly Place[],
  current: Place | undefined,
  requests = 0,
): NavigationGroup[] {
  const middle: NavigationGroup[] = current
    ? [
        { label: current.label, items: resources(current, requests) },
        { label: 'AS2', items: as2Resources(current) },
      ]
    : [
        {
          label: 'Environments',
          items: environments.map(({ id, label }) => ({
            href: `/e/${id}/servers`,
            label,
            icon: <Network className={icon} />,
          })),
        },
      ];
  return [
    {
      items: [
        { href: '/', label: 'Dashboard', icon: <LayoutDashboard className={icon} />, exact: true },
        { href: '/activity', label: 'Activity', icon: <History className={icon} /> },
      ],
    },
    ...middle,
    { items: [{ href: '/settings', label: 'Settings', icon: <Settings className={icon} /> }] },
  ];
}

/** Another environment opens at the same kind of resource. */
export function samePlaceIn(environmentId: string, path: string): string {
  const section = path.split('/')[3];
  const place = { id: environmentId, label: '', region: '' };
  const lists = [...resources(place), ...as2Resources(place)].map(({ href }) => href);
  return lists.find((href) => href.endsWith(`/${section}`)) ?? `/e/${environmentId}/servers`;
}

export function palettePages(environments: readonly Place[], current: string | undefined): PaletteItem[] {
  const about = (environment: Place) => (environments.length > 1 ? environment.label : undefined);
  return [
    { label: 'Dashboard', href: '/', group: 'Pages', keywords: 'home overview' },
    ...environments.flatMap((environment) =>
      [...resources(environment), ...as2Resources(environment)].map(({ href, label }) => ({
        label,
        href,
        group: 'Pages',
        hint: about(environment),
        keywords: environment.id,
        onlyWhenTyped: environments.length > 1 && environment.id !== current,
      })),
    ),
    { label: 'Activity', href: '/activity', group: 'Pages', keywords: 'audit log history' },
    { label: 'Your account', href: '/settings/account', group: 'Pages', keywords: 'password sessions' },
    { label: 'Members', href: '/settings/members', group: 'Pages', keywords: 'settings roles invite' },
    {
      label: 'Partners of the portal',
      href: '/settings/partners',
      group: 'Pages',
      keywords: 'settings companies contacts grants invite suppliers',
    },
    {
      label: 'Key policies',
      href: '/settings/key-policies',
      group: 'Pages',
      keywords: 'settings ssh types age expiry',
    },
    {
      label: 'Environments',
      href: '/settings/environments',
      group: 'Pages',
      keywords: 'settings connection',
    },
    {
      label: 'Search index',
      href: '/settings/search-index',
      group: 'Pages',
      keywords: 'settings crawl coverage',
    },
  ];
}
