/** The lines of a log as a terminal shows them, kept while it is read in pieces: nothing is cut twice. */
export class LogBuffer {
  /** Those read so far; the last one may grow. The array stays the same one. */
  readonly lines: string[] = [];
  readonly #pieces: string[] = [];
  #unfinished = '';

  add(piece: string): void {
    this.#pieces.push(piece);
    if (this.#unfinished !== '') {
      this.lines.pop();
    }
    const parts = (this.#unfinished + piece).split('\n');
    this.#unfinished = parts.pop() ?? '';
    for (const part of parts) {
      this.lines.push(shown(part));
    }
    if (this.#unfinished !== '') {
      this.lines.push(shown(this.#unfinished));
    }
  }

  /** All that was read, byte for byte. */
  text(): string {
    return this.#pieces.join('');
  }
}

/** What follows a carriage return overwrites its line. */
function shown(line: string): string {
  if (!line.includes('\r')) {
    return line;
  }
  return line.replace(/\r+$/, '').split('\r').at(-1) ?? '';
}
