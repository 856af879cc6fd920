// Saves a text as a file on the caller's computer.

export function saveText(text: string, fileName: string, type = 'application/x-pem-file'): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName.replace(/[^\w.@+-]+/g, '_');
  link.click();
  URL.revokeObjectURL(address);
}
