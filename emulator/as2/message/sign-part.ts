// Puts a part and its signature into multipart/signed, and takes them out again.

import { digests, SIGNED_DATA } from '../cms/algorithms';
import { Malformed } from '../cms/ber';
import { readContentInfo } from '../cms/content-info';
import { type Signing, signDigest } from '../cms/signed-data';
import { type Verified, verify } from '../cms/verify';
import { joinMultipart, newBoundary, splitMultipart } from '../mime/multipart';
import { cmsOf, contentType, inBytes, isPkcs7, type Part, type ReceivedPart, readPart } from '../mime/part';
import { digestForms, digestOf } from './digest';

export interface SignedPart extends Part {
  /** Of the part that was signed: its MIC. */
  digest: Buffer;
}

const BASE64_LINE = /.{1,76}/g;

export function signPart(part: Part, signing: Signing): SignedPart {
  const digest = digestOf(signing.algorithm, inBytes(part));
  const text = signDigest(digest, signing).toString('base64').replace(BASE64_LINE, '$&\r\n').trimEnd();
  const signature = {
    headers: {
      'Content-Type': 'application/pkcs7-signature; name="smime.p7s"',
      'Content-Transfer-Encoding': 'base64',
      'Content-Disposition': 'attachment; filename="smime.p7s"',
    },
    body: [Buffer.from(text, 'latin1')],
  };
  const boundary = newBoundary();
  const { mime } = digests[signing.algorithm];
  const protocol = 'protocol="application/pkcs7-signature"';
  return {
    headers: {
      'Content-Type': `multipart/signed; ${protocol}; micalg=${mime}; boundary="${boundary}"`,
    },
    body: joinMultipart([inBytes(part), inBytes(signature)], boundary),
    digest,
  };
}

/** What was signed, once a certificate of the partner vouches for it. */
export function openSigned(
  part: ReceivedPart,
  certificates: readonly string[],
): { part: ReceivedPart } & Omit<Verified, 'content'> {
  const boundary = contentType(part.headers).parameters.get('boundary');
  const [content, signature] = splitMultipart(part.body, boundary, 2);
  if (!content || !signature) throw new Malformed('A signed message has two parts');
  const signaturePart = readPart(signature);
  if (!isPkcs7(signaturePart.headers)) throw new Malformed('The second part is not a signature');
  const { type, members } = readContentInfo(cmsOf(signaturePart));
  if (type !== SIGNED_DATA) throw new Malformed('The second part is not a signature');
  const verified = verify(members, certificates, (algorithm) => digestForms(algorithm, content));
  return { ...verified, part: readPart(content) };
}
