import type { Texts } from '../i18n/en';

/** An option's value as a person writes it: buckets as `1,128, 1,512`. */
export function optionText(value: unknown, t: Texts): string {
  if (value === undefined || value === null) {
    return t.common.none;
  }
  if (typeof value === 'boolean') {
    return value ? t.compilations.yes : t.compilations.no;
  }
  return valueText(value);
}

/** A value as the text that the API takes for it as well. */
export function valueText(value: unknown): string {
  if (Array.isArray(value)) {
    return value.map((item) => (Array.isArray(item) ? item.join(',') : String(item))).join(', ');
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}
