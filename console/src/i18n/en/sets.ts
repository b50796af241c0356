/** Several compilations by one request. */
export const sets = {
  title: 'Compilation set',
  gone: 'There is no such set. A set ends with the last of its compilations.',
  of: (place: number, of: number) => `${place} of ${of} in a set`,
  another: 'Compile for another target too',
  targets: 'Targets',
  remove: (name: string) => `Leave out ${name}`,
  repeated: (name: string) => `The same as ${name}: change one of them.`,
  submit: (count: number) => `Compile ${count}`,
  wrongOf: (name: string, what: string) => `${name}: ${what}`,
  ready: (count: number) => `All ${count} are ready to compile.`,
  done: (done: number, of: number) => `${done} of ${of} done`,
  missing: (made: number, of: number) =>
    `${made} of ${of} are there: the others were not made, or are deleted.`,
  table: 'How they compare',
  target: 'Target',
  phase: 'Phase',
  best: { size: 'smallest', duration: 'fastest', npuShare: 'most', inference: 'fastest' },
  chart: 'In the order of the table.',
  stop: 'Stop all',
  stopTitle: 'Stop those that run?',
  stopLead: 'What has ended stays as it is. A stopped one can be compiled again.',
};
