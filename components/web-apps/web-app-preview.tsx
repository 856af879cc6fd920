/** Roughly what people see of a web app: its tab, and its head with logo and title. Usage: `<WebAppPreview looks={values} />` */
import { Folder, Globe } from 'lucide-react';
import { imageSource } from '@/lib/web-apps/rules';

export function WebAppPreview({
  looks,
}: {
  looks: { Title: string; LogoFile?: string | undefined; FaviconFile?: string | undefined };
}) {
  const logo = imageSource(looks.LogoFile);
  const favicon = imageSource(looks.FaviconFile);
  const title = looks.Title || 'AWS Transfer Family web app';
  return (
    <figure aria-label="Preview" className="overflow-hidden rounded-md border border-line bg-sunken">
      <div className="flex px-2 pt-2">
        <span className="flex max-w-64 min-w-0 items-center gap-1.5 rounded-t-md bg-surface px-3 py-1.5 text-xs">
          {favicon ? (
            // biome-ignore lint/performance/noImgElement: an image that AWS holds, not one of ours
            <img src={favicon} alt="" className="size-4 object-contain" />
          ) : (
            <Globe aria-hidden className="size-4 text-muted" />
          )}
          <span className="truncate">{title}</span>
        </span>
      </div>
      <div className="bg-surface px-4 py-3">
        <div className="flex min-w-0 items-center gap-3 border-b border-line pb-3">
          {logo && (
            // biome-ignore lint/performance/noImgElement: an image that AWS holds as well
            <img src={logo} alt="The logo" className="h-8 max-w-36 object-contain" />
          )}
          <span className="min-w-0 font-medium break-words">{title}</span>
        </div>
        <p className="mt-3 flex items-center gap-2 text-table text-muted">
          <Folder aria-hidden className="size-4" /> Files that the person was granted
        </p>
      </div>
      <figcaption className="border-t border-line px-4 py-2 text-xs text-muted">
        An outline: AWS places logo and title in its own design.
      </figcaption>
    </figure>
  );
}
