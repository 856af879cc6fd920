'use client';
/**
 * The tags of a certificate, profile, agreement, connector, workflow or web app, edited in place; only what differs is sent.
 * Usage: `<TagsSection environmentId={…} arn={connector.Arn} tags={connector.Tags} stale={[connectorKeys.detail(…)]} />`
 */
import type { Tag } from '@aws-sdk/client-transfer';
import type { QueryKey } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { reasonAgainst } from '@/lib/permissions';
import { useCaller } from '../caller';
import { PropertyList } from '../property-list';
import { Section } from '../section';
import { Button } from '../ui/button';

const TagsForm = dynamic(() => import('./tags-form').then((module) => module.TagsForm));

export interface TagsSectionProps {
  environmentId: string;
  arn: string;
  tags: readonly Tag[] | undefined;
  /** `plain` for workflows and web apps, whose tags are not for those who manage AS2 alone. */
  kind?: 'as2' | 'plain';
  /** What shows these tags. */
  stale: readonly QueryKey[];
}

export function TagsSection({ tags = [], ...props }: TagsSectionProps) {
  const { role } = useCaller();
  const [editing, setEditing] = useState(false);
  return (
    <Section
      title="Tags"
      actions={
        !editing && (
          <Button
            size="sm"
            aria-label="Edit tags"
            disabledReason={reasonAgainst(role, props.kind === 'plain' ? 'TagResource' : 'TagAs2Resource')}
            onClick={() => setEditing(true)}
          >
            Edit
          </Button>
        )
      }
    >
      {editing ? (
        <TagsForm {...props} tags={tags} onDone={() => setEditing(false)} />
      ) : tags.length > 0 ? (
        <PropertyList items={tags.map(({ Key = '', Value }) => ({ name: Key, value: Value }))} />
      ) : (
        <p className="text-muted">No tags.</p>
      )}
    </Section>
  );
}
