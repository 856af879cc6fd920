// Replies of the control connection.

export interface Reply {
  code: number;
  text: string;
  /** Lines before the last one, of which the first carries the code as well. */
  before?: readonly string[];
}

export function reply(code: number, text: string, before: readonly string[] = []): Reply {
  return { code, text, before };
}

/** A line in between begins with a space, lest it is taken for the last. */
export function replyText({ code, text, before = [] }: Reply): string {
  const [first, ...others] = before;
  const opening = first === undefined ? [] : [`${code}-${first}`, ...others.map((line) => ` ${line}`)];
  return `${[...opening, `${code} ${text}`].join('\r\n')}\r\n`;
}

export const bannerLines = (banner: string | undefined) =>
  (banner ?? '').split(/\r\n|[\r\n]/).filter((line, index, all) => line !== '' || index < all.length - 1);
