/** A link inside the application whose address is a plain string, so that the looks need not know the routes. */
import type { Route } from 'next';
import Link from 'next/link';
import type { ComponentProps } from 'react';

export type AppLinkProps = Omit<ComponentProps<typeof Link>, 'href'> & { href: string };

export function AppLink({ href, ...rest }: AppLinkProps) {
  return <Link href={href as Route} {...rest} />;
}
