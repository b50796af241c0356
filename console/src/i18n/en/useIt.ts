/** What to do with the files that were made. */
export const useIt = {
  title: 'Use it',
  path: 'Where it lies',
  copy: 'Copy of it',
  digest: 'Digest of the manifest',
  download: 'Download',
  allFiles: (shown: number, count: number) => `${shown} of ${count} files; the manifest has all.`,
  notHere:
    'The files can not be downloaded from here. They lie at the path above; whoever has the volume mounted can copy them.',
  rngd: {
    serve: 'Serve it on a machine with RNGD cards',
    serveNote: (cards: number) =>
      `The folder is a whole model: config, tokenizer and weights lie beside the bundle. Replace /mnt by where the volume is mounted there. It takes ${cards === 1 ? '1 card' : `${cards} cards`}.`,
    ask: 'Ask it',
    askNote: 'It answers as the OpenAI API does.',
    kserve: 'On Kubernetes with KServe',
    kserveNote: 'The claim must be in the same namespace. Take an image of the SDK that compiled it.',
    llmD: 'With llm-d, or a plain Deployment',
    llmDNote: 'The server speaks the OpenAI API on port 8000; an llm-d pool selects its pods by the label.',
  },
  ethosU: {
    array: 'As a C array',
    arrayNote: 'Puts the model into the program of the microcontroller.',
    tflm: 'In TensorFlow Lite Micro',
    tflmNote: (sram: string | null) =>
      `Register the operator ethos-u, and those that stay on the CPU.${sram === null ? '' : ` The arena takes at least ${sram} as the compiler counts it; the interpreter needs a little more.`}`,
    noNpu: 'Nothing of this model runs on the NPU: it works like the original, without the operator ethos-u.',
  },
};
