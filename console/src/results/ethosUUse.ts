import type { Made, Snippet } from './snippet';
import { kibibytes } from './measures';
import { shellWord } from './words';

const KIB = 1024;

/** The steps that put a compiled model into a microcontroller. */
export function ethosUSnippets({ files, summary, options }: Made): Snippet[] {
  const model = files.find(({ path }) => path.endsWith('_vela.tflite'))?.path;
  if (model === undefined) {
    return [];
  }
  const name = identifier(model);
  const { acceleratorConfig } = options;
  const accelerator = typeof acceleratorConfig === 'string' ? acceleratorConfig : '';
  return [
    { what: 'array', code: array(model) },
    { what: 'tflm', code: tflm(name, summary, accelerator) },
  ];
}

function array(model: string): string {
  const source = `${model.replace(/\.tflite$/, '')}.cc`;
  return `xxd -i ${shellWord(model)} | sed '1s/^unsigned char/alignas(16) extern const unsigned char/' > ${shellWord(source)}`;
}

function tflm(name: string, summary: Made['summary'], accelerator: string): string {
  const [npu, cpu] = [summary['npuOperators'], summary['cpuOperators']];
  const onCpu = typeof cpu === 'number' ? cpu : 0;
  const usesNpu = npu !== 0;
  return [
    ...(usesNpu && accelerator !== ''
      ? [`// The driver core: cmake -DETHOSU_TARGET_NPU_CONFIG=${accelerator} ...`]
      : []),
    '#include "tensorflow/lite/micro/micro_interpreter.h"',
    '#include "tensorflow/lite/micro/micro_mutable_op_resolver.h"',
    '#include "tensorflow/lite/schema/schema_generated.h"',
    '',
    `extern const unsigned char ${name}[];`,
    `alignas(16) static uint8_t arena[${arenaKib(summary)} * 1024];`,
    '',
    `static tflite::MicroMutableOpResolver<${Math.max(1, onCpu + (usesNpu ? 1 : 0))}> resolver;`,
    ...(usesNpu ? ['resolver.AddEthosU();'] : []),
    ...(onCpu > 0
      ? [`// and what stays on the CPU (${onCpu} operators), such as resolver.AddQuantize();`]
      : []),
    `static tflite::MicroInterpreter interpreter(tflite::GetModel(${name}), resolver, arena, sizeof(arena));`,
    'interpreter.AllocateTensors();  // then interpreter.arena_used_bytes() tells how large the arena has to be',
  ].join('\n');
}

/** A first size: what vela counts, a quarter more for the interpreter, in steps of 16 KiB. */
function arenaKib(summary: Made['summary']): number {
  const counted = ['totalSramUsedKib', 'totalDramUsedKib']
    .flatMap((name) => kibibytes(name, summary[name]))
    .map(({ value }) => Number(value) / KIB);
  return Math.ceil((Math.max(0, ...counted) * 1.25 + 8) / 16) * 16;
}

/** As xxd makes a name of a file: every byte that no name can have becomes a line. */
export function identifier(file: string): string {
  const name = Array.from(new TextEncoder().encode(file), (byte) => {
    const letter = String.fromCharCode(byte);
    return /[A-Za-z0-9]/.test(letter) ? letter : '_';
  }).join('');
  return /^\d/.test(name) ? `__${name}` : name;
}
