/** Leads to the first field that is wrong, or to the summary when it is none of them. */
export function focusFirstViolation(form: HTMLElement): void {
  const first =
    form.querySelector<HTMLElement>('.field[data-invalid] :is(.input, input), .errors') ??
    form.querySelector<HTMLElement>('.summary');
  first?.focus({ preventScroll: true });
  first?.scrollIntoView({ block: 'center' });
}
