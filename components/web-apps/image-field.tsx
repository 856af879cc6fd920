'use client';
/** Takes an image for a web app and shows it; its value is base64. Usage: `<ImageField name="LogoFile" label="Logo" value={…} onChange={…} maxBytes={…} />` */
import { type ReactNode, useRef, useState } from 'react';
import { bytes } from '@/lib/format';
import { bytesOfBase64, imageSource, imageType } from '@/lib/web-apps/rules';
import { FieldGroup } from '../form/field';
import { Button } from '../ui/button';

const ACCEPTED = '.png,.jpg,.jpeg,.gif,.webp,.svg,.ico';

async function toBase64(file: File): Promise<string> {
  const url = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
  return url.slice(url.indexOf(',') + 1);
}

export function ImageField({
  name,
  label,
  help,
  error,
  value,
  onChange,
  maxBytes,
}: {
  name: string;
  label: string;
  help?: ReactNode;
  error?: string | undefined;
  value: string;
  onChange: (base64: string) => void;
  maxBytes: number;
}) {
  const picker = useRef<HTMLInputElement>(null);
  const [refusal, setRefusal] = useState<string>();
  const take = async (file: File | undefined) => {
    setRefusal(undefined);
    if (!file) return;
    if (file.size > maxBytes) {
      setRefusal(`${file.name} has ${bytes(file.size)}; at most ${bytes(maxBytes)} are taken.`);
      return;
    }
    const text = await toBase64(file).catch(() => '');
    if (imageType(text)) onChange(text);
    else setRefusal(`${file.name} is none of PNG, JPEG, GIF, WebP, SVG or ICO.`);
  };
  return (
    <FieldGroup
      name={name}
      label={label}
      optional
      help={value ? `${bytes(bytesOfBase64(value))} of at most ${bytes(maxBytes)}` : help}
      error={refusal ?? error}
    >
      <div className="flex flex-wrap items-center gap-2">
        {value && (
          // biome-ignore lint/performance/noImgElement: what was just chosen, held in the page
          <img
            src={imageSource(value)}
            alt={`The ${label.toLowerCase()} chosen`}
            className="h-9 max-w-40 rounded-sm border border-line bg-white object-contain p-1"
          />
        )}
        <input
          ref={picker}
          type="file"
          accept={ACCEPTED}
          aria-label={`File of the ${label.toLowerCase()}`}
          className="sr-only"
          tabIndex={-1}
          onChange={(event) => {
            void take(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
        <Button
          size="sm"
          onClick={() => picker.current?.click()}
          aria-label={`Choose the ${label.toLowerCase()}`}
        >
          Choose a file
        </Button>
        {value && (
          <Button size="sm" aria-label={`Remove the ${label.toLowerCase()}`} onClick={() => onChange('')}>
            Remove
          </Button>
        )}
      </div>
    </FieldGroup>
  );
}
