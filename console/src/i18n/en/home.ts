export const home = {
  title: 'Home',
  search: 'Search compilations',
  running: 'Under way',
  nothingRuns: 'Nothing is under way.',
  failed: 'Failed of late',
  recent: 'Recent',
  models: 'Newest models',
  all: 'All',
  begin: 'The first binary',
  beginEmpty: 'Nothing is registered yet. Three steps lead from a model file to a binary for an NPU:',
  beginWithModels: 'Nothing was compiled yet. Three steps lead from a model file to a binary for an NPU:',
  registerModel: { title: 'Register a model', text: 'It has a name, and a version for each of its states.' },
  registerFile: {
    title: 'Register its file',
    text: 'Upload it, choose it on a volume, or name where it is, such as hf://org/model.',
  },
  compile: {
    title: 'Quick Compile',
    text: 'Choose the NPU. The request is checked before anything runs, and the result is registered on the version.',
  },
  chooseModel: 'Choose a model',
};
