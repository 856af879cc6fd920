'use client';
/**
 * Shows what is on screen as AWS CLI, Terraform and CloudFormation; its code is fetched by the first click.
 * Usage: `<EquivalentButton of={{ kind: 'User', name, source: user, id }} />`; `of` may ask a form first, and give nothing.
 */
import { Braces } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import type { Shown } from '@/lib/equivalents/equivalent';
import { Button } from './ui/button';

const EquivalentDialog = dynamic(
  () => import('./equivalent-dialog').then((module) => module.EquivalentDialog),
  { ssr: false },
);

export function EquivalentButton({ of }: { of: Shown | (() => Promise<Shown | undefined>) }) {
  const [shown, setShown] = useState<Shown>();
  const [open, setOpen] = useState(false);
  const show = async () => {
    const found = typeof of === 'function' ? await of() : of;
    if (!found) return;
    setShown(found);
    setOpen(true);
  };
  return (
    <>
      <Button variant="ghost" onClick={() => void show()}>
        <Braces aria-hidden className="size-4" />
        As code
      </Button>
      {shown && <EquivalentDialog shown={shown} open={open} onOpenChange={setOpen} />}
    </>
  );
}
