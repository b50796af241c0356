export const artifacts = {
  tab: 'Artifacts',
  create: 'Register artifact',
  createLead: 'Upload a file or a folder, look for one on a volume, or name where it lies.',
  format: 'Format',
  uri: 'Location',
  uriHint:
    'pvc://<volume>/<path> on a volume, hf://<org>/<model>[@<revision>], s3://<bucket>/<key>, or https://<host>/<path> with its digest',
  browse: 'Browse the volumes',
  name: 'Name',
  nameHint: 'The last part of the location when it is left empty.',
  digest: 'Digest',
  digestHint:
    'sha256: and 64 hex characters. An https location needs it; else the service finds it out where it can.',
  origin: 'Origin',
  original: 'Original',
  compiledBy: 'Compilation',
  madeBy: 'What made it',
  madeByOf: (name: string) => `What made it: ${name}`,
  notKept: 'What made it was not kept with it yet when it was registered.',
  compilationGone: 'This compilation was deleted.',
  isArchived: 'It is archived. Unarchive it first.',
  compile: (name: string) => `Compile ${name}`,
  notCompilable: 'No platform takes this format.',
  empty: 'This version has no artifact yet.',
  emptyHint:
    'Register the original file, a .tflite, an .onnx or a folder with safetensors; then it can be compiled.',
};
