// Cuts what a client sends into commands: bounded, and without Telnet's signals.

/** A path of 1,024 bytes with room for a verb; of a whole line no client needs more. */
export const LONGEST_LINE = 4096;

const LINE_FEED = 10;
/** What clients send before ABOR: "interrupt process" and "data mark", each behind an IAC. No UTF-8 has these bytes. */
const TELNET_SIGNALS = /\xff[\xf0-\xfe]/g;

export class CommandLines {
  private rest = Buffer.alloc(0);

  /** The lines that are complete now; undefined where one is too long. */
  push(chunk: Buffer): string[] | undefined {
    let data = this.rest.length > 0 ? Buffer.concat([this.rest, chunk]) : chunk;
    const lines: string[] = [];
    for (let end = data.indexOf(LINE_FEED); end >= 0; end = data.indexOf(LINE_FEED)) {
      if (end > LONGEST_LINE) return undefined;
      lines.push(textOf(data.subarray(0, end)));
      data = data.subarray(end + 1);
    }
    this.rest = Buffer.from(data);
    return data.length > LONGEST_LINE ? undefined : lines;
  }

  /** True where a line has begun. */
  get pending(): boolean {
    return this.rest.length > 0;
  }
}

function textOf(line: Buffer): string {
  const bytes = line.toString('latin1').replace(TELNET_SIGNALS, '').replace(/\r$/, '');
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

export interface Command {
  verb: string;
  argument: string;
}

/** The argument keeps its spaces but for the one that parts it from the verb. */
export function parseCommand(line: string): Command {
  const space = line.indexOf(' ');
  if (space < 0) return { verb: line.toUpperCase(), argument: '' };
  return { verb: line.slice(0, space).toUpperCase(), argument: line.slice(space + 1) };
}
