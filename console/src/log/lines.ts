/** The lines of a log as a terminal shows them: what follows a carriage return overwrites its line. */
export function linesOf(text: string): string[] {
  if (text === '') {
    return [];
  }
  const lines = text.split('\n').map((line) => line.replace(/\r+$/, '').split('\r').at(-1) ?? '');
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}
