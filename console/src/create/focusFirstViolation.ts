/** Leads to the first field that is wrong, or to the summary when it is none of them. */
export function focusFirstViolation(form: HTMLElement): void {
  const fault =
    form.querySelector<HTMLElement>('.field[data-invalid] :is(.input, input), .errors') ??
    form.querySelector<HTMLElement>('.summary');
  fault?.focus({ preventScroll: true });
  fault?.scrollIntoView({ block: 'center' });
}
