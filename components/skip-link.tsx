/** The first stop of the Tab key: over the navigation, straight to the content. */
export function SkipLink() {
  return (
    <a
      href="#main"
      className="fixed top-2 left-2 z-50 -translate-y-16 rounded-md border border-line-strong bg-overlay px-3 py-1.5 font-medium shadow-lift focus:translate-y-0"
    >
      Skip to content
    </a>
  );
}
