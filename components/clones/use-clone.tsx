'use client';
/** Offers a clone in a menu or beside other buttons. Usage: `const clone = useClone(); … onSelect: () => clone.ask({ kind, name, from }) … {clone.dialog}` */
import dynamic from 'next/dynamic';
import { useState } from 'react';
import type { CloneDialogProps } from './clone-dialog';

const CloneDialog = dynamic(() => import('./clone-dialog').then((module) => module.CloneDialog), {
  ssr: false,
});

export function useClone() {
  const [asked, setAsked] = useState<Omit<CloneDialogProps, 'onClose'>>();
  return { ask: setAsked, dialog: asked && <CloneDialog {...asked} onClose={() => setAsked(undefined)} /> };
}
