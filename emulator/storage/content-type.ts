// The media types that names of files end in, for what keeps no type beside a file.

const types: Record<string, string> = {
  csv: 'text/csv',
  edi: 'application/edi-x12',
  edifact: 'application/edifact',
  gif: 'image/gif',
  gz: 'application/gzip',
  htm: 'text/html',
  html: 'text/html',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  json: 'application/json',
  pdf: 'application/pdf',
  png: 'image/png',
  tsv: 'text/tab-separated-values',
  txt: 'text/plain',
  x12: 'application/edi-x12',
  xml: 'application/xml',
  zip: 'application/zip',
};

/** Undefined for an ending that is not known. */
export function contentTypeOf(name: string): string | undefined {
  const ending = /\.([a-z0-9]{1,10})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(types, ending) ? types[ending] : undefined;
}
