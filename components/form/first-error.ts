/** Finds the first field in error, unfolds whatever hides it, scrolls to it and gives it the focus. */

const controls = 'input:not([type="hidden"]), select, textarea, button, [tabindex]';

/** Whether a server's field path has a field on this form. */
export function hasField(form: HTMLFormElement | null, path: string): boolean {
  return Boolean(form?.querySelector(`[data-field="${CSS.escape(path)}"]`));
}

/** Waits for the errors to be painted, then leads there; without a field in error, to the summary. */
export function revealFirstError(form: HTMLFormElement | null) {
  requestAnimationFrame(() => {
    const field = form?.querySelector<HTMLElement>('[data-field][data-invalid]');
    const target =
      field?.querySelector<HTMLElement>(controls) ?? form?.querySelector<HTMLElement>('[data-form-error]');
    if (!target) return;
    for (let fold = target.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null) {
      fold.open = true;
    }
    target.focus({ preventScroll: true });
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    (field ?? target).scrollIntoView({ block: 'center', behavior: still ? 'auto' : 'smooth' });
  });
}
