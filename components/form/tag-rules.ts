/** The rules of tags (API shape `Tag`, `Tags`): at most 50, keys unique, lengths, and no `aws:` in front. */

export type TagRow = { Key: string; Value: string };

export const TAG_LIMIT = 50;
const KEY_LENGTH = 128;
const VALUE_LENGTH = 256;

/** What is wrong with one row, if anything; wholly empty rows are simply left out on saving. */
export function tagError(rows: readonly TagRow[], index: number): string | undefined {
  const row = rows[index];
  if (!row) return undefined;
  const key = row.Key.trim();
  if (!key) return row.Value.trim() ? 'A tag needs a key.' : undefined;
  if (/^aws:/i.test(key)) return 'Keys that begin with "aws:" are reserved for AWS.';
  if (key.length > KEY_LENGTH) return `A key has at most ${KEY_LENGTH} characters.`;
  if (row.Value.length > VALUE_LENGTH) return `A value has at most ${VALUE_LENGTH} characters.`;
  const first = rows.findIndex((other) => other.Key.trim() === key);
  return first < index ? `The key "${key}" is there twice.` : undefined;
}

export function hasTagErrors(rows: readonly TagRow[]): boolean {
  return rows.some((_, index) => tagError(rows, index) !== undefined);
}

/** The rows worth sending, trimmed. */
export function cleanTags(rows: readonly TagRow[]): TagRow[] {
  return rows.filter((row) => row.Key.trim()).map((row) => ({ Key: row.Key.trim(), Value: row.Value }));
}

/** "48 more tags can be added." */
export function remainingTags(rows: readonly TagRow[]): string {
  const left = TAG_LIMIT - rows.length;
  if (left <= 0) return `No more tags can be added: ${TAG_LIMIT} is the limit.`;
  return `${left} more ${left === 1 ? 'tag' : 'tags'} can be added.`;
}
