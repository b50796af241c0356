export const imports = {
  action: 'Import',
  title: 'Import from a registry',
  lead: 'Its model and version are made here once, with where its files are. Results are published there.',
  registry: 'Registry',
  search: 'Names that hold',
  model: 'Model',
  version: 'Version',
  none: 'It has no such model.',
};
