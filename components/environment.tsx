'use client';
/** The environment that the page is about. Usage: `const { region } = useEnvironment()`, below `/e/<environment>` only. */
import { createContext, type ReactNode, useContext } from 'react';

export interface ShownEnvironment {
  id: string;
  label: string;
  region: string;
  /** Where it is not AWS's own. */
  endpoint?: string | undefined;
}

const EnvironmentContext = createContext<ShownEnvironment | undefined>(undefined);

export function EnvironmentProvider({
  environment,
  children,
}: {
  environment: ShownEnvironment;
  children: ReactNode;
}) {
  return <EnvironmentContext value={environment}>{children}</EnvironmentContext>;
}

/** For what also stands on pages of the whole console. */
export function useEnvironmentIfAny(): ShownEnvironment | undefined {
  return useContext(EnvironmentContext);
}

export function useEnvironment(): ShownEnvironment {
  const environment = useEnvironmentIfAny();
  if (!environment) throw new Error("useEnvironment needs an environment's layout above it.");
  return environment;
}

const EnvironmentsContext = createContext<readonly ShownEnvironment[]>([]);

/** All that the caller may see, for what leads from one to another. */
export function EnvironmentsProvider({
  environments,
  children,
}: {
  environments: readonly ShownEnvironment[];
  children: ReactNode;
}) {
  return <EnvironmentsContext value={environments}>{children}</EnvironmentsContext>;
}

export function useEnvironments(): readonly ShownEnvironment[] {
  return useContext(EnvironmentsContext);
}
