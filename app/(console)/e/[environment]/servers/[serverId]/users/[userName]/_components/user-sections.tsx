'use client';
// What a user is set to, section by section, each with its own form.

import dynamic from 'next/dynamic';
import { useCaller } from '@/components/caller';
import { CodeBlock } from '@/components/code-block';
import { PropertyList } from '@/components/property-list';
import { EditableSection } from '@/components/users/editable-section';
import { MappingTree } from '@/components/users/mapping-tree';
import { plural } from '@/lib/format';
import { reasonAgainst } from '@/lib/permissions';
import { resolveUserName, toMappings } from '@/lib/users/mappings';
import type { UserDetail } from '@/lib/users/reads';
import { homeLayoutOf, layoutNames } from '@/lib/users/rules';

const forms = () => import('./section-forms');
const RoleForm = dynamic(() => forms().then((module) => module.RoleForm), { ssr: false });
const HomeForm = dynamic(() => forms().then((module) => module.HomeForm), { ssr: false });
const PolicyForm = dynamic(() => forms().then((module) => module.PolicyForm), { ssr: false });
const PosixForm = dynamic(() => forms().then((module) => module.PosixForm), { ssr: false });
const TagsForm = dynamic(() => forms().then((module) => module.TagsForm), { ssr: false });

export function UserSections({
  environmentId,
  user,
  domain,
}: {
  environmentId: string;
  user: UserDetail;
  domain: 'S3' | 'EFS';
}) {
  const { role } = useCaller();
  const editReason = reasonAgainst(role, 'UpdateUser');
  const props = { environmentId, user };
  return (
    <>
      <EditableSection
        title="Home directory"
        editReason={editReason}
        form={(close) => <HomeForm {...props} domain={domain} onDone={close} />}
      >
        <HomeFacts user={user} />
      </EditableSection>
      <EditableSection
        title="Role"
        editReason={editReason}
        form={(close) => <RoleForm {...props} onDone={close} />}
      >
        <PropertyList
          items={[{ name: 'IAM role', value: user.Role, copy: user.Role, mono: true, wide: true }]}
        />
      </EditableSection>
      {(domain === 'S3' || user.Policy) && (
        <EditableSection
          title="Session policy"
          editReason={editReason}
          form={(close) => <PolicyForm {...props} onDone={close} />}
        >
          {user.Policy ? (
            <CodeBlock label="text of the policy" code={tidy(user.Policy)} wrap={false} />
          ) : (
            <p className="text-muted">None: the role alone decides what the user may do.</p>
          )}
        </EditableSection>
      )}
      {(domain === 'EFS' || user.PosixProfile) && (
        <EditableSection
          title="POSIX profile"
          editReason={editReason}
          form={(close) => <PosixForm {...props} onDone={close} />}
        >
          <PropertyList
            items={[
              { name: 'User id', value: user.PosixProfile?.Uid, mono: true },
              { name: 'Group id', value: user.PosixProfile?.Gid, mono: true },
              { name: 'Further group ids', value: user.PosixProfile?.SecondaryGids?.join(', '), mono: true },
            ]}
          />
        </EditableSection>
      )}
      <EditableSection
        title="Tags"
        editReason={reasonAgainst(role, 'TagUser')}
        form={(close) => <TagsForm {...props} onDone={close} />}
      >
        {user.Tags && user.Tags.length > 0 ? (
          <PropertyList items={user.Tags.map(({ Key = '', Value }) => ({ name: Key, value: Value }))} />
        ) : (
          <p className="text-muted">No tags.</p>
        )}
      </EditableSection>
    </>
  );
}

function HomeFacts({ user }: { user: UserDetail }) {
  const layout = homeLayoutOf(user);
  const mappings = toMappings(user.HomeDirectoryMappings);
  return (
    <div className="flex flex-col gap-3">
      <p className="text-table text-muted">
        {layoutNames[layout]}
        {layout === 'mappings' && `, ${plural(mappings.length, 'mapping')}`}
      </p>
      {layout === 'path' ? (
        <p className="font-mono text-table break-all">
          {resolveUserName(user.HomeDirectory || '/', user.UserName)}
        </p>
      ) : (
        <MappingTree mappings={mappings} userName={user.UserName} />
      )}
    </div>
  );
}

/** Indented for reading; what is stored stays as it is. */
function tidy(policy: string): string {
  try {
    return JSON.stringify(JSON.parse(policy), null, 2);
  } catch {
    return policy;
  }
}
