'use client';
/** Opens the dialog that tells why a user is denied something. Usage: `<WhyDeniedButton asked={{ user, server }} />` */
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import type { AskedOf } from '@/lib/users/access-rules';

const WhyDeniedDialog = dynamic(
  () => import('./why-denied-dialog').then((module) => module.WhyDeniedDialog),
  { ssr: false },
);

export function WhyDeniedButton({ asked }: { asked: AskedOf }) {
  const [wanted, setWanted] = useState(false);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        onClick={() => {
          setWanted(true);
          setOpen(true);
        }}
      >
        Why denied?
      </Button>
      {wanted && <WhyDeniedDialog asked={asked} open={open} onOpenChange={setOpen} />}
    </>
  );
}
