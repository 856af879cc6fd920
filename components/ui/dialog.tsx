'use client';
/**
 * A modal dialog, whose code is fetched when it first opens.
 * Usage: `<Dialog open={open} onOpenChange={setOpen} title="Delete key" description="…" footer={<Button …/>}>…</Dialog>`
 */
import dynamic from 'next/dynamic';
import { type ReactNode, useState } from 'react';

export type DialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: ReactNode;
  children?: ReactNode;
  /** The buttons; the last one is the main one. */
  footer?: ReactNode;
  size?: 'sm' | 'md' | 'lg';
  /** An alert asks for an answer and does not close by a click beside it. */
  alert?: boolean;
  /** While true neither Escape nor a click beside it closes the dialog. */
  busy?: boolean;
};

const load = () => import('./dialog-content').then((module) => module.DialogContent);
const LazyContent = dynamic(load, { ssr: false });

/** Fetches the dialog's code ahead of the click that opens it. */
export function preloadDialog() {
  void load();
}

export function Dialog(props: DialogProps) {
  const [wanted, setWanted] = useState(props.open);
  if (props.open && !wanted) setWanted(true);
  return wanted ? <LazyContent {...props} /> : null;
}
