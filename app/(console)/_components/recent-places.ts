'use client';
// The pages of things that this member looked at last in this browser, for the palette before anything is typed.

import { useEffect, useState } from 'react';
import type { PaletteItem } from '@/components/command-palette';

const MOST = 6;
/** The title follows the page a moment later: so long it is looked at again, */
const TITLE_MS = 200;
/** and so often, should both pages have the same. */
const TITLE_TRIES = 5;
const SUFFIX = ' · Transfer Console';

interface RecentPlace {
  href: string;
  label: string;
}

function read(key: string): RecentPlace[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    if (!Array.isArray(kept)) return [];
    return kept.filter((one) => typeof one?.href === 'string' && typeof one?.label === 'string');
  } catch {
    return [];
  }
}

/** Without a label it keeps the one that it had, or is called as its address ends. */
function remember(key: string, href: string, label?: string): RecentPlace[] {
  const before = read(key);
  const known = label ?? before.find((place) => place.href === href)?.label ?? endOf(href);
  const others = before.filter((place) => place.href !== href);
  const places = [{ href, label: known }, ...others].slice(0, MOST + 1);
  try {
    localStorage.setItem(key, JSON.stringify(places));
  } catch {
    // A browser that keeps nothing has no recent places.
  }
  return places;
}

function endOf(path: string): string {
  const end = path.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(end);
  } catch {
    return end;
  }
}

/** Single things such as a user or a certificate; lists and forms are pages that the palette has anyway. */
const isThing = (path: string) => {
  const parts = path.split('/');
  return parts[1] === 'e' && parts.length > 4 && !/^new-|^edit$|^compare$/.test(parts.at(-1) ?? '');
};

/** `who` keeps members who share a browser apart; what is in environments without access is left out. */
export function useRecentPlaces(
  who: string,
  path: string,
  environments: readonly { id: string; label: string }[],
) {
  const key = `recent-places:${who}`;
  const [places, setPlaces] = useState<RecentPlace[]>([]);
  useEffect(() => setPlaces(read(key)), [key]);
  useEffect(() => {
    if (!isThing(path)) return;
    // Whoever is gone before the title comes has been here too.
    setPlaces(remember(key, path));
    const before = document.title;
    let tries = 0;
    let timer: ReturnType<typeof setTimeout>;
    const look = () => {
      tries += 1;
      if (document.title === before && tries < TITLE_TRIES) timer = setTimeout(look, TITLE_MS);
      else setPlaces(remember(key, path, document.title.replace(SUFFIX, '')));
    };
    timer = setTimeout(look, TITLE_MS);
    return () => clearTimeout(timer);
  }, [key, path]);
  return places.flatMap(({ href, label }): PaletteItem[] => {
    const environment = environments.find(({ id }) => href.startsWith(`/e/${id}/`));
    if (!environment || href === path) return [];
    const hint = environments.length > 1 ? environment.label : undefined;
    // Titles of pages end with it.
    return [{ label: label.replace(` · ${environment.label}`, ''), href, group: 'Recent', hint }];
  });
}
