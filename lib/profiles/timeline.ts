// When the certificates of a profile count: what overlaps, where nothing does, and what follows for the partner. Pure.

import { type CertificateRow, certificateName } from '@/lib/certificates/rules';
import type { CertificateUsageType, ProfileType } from '@/lib/transfer-model/enums.gen';

const DAY_MS = 86_400_000;

export interface Span {
  certificateId: string;
  name: string;
  from: number;
  to: number;
  /** Spans that overlap lie on different lanes. */
  lane: number;
  /** The one that is chosen where one must be: of the active ones that which ends last. */
  chosen: boolean;
}

export interface Stretch {
  from: number;
  /** Infinity where nothing follows. */
  to: number;
}

export interface TimelineRow {
  usage: CertificateUsageType;
  spans: Span[];
  lanes: number;
  /** Times from now on in which no certificate counts, although one did or will; open at the end where nothing covers now. */
  gaps: Stretch[];
  overlaps: Stretch[];
  /** Until when there is no gap, from now on; undefined where nothing counts now. */
  coveredUntil: number | undefined;
}

function spansOf(certificates: readonly CertificateRow[], now: number): Span[] {
  const free: number[] = [];
  const spans = certificates
    .map((certificate) => ({
      certificateId: certificate.CertificateId ?? '',
      name: certificateName(certificate),
      from: Date.parse(certificate.ActiveDate ?? ''),
      to: Date.parse(certificate.InactiveDate ?? ''),
    }))
    .filter(({ from, to }) => to > from)
    .sort((a, b) => a.from - b.from || a.to - b.to)
    .map((span) => {
      const found = free.findIndex((until) => until <= span.from);
      const lane = found < 0 ? free.length : found;
      free[lane] = span.to;
      return { ...span, lane, chosen: false };
    });
  const active = spans.filter(({ from, to }) => from <= now && now < to);
  const last = active.reduce<Span | undefined>(
    (best, span) => (!best || span.to > best.to ? span : best),
    undefined,
  );
  if (last) last.chosen = true;
  return spans;
}

/** The union of the spans, in order. */
function coverOf(spans: readonly Span[]): Stretch[] {
  const cover: Stretch[] = [];
  for (const { from, to } of spans) {
    const last = cover.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else cover.push({ from, to });
  }
  return cover;
}

function gapsOf(cover: readonly Stretch[], now: number): Stretch[] {
  const gaps: Stretch[] = [];
  for (const [index, { to }] of cover.entries()) {
    const next = cover[index + 1]?.from ?? Number.POSITIVE_INFINITY;
    const isLast = next === Number.POSITIVE_INFINITY;
    // That the last one ends one day is no gap yet.
    if (next > now && (!isLast || to <= now)) gaps.push({ from: to, to: next });
  }
  return gaps;
}

function overlapsOf(spans: readonly Span[], now: number): Stretch[] {
  const overlaps: Stretch[] = [];
  let latest = Number.NEGATIVE_INFINITY;
  for (const { from, to } of spans) {
    const end = Math.min(latest, to);
    if (from < end && end > now) {
      const last = overlaps.at(-1);
      if (last && from <= last.to) last.to = Math.max(last.to, end);
      else overlaps.push({ from, to: end });
    }
    latest = Math.max(latest, to);
  }
  return overlaps;
}

export function timelineRow(
  usage: CertificateUsageType,
  certificates: readonly CertificateRow[],
  now: number,
): TimelineRow {
  const spans = spansOf(
    certificates.filter((certificate) => certificate.Usage === usage),
    now,
  );
  const cover = coverOf(spans);
  return {
    usage,
    spans,
    lanes: Math.max(1, ...spans.map(({ lane }) => lane + 1)),
    gaps: gapsOf(cover, now),
    overlaps: overlapsOf(spans, now),
    coveredUntil: cover.find(({ from, to }) => from <= now && now < to)?.to,
  };
}

/** Signing and encryption always, so that a missing one is seen; TLS where there is one. */
export function timelineOf(certificates: readonly CertificateRow[], now: number): TimelineRow[] {
  const rows = [timelineRow('SIGNING', certificates, now), timelineRow('ENCRYPTION', certificates, now)];
  const tls = timelineRow('TLS', certificates, now);
  return tls.spans.length > 0 ? [...rows, tls] : rows;
}

/** What is drawn: some time past, and no further than a year and a half, since certificates may be valid for thirty. */
export function axisOf(rows: readonly TimelineRow[], now: number): { from: number; to: number } {
  const spans = rows.flatMap((row) => row.spans);
  const ends = spans.map(({ to }) => to).filter((to) => to > now);
  const to = Math.min(Math.max(now + 90 * DAY_MS, ...ends), now + 548 * DAY_MS);
  // The present needs some room to its left, where it is labelled.
  const past = Math.max(30 * DAY_MS, (to - now) / 8);
  return { from: now - Math.min(past, 90 * DAY_MS), to: to + (to - now) / 20 };
}

function day(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}

function length({ from, to }: Stretch): string {
  const days = (to - from) / DAY_MS;
  if (days < 1) return 'less than a day';
  return Math.round(days) === 1 ? '1 day' : `${Math.round(days)} days`;
}

export interface Remark {
  tone: 'ok' | 'warn' | 'danger';
  text: string;
}

/** The row in words, which is also what a screen reader gets. */
export function remarksOf(row: TimelineRow, now: number): Remark[] {
  const { spans, gaps, overlaps, coveredUntil } = row;
  if (spans.length === 0) {
    return row.usage === 'TLS' ? [] : [{ tone: 'danger', text: 'No certificate at all.' }];
  }
  const said: Remark[] = gaps.map((gap) => {
    const end =
      gap.to === Number.POSITIVE_INFINITY ? ' and nothing follows' : ` until ${day(gap.to)}, ${length(gap)}`;
    return gap.from <= now
      ? { tone: 'danger', text: `No certificate counts now: since ${day(gap.from)}${end}.` }
      : { tone: 'danger', text: `A gap from ${day(gap.from)}${end}.` };
  });
  const first = spans[0];
  if (coveredUntil === undefined && gaps.length === 0 && first) {
    said.push({ tone: 'danger', text: `No certificate counts before ${day(first.from)}.` });
  }
  for (const overlap of overlaps) {
    said.push({
      tone: 'ok',
      text: `Two count from ${day(overlap.from)} until ${day(overlap.to)}: an overlap of ${length(overlap)}.`,
    });
  }
  if (coveredUntil !== undefined && gaps.length === 0) {
    const near = coveredUntil - now < 60 * DAY_MS;
    said.push({
      tone: near ? 'warn' : 'ok',
      text: near
        ? `Covered only until ${day(coveredUntil)}: add a successor.`
        : `Covered without a gap until ${day(coveredUntil)}.`,
    });
  }
  return said;
}

/** What the date from which a new certificate counts means, and for whom. */
export function rotationAdvice(type: ProfileType, usage: CertificateUsageType): string {
  if (type === 'LOCAL') {
    return usage === 'SIGNING'
      ? 'From its first moment on we sign with it, if it ends after the old one. The partner must have it by then: send it first and choose a date that leaves them time.'
      : 'Both decrypt while both count. Let the new one count at once and send it to the partner, who switches at any time before the old one ends.';
  }
  if (usage === 'ENCRYPTION') {
    return 'From its first moment on we encrypt with it, if it ends after the old one. Choose a date from which the partner can decrypt with it.';
  }
  return 'Both are accepted while both count. Let the new one count at once, and the old one until the partner has switched.';
}

/** A certificate as partners get to know it; under several ids it may count at different times for each usage. */
export interface Announced {
  fingerprint: string;
  serial: string;
  uses: readonly { usage: string; from: string; until: string }[];
}

/** The message that goes to partners together with certificates of ours, in lines that mail programs leave alone. */
export function partnerMessage(as2Id: string, certificates: readonly Announced[]): string {
  const parts = certificates.map(({ fingerprint, serial, uses }) =>
    [
      ...uses.map(({ usage, from, until }) => `For ${usage}: from ${from} until ${until}`),
      `Serial number: ${serial}`,
      `SHA-256 fingerprint: ${fingerprint}`,
    ].join('\n'),
  );
  return [
    `AS2 ${certificates.length === 1 ? 'certificate' : 'certificates'} of ${as2Id}`,
    '',
    'Please add what is attached to our AS2 connection, and keep the present',
    'certificates until their end, so that both are accepted meanwhile.',
    '',
    parts.join('\n\n'),
    '',
    'Please confirm the fingerprint by telephone, and tell us when it is done.',
  ].join('\n');
}

/** When the first usage that a profile has certificates for is left without one; a past moment where that is so already. */
export function nextEnd(certificates: readonly CertificateRow[], now: number): string | undefined {
  const ends = timelineOf(certificates, now)
    .filter(({ spans }) => spans.length > 0)
    .map(({ spans, gaps, coveredUntil }) => gaps[0]?.from ?? coveredUntil ?? spans[0]?.from ?? now);
  return ends.length > 0 ? new Date(Math.min(...ends)).toISOString() : undefined;
}
