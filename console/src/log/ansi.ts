/** A run of characters that look the same. The classes are among a fixed few. */
export interface Span {
  text: string;
  classes: string[];
}

const COLOURS = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'];
const ESCAPE = String.fromCharCode(27);
const CONTROL = new RegExp(`${ESCAPE}(?:\\[([0-9;?]*)([A-Za-z])|[^[])`, 'g');

/** Terminal colours (SGR) as spans; every other control sequence is dropped. */
export function spansOf(line: string): Span[] {
  const spans: Span[] = [];
  let style: string[] = [];
  let from = 0;
  const add = (text: string) => {
    if (text !== '') {
      spans.push({ text, classes: style });
    }
  };
  for (const control of line.matchAll(CONTROL)) {
    add(line.slice(from, control.index));
    from = control.index + control[0].length;
    if (control[2] === 'm') {
      style = restyled(style, control[1] ?? '');
    }
  }
  add(line.slice(from));
  return spans;
}

export function plainText(line: string): string {
  return line.replaceAll(CONTROL, '');
}

function restyled(style: string[], codes: string): string[] {
  return codes.split(';').reduce((now, code) => applied(now, Number(code)), style);
}

function applied(style: string[], code: number): string[] {
  const colour = COLOURS[code >= 90 ? code - 90 : code - 30];
  if (code === 0) {
    return [];
  }
  if (code === 1) {
    return [...style, 'ansi-bold'];
  }
  if (code === 39) {
    return style.filter((name) => name === 'ansi-bold');
  }
  return colour ? [...style.filter((name) => name === 'ansi-bold'), `ansi-${colour}`] : style;
}
