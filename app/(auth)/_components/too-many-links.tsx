// What is said instead of a link's page where too many links that do not work were tried from the same address.

export function TooManyLinks() {
  return (
    <>
      <h1 className="mb-2 text-lg font-semibold">Too many links were tried</h1>
      <p className="text-muted">
        Links that do not work were opened from your address again and again. Wait 15 minutes, then open yours
        once more.
      </p>
    </>
  );
}
