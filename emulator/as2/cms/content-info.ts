// The outermost layer of CMS: which kind of content follows.

import { DATA } from './algorithms';
import { BerValue, context, INTEGER, Malformed, OCTET_STRING, SEQUENCE } from './ber';
import { inPieces, integer, objectIdentifier } from './der';

export interface ContentInfo {
  type: string;
  /** The members of the content, which is a SEQUENCE for every type that AS2 knows, less its version. */
  members: BerValue[];
}

export function readContentInfo(der: Buffer): ContentInfo {
  const [type, content] = BerValue.read(der).expect(SEQUENCE).children();
  if (!type || !content) throw new Malformed('CMS lacks its content');
  const [version, ...members] = content.expect(context(0)).inner().expect(SEQUENCE).children();
  version?.expect(INTEGER);
  return { type: type.oid(), members };
}

/** `following` counts the bytes of the last member that are written after these. */
export function contentInfo(
  type: string,
  version: number,
  members: readonly Buffer[],
  following = 0,
): Buffer[] {
  const content = inPieces(SEQUENCE, [integer(version), ...members], following);
  const tagged = inPieces(context(0), content, following);
  return inPieces(SEQUENCE, [objectIdentifier(type), ...tagged], following);
}

/** EncapsulatedContentInfo around the octets, or without any where a signature is detached. */
export function encapsulated(octets?: readonly Buffer[]): Buffer[] {
  const content = octets ? inPieces(context(0), inPieces(OCTET_STRING, octets)) : [];
  return inPieces(SEQUENCE, [objectIdentifier(DATA), ...content]);
}

/** The octets inside EncapsulatedContentInfo; none where they are kept elsewhere. */
export function readEncapsulated(info: BerValue | undefined): Buffer | undefined {
  const [type, content] = info?.expect(SEQUENCE).children() ?? [];
  if (!type) throw new Malformed('CMS lacks its inner content');
  return content?.expect(context(0)).inner().octets();
}
