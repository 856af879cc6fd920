'use client';
// Says what a person gets who is a member of the groups that were pasted; nothing of it is sent.

import { useId, useState } from 'react';
import { Callout } from '@/components/callout';
import { CodeBlock } from '@/components/code-block';
import { Field } from '@/components/form/field';
import { Section } from '@/components/section';
import { AppLink } from '@/components/ui/app-link';
import { Textarea } from '@/components/ui/textarea';
import {
  type AccessRow,
  accessHref,
  accessLabel,
  type MemberVerdict,
  memberVerdict,
  sidsIn,
} from '@/lib/accesses/rules';
import { plural } from '@/lib/format';
import { roleName } from '@/lib/users/rules';

const COMMAND = '(Get-ADPrincipalGroupMembership "USER").SID.Value';

interface Props {
  environmentId: string;
  serverId: string;
  accesses: readonly AccessRow[];
}

export function MemberCheck(props: Props) {
  const [text, setText] = useState('');
  const id = useId();
  const verdict = memberVerdict(sidsIn(text), props.accesses);
  return (
    <div className="mt-6">
      <Section
        title="What a person gets"
        description="AWS does not tell who is in a group, so paste the groups of one person. They stay in this browser."
      >
        <div className="grid gap-4 lg:grid-cols-2">
          <div className="min-w-0">
            <Field
              name={`groups-${id}`}
              label="SIDs of the person’s groups"
              help="In any form: SIDs are found in it."
            >
              {(control) => (
                <Textarea
                  {...control}
                  rows={4}
                  mono
                  value={text}
                  onChange={(event) => setText(event.target.value)}
                  placeholder="S-1-5-21-1004336348-1177238915-682003330-1001"
                />
              )}
            </Field>
            <p className="mt-3 mb-1 text-table text-muted">PowerShell tells them</p>
            <CodeBlock label="PowerShell command" code={COMMAND} />
          </div>
          <div role="status" className="min-w-0">
            <Verdict verdict={verdict} {...props} />
          </div>
        </div>
      </Section>
    </div>
  );
}

function Verdict({ verdict, environmentId, serverId }: Props & { verdict: MemberVerdict }) {
  const link = (access: AccessRow) => (
    <AppLink href={accessHref(environmentId, serverId, access.ExternalId)} className="link">
      {accessLabel(access)}
    </AppLink>
  );
  switch (verdict.kind) {
    case 'nothing':
      return <p className="text-table text-muted">The answer stands here as soon as there is a SID.</p>;
    case 'refused':
      return (
        <Callout tone="danger" title="Cannot log in">
          None of the {plural(verdict.groups, 'group')} has an access on this server.
        </Callout>
      );
    case 'admitted':
      return (
        <Callout title="Can log in">
          By {link(verdict.access)}, with the role{' '}
          <span className="font-mono text-table break-all">{roleName(verdict.access.Role)}</span>.
        </Callout>
      );
    case 'ambiguous':
      return (
        <Callout tone="danger" title="Cannot log in: more than one group has an access">
          <p>AWS does not choose between them. Take the person out of all but one, or delete an access:</p>
          <ul className="mt-1 list-disc pl-5">
            {verdict.accesses.map((access) => (
              <li key={access.ExternalId}>
                {link(access)}, role <span className="font-mono text-table">{roleName(access.Role)}</span>
              </li>
            ))}
          </ul>
        </Callout>
      );
  }
}
