/** What a user with a logical home finds at "/" after signing in. Usage: `<MappingTree mappings={rows} userName="alice" />` */
import { File, Folder, FolderOpen } from 'lucide-react';
import { type Mapping, mappingTree, type TreeNode } from '@/lib/users/mappings';

/** A tree of two thousand entries helps nobody; the list beside it has them all. */
const MOST_CHILDREN = 100;
/** So many surely fit without scrolling. */
const FEW = 5;

export function MappingTree({ mappings, userName }: { mappings: readonly Mapping[]; userName: string }) {
  const root = mappingTree(mappings, userName);
  if (!root.target && root.children.length === 0) {
    return <p className="text-table text-muted">The tree appears here as soon as a mapping is complete.</p>;
  }
  return (
    <section
      aria-label="Folders"
      // A long tree scrolls, which the keyboard must reach.
      tabIndex={mappings.length > FEW ? 0 : undefined}
      className="max-h-96 min-w-0 overflow-y-auto"
    >
      <ul aria-label="What the user sees" className="font-mono text-table">
        <Branch node={root} />
      </ul>
    </section>
  );
}

function Branch({ node }: { node: TreeNode }) {
  const Icon = node.type === 'FILE' ? File : node.target ? FolderOpen : Folder;
  const shown = node.children.slice(0, MOST_CHILDREN);
  return (
    <li className="min-w-0">
      <span className="flex min-w-0 items-start gap-1.5 py-0.5">
        <Icon aria-hidden className="mt-0.5 size-3.5 shrink-0 text-muted" />
        <span className="min-w-0 break-all">
          {node.name}
          {node.target && <span className="text-muted"> → {node.target}</span>}
        </span>
      </span>
      {shown.length > 0 && (
        <ul className="ml-1.5 border-l border-line pl-3">
          {shown.map((child) => (
            <Branch key={child.path} node={child} />
          ))}
          {node.children.length > shown.length && (
            <li className="py-0.5 font-sans text-muted">and {node.children.length - shown.length} more</li>
          )}
        </ul>
      )}
    </li>
  );
}
