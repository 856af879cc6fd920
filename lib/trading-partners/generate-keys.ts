// Makes the certificates of our side that the wizard asks for, where they are not given.

import 'server-only';
import { generateCertificate } from '@/lib/certificates/generate';
import type { KeyBits } from '@/lib/certificates/rules';
import type { OwnCertificateForm, PartnerForm } from './schema';

const DAYS_OF_YEAR = 365;

/** The same form with every certificate that was to be made in place, its private key beside it. */
export async function generateKeys(form: PartnerForm): Promise<PartnerForm> {
  const { Ours } = form;
  if (Ours.From !== 'create') return form;
  const { CommonName, Bits, Years } = Ours.Generate;
  const filled = async (place: OwnCertificateForm): Promise<OwnCertificateForm> => {
    if (place.From !== 'generate') return place;
    const made = await generateCertificate({
      CommonName: CommonName || Ours.As2Id.slice(0, 64),
      bits: Number(Bits) as KeyBits,
      days: Number(Years) * DAYS_OF_YEAR,
    });
    return { ...place, Certificate: made.certificate, PrivateKey: made.privateKey };
  };
  const [Signing, Encryption] = await Promise.all([filled(Ours.Signing), filled(Ours.Encryption)]);
  return { ...form, Ours: { ...Ours, Signing, Encryption } };
}
