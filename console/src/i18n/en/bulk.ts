export const bulk = {
  title: 'What to do with those selected',
  selected: (count: number) => `${count} selected`,
  clear: 'Select none',
  ask: {
    stop: (count: number) => (count === 1 ? 'Stop 1 compilation?' : `Stop ${count} compilations?`),
    delete: (count: number) =>
      count === 1 ? 'Delete 1 compilation for good?' : `Delete ${count} compilations for good?`,
  },
  leftOut: (count: number) => `Left out: ${count}`,
  result: (done: number, all: number, failed: number) =>
    failed === 0 ? `${done} of ${all} done` : `${done} of ${all} done, ${failed} failed`,
  halting: 'No further one is begun. What is under way ends first.',
  halted: (count: number) => `Not done: ${count}`,
};
