/** A word as a shell takes it: in quotes where it needs them. */
export function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) && !word.startsWith('-') ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** A text as YAML takes it anywhere: JSON is YAML too. */
export function yamlText(text: string): string {
  return JSON.stringify(text);
}

/** A name that Kubernetes takes for an object: at most 50 of a-z, 0-9 and `-`, so that what is added has room. */
export function kubernetesName(text: string): string {
  const name = text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 50)
    .replaceAll(/^[^a-z]+|-+$/g, '');
  return name === '' ? 'model' : name;
}
