'use client';
/** Who is signed in, for every component behind sign-in. Usage: `const { role } = useCaller()`. */
import { createContext, type ReactNode, useContext } from 'react';
import type { Role } from '@/lib/permissions';

export interface SignedIn {
  name: string;
  email: string;
  role: Role;
}

const CallerContext = createContext<SignedIn | undefined>(undefined);

export function CallerProvider({ caller, children }: { caller: SignedIn; children: ReactNode }) {
  return <CallerContext value={caller}>{children}</CallerContext>;
}

export function useCaller(): SignedIn {
  const caller = useContext(CallerContext);
  if (!caller) throw new Error('useCaller needs the layout of the pages behind sign-in above it.');
  return caller;
}
