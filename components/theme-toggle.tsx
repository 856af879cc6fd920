'use client';
/** Light, dark, or as the system has it. Needs next-themes' provider with `attribute="class"` above it. */
import { Monitor, Moon, Sun } from 'lucide-react';
import { useTheme } from 'next-themes';
import { useSyncExternalStore } from 'react';
import { buttonClass } from './ui/button';
import { Tooltip } from './ui/tooltip';

const choices = {
  system: { icon: Monitor, label: 'Colours follow the system', next: 'light' },
  light: { icon: Sun, label: 'Light colours', next: 'dark' },
  dark: { icon: Moon, label: 'Dark colours', next: 'system' },
} as const;

const never = () => () => {};

export function ThemeToggle() {
  const { theme, setTheme } = useTheme();
  // The server cannot know the choice; until hydration the toggle shows the neutral one.
  const hydrated = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const choice = choices[(hydrated && (theme as keyof typeof choices)) || 'system'] ?? choices.system;
  const Icon = choice.icon;
  const text = `${choice.label}; change`;
  return (
    <Tooltip text={text} describes={false}>
      <button
        type="button"
        aria-label={text}
        onClick={() => setTheme(choice.next)}
        className={buttonClass('ghost', 'icon')}
      >
        <Icon aria-hidden className="size-4 text-muted" />
      </button>
    </Tooltip>
  );
}
