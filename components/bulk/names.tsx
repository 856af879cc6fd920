/** The rows that a dialog is about, by name; of very many only the first. Usage: `<Names names={userNames} />` */
import { count } from '@/lib/format';

const SHOWN = 100;

export function Names({ names }: { names: readonly string[] }) {
  return (
    <ul
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label="Selected"
      className="max-h-36 overflow-y-auto rounded-md border border-line bg-sunken px-3 py-2 font-mono text-xs"
    >
      {names.slice(0, SHOWN).map((name, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list is fixed while its dialog is open
        <li key={index} className="break-all">
          {name}
        </li>
      ))}
      {names.length > SHOWN && (
        <li className="font-sans text-muted">and {count(names.length - SHOWN)} more</li>
      )}
    </ul>
  );
}
