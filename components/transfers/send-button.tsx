'use client';
/** Leads to the form for sending files, filled in where that helps. Usage: `<SendButton environmentId connectorId={…} paths={…} />` */
import { reasonAgainst } from '@/lib/permissions';
import { sendHref } from '@/lib/transfers/rules';
import { useCaller } from '../caller';
import { LinkButton } from '../ui/link-button';

export function SendButton({
  environmentId,
  connectorId,
  paths,
  primary = false,
  small = false,
  children = 'Send files',
}: {
  environmentId: string;
  connectorId?: string;
  paths?: readonly string[];
  primary?: boolean;
  small?: boolean;
  children?: string;
}) {
  const { role } = useCaller();
  return (
    <LinkButton
      href={sendHref(environmentId, connectorId, paths)}
      size={small ? 'sm' : 'md'}
      variant={primary ? 'primary' : 'secondary'}
      disabledReason={reasonAgainst(role, 'StartFileTransfer')}
    >
      {children}
    </LinkButton>
  );
}
