import type { Has, Said } from '../codes/sentences';

/** What is wrong with a model and with outputs, and what went wrong around a compiler. */
export const koModelCauses = {
  Unexpected: (p: Said) =>
    `예상하지 못한 오류 ${p('type')}: ${p('said')}. 자세한 내용은 이 단계의 로그에 있습니다. 단계를 재시도하고, 다시 실패하면 알려 주십시오.`,
  JobProgramOutOfMemory: () =>
    '작업 프로그램 자체의 메모리가 부족했습니다. resources.memory를 늘려 다시 컴파일하십시오.',
  FileNotAllowed: (p: Said) =>
    `작업의 사용자 ${p('user')}, 그룹 ${p('group')}이(가) ${p('path')}을(를) 쓸 수 없습니다(${p('said')}). 읽고 쓸 수 있게 한 뒤(파드에서는 securityContext.fsGroup) 단계를 재시도하십시오.`,
  VolumeReadOnly: (p: Said) =>
    `${p('path')}이(가) 읽기 전용으로 마운트되어 있습니다(${p('said')}). 쓸 수 있게 마운트한 뒤 단계를 재시도하십시오.`,
  VolumeSilent: (p: Said) =>
    `${p('path')}이(가) 응답하지 않습니다(${p('said')}). 볼륨과 그 서버를 확인한 뒤 단계를 재시도하십시오.`,
  NoSpaceLeft: (p: Said) =>
    `출력을 저장할 공간이 없습니다. 모델 볼륨이나 노드의 디스크를 비우거나 늘린 뒤 단계를 재시도하십시오. (${p('detail')})`,
  StepTerminated: () => '단계가 끝나기 전에 종료되었습니다. 중지할 의도가 아니었다면 재시도하십시오.',
  ToolCrashed: (p: Said) =>
    `${p('tool')}이(가) ${p('signal')}(으)로 비정상 종료했습니다. 모델이 온전하고 올바른지 확인하십시오. 그렇다면 로그와 함께 컴파일러 제작자에게 알리십시오. 마지막 출력: ${p('last')}`,
  ToolFailed: (p: Said) =>
    `${p('tool')}이(가) 종료 코드 ${p('status')}(으)로 실패했습니다: ${p('last')} (전체 출력은 로그에 있습니다.)`,
  ToolKilled: (p: Said) =>
    `${p('tool')}이(가) 강제 종료되었습니다(${p('signal')}). 커널은 메모리 부족으로 종료한 적이 없다고 하므로 누군가, 또는 이 머신을 감시하는 프로그램이 끝냈습니다. 단계를 재시도하십시오. 반복되면 머신의 로그에서 누가 했는지 알 수 있습니다. 마지막 출력: ${p('last')}`,
  RanOutOfMemory: (p: Said) => `${p('tool')}의 메모리가 부족했습니다(${p('detail')}).`,
  KilledForMemory: (p: Said) => `시스템이 ${p('tool')}을(를) 강제 종료했습니다.`,
  MemoryUsedUp: (p: Said) =>
    `${p('what')} 메모리 요청 ${p('memory')}을(를) 다 쓴 것으로 보입니다. resources.memory ${p('larger')}(으)로 다시 컴파일하십시오.`,
  KernelsRemoved: (p: Said) => `${p('before')} 실패한 커널을 컴파일러 캐시에서 지웠습니다.`,
  KernelsRemovedAs: (p: Said) =>
    `${p('before')} 실패한 커널을 컴파일러 캐시에서 지웠습니다. 거기에 남긴 내용: ${p('left')}.`,
  CompilerStalled: (p: Said) =>
    `컴파일러가 ${p('what')} 중지했습니다. 로그의 끝을 확인하십시오. 단계를 재시도하십시오. 완성된 커널은 보관됩니다. 같은 곳에서 다시 멈추면 maxContextLength나 버킷을 줄이십시오.`,
  PrintedNothing: (p: Said) => `${p('seconds')}초 동안 아무것도 출력하지 않아`,
  NoProgress: (p: Said) => `${p('seconds')}초 동안 진행이 없어`,
  CompilerNotStarted: (p: Said) => `컴파일러 ${p('compiler')}을(를) 시작할 수 없습니다: ${p('said')}`,
  CompilerNotOnPath: (p: Said) =>
    `컴파일러 ${p('tool')}이(가) PATH에 없습니다. ${p('toolchain')} ${p('version')}이(가) 있는 작업 이미지를 쓰거나 설치하십시오(한 대의 머신에서는 README의 make 타깃).`,
  CompilerOutputMissing: (p: Said) =>
    `컴파일러가 오류 없이 끝났지만 결과가 온전하지 않습니다: ${p('what')}. 컴파일 단계의 로그를 확인하십시오.`,
  VelaOutputMissing: (p: Said) =>
    `vela가 오류 없이 끝났지만 결과가 온전하지 않습니다: ${p('what')}. 컴파일 단계의 로그를 확인하십시오.`,
  ArtifactIncomplete: (p: Said) =>
    `ArtifactBuilder가 오류 없이 끝났지만 아티팩트가 온전하지 않습니다(${p('said')}). 컴파일 단계의 로그를 확인하십시오.`,
  NoRknnModel: (p: Said) => `${p('name')}이(가) RKNN 모델이 아님`,
  FileEmpty: (p: Said) => `${p('name')}이(가) 없거나 비어 있음`,
  NoTfliteMade: (p: Said) => `${p('name')}이(가) 없거나 TFLite 모델이 아님`,
  NoCommandsMade: (p: Said) => `${p('name')}에 NPU 명령이 없음`,
  NoSummaryMade: (p: Said) => `${p('name')}이(가) 없거나 비어 있음`,
  NoBundleMade: (p: Said) => `${p('name')}이(가) 없거나 FXB 번들이 아님`,
  BundleDamaged: (p: Said) => `${p('name')}이(가) ${p('place')}에서 손상됨`,
  BundleUnreadable: (p: Said) => `${p('name')}을(를) 읽을 수 없음(${p('said')})`,
  BundleRefused: (p: Said) => `fxb show가 ${p('name')}을(를) 거부함(${p('said')})`,
  KernelsMissing: (p: Said) => `${p('name')}에 커널이 없음(${p('kernels')})`,
  OutputIsNoFile: (p: Said) =>
    `출력 ${p('path')}은(는) 링크나 장치라서 게시할 수 없습니다. 출력은 일반 파일이어야 합니다.`,
  OutputNotUtf8: (p: Said) => `출력 이름 ${p('path')}이(가) UTF-8이 아닙니다.`,
  OutputsExpired: () =>
    '컴파일된 출력의 보관 기간이 지났습니다(스테이징 폴더가 없거나 완료되지 않음). 다시 컴파일하십시오.',
  OutputsChanged: (p: Said) =>
    `컴파일 단계 뒤에 출력이 바뀌어 게시하지 않습니다. 다시 컴파일하십시오. (${p('what')})`,
  OtherManifest: (p: Said) => `매니페스트의 다이제스트가 ${p('digest')}이(가) 아님`,
  OtherContent: (p: Said) => `${p('path')}의 내용이 컴파일된 것과 다름`,
  OtherSize: (p: Said) => `${p('path')}의 크기가 ${p('wanted')}바이트가 아니라 ${p('size')}바이트임`,
  FileMissing: (p: Said) => `${p('path')}이(가) 없음`,
  FileNotListed: (p: Said) => `${p('path')}이(가) 매니페스트에 없음`,
  PublishedOtherContent: (p: Said) =>
    `${p('path')}이(가) 다른 내용으로 이미 있어 건드리지 않았습니다. 옮긴 뒤 검증을 재시도하십시오.`,
  LinkedFilesGone: (p: Said) =>
    `${p('uri')}의 ${p('files')}은(는) 컴파일할 때 있었고 출력에 속합니다. 다시 복사한 뒤 검증을 재시도하십시오.`,

  ModelGone: (p: Said) =>
    `기준 아티팩트 ${p('uri')}이(가) 볼륨에 없습니다. 다시 복사하고 단계를 재시도하거나, 파일이 있는 곳을 등록하여 컴파일하십시오.`,
  ModelIsNoFile: (p: Said) =>
    `${p('uri')}은(는) 파일도 폴더도 아닙니다(${p('kind')}). 모델 자체를 등록하십시오.`,
  NamedPipe: () => '이름 있는 파이프',
  Socket: () => '소켓',
  Device: () => '장치',
  ModelFilesChanged: (p: Said) =>
    `${p('uri')}의 파일이 이 컴파일을 요청할 때와 다릅니다(config, index, 가중치의 헤더). 되돌린 뒤 단계를 재시도하거나, 폴더를 새 아티팩트로 등록하여 컴파일하십시오.`,
  ModelFileChanged: (p: Said) =>
    `${p('uri')}은(는) 등록된 파일이 아닙니다. 다이제스트는 ${p('actual')}이고 등록된 것은 ${p('registered')}입니다. 등록된 파일을 되돌린 뒤 단계를 재시도하거나, 지금의 파일을 새 아티팩트로 등록하여 컴파일하십시오.`,
  ModelEmpty: (p: Said) => `${p('name')}이(가) 비어 있습니다. 파일 전체를 복사하십시오.`,
  ModelIncomplete: (p: Said) => `모델이 온전하지 않습니다: ${p('problem')}`,
  ModelNotTaken: (p: Said) => `컴파일러가 이 모델을 받지 않습니다: ${p('problem')}`,
  ModelNotPublished: (p: Said) => `모델을 게시할 수 없습니다. ${p('what')}`,
  NameNotUtf8: (p: Said) =>
    `파일 이름 ${p('name')}이(가) UTF-8이 아닙니다. 이름을 바꾸고 폴더를 새 아티팩트로 등록하십시오.`,
  FileLeadsOut: (p: Said) =>
    `${p('name')}이(가) 심볼릭 링크로 볼륨 밖을 가리킵니다. 링크 대신 파일을 넣고 단계를 재시도하십시오.`,
  LinkLeadsOut: (p: Said) =>
    `${p('uri')}의 ${p('path')}은(는) 모델 밖을 가리키는 링크이고, 작업은 그 밖을 볼 수 없습니다. 그 자리에 파일을 넣고 단계를 재시도하십시오.`,
  PathLeadsOut: (p: Said) =>
    `경로 ${p('path')}이(가) 심볼릭 링크로 볼륨 밖을 가리킵니다. 링크 대신 파일이나 폴더를 넣으십시오.`,
  VolumeNotMounted: (p: Said) => `볼륨 ${p('volume')}이(가) 마운트되지 않았거나 폴더가 아닙니다.`,
  OtherUnicodeForm: (p: Said) =>
    `볼륨이 ${p('name')}을(를) 다른 유니코드 형식으로 쓰고, 이를 이을 링크를 지원하지 않습니다(${p('said')}). 볼륨에서 등록할 형식으로 이름을 바꾸십시오.`,
  NoFolderOfItsOwn: (p: Said) =>
    `${p('folder')}을(를) 폴더로 만들 수 없습니다. 그 자리의 파일이나 링크를 지우십시오.`,
  NoModelForVela: (p: Said) =>
    `${p('name')}: ${KINDS[p('kind')] ?? 'TFLite 모델이 아닙니다. int8 또는 int16으로 완전히 양자화한 .tflite 파일을 등록하십시오.'}`,
  NameTooLong: (p: Said) =>
    `${p('name')}의 이름은 확장자 앞이 ${p('length')}바이트이고 vela가 ${p('appended')}을(를) 덧붙입니다. 파일 이름을 ${p('most')}바이트 이하로 바꾸고(한글 한 자는 3~9바이트) 다시 등록하십시오.`,
  OnnxFolderWrong: (p: Said) =>
    `폴더에는 .onnx 파일 하나와 그 가중치 파일이 있어야 합니다. ${p('name')}에 있는 것: ${p('found')}. 파일을 직접 등록하거나 모델마다 폴더를 만드십시오.`,
  LoraAdapter: (p: Said) =>
    `${p('file')}: 모델이 아니라 LoRA 어댑터입니다. 기반 모델에 병합(merge_and_unload)하여 저장한 것을 등록하십시오.`,
  LfsPointer: (p: Said) =>
    `${p('file')}은(는) 파일이 아니라 Git LFS 포인터입니다. git lfs pull을 실행하고 모델을 다시 복사하여 새 아티팩트로 등록하십시오.`,
  PytorchWeights: () =>
    '*.safetensors가 없고 가중치가 pytorch_model.bin입니다. transformers의 save_pretrained(..., safe_serialization=True)로 변환하여 등록하십시오.',
  ShardsMissing: (p: Said) =>
    `${p('file')} 등 ${p('count')}개 파일과 ${p('index')}이(가) 없습니다. 모델 전체를 복사하여 새 아티팩트로 등록하십시오.`,
  NoWeights: () =>
    '*.safetensors가 없습니다. 가중치가 없으니 모델 전체를 복사하여 새 아티팩트로 등록하십시오.',
  IndexUnreadable: (p: Said) =>
    `${p('file')}을(를) weight_map이 있는 인덱스로 읽을 수 없습니다. 다시 복사하고 폴더를 새 아티팩트로 등록하십시오.`,
  ShardMissing: (p: Said) =>
    `${p('index')}에 나오는 ${p('file')}이(가) 없습니다. 모델에 복사하고 폴더를 새 아티팩트로 등록하십시오.`,
  ShardDamaged: (p: Said) =>
    `${p('file')}이(가) 손상되었습니다(${p('said')}). 다시 복사하고 폴더를 새 아티팩트로 등록하십시오.`,
  TensorsMissing: (p: Said) =>
    `인덱스에 따르면 ${p('file')}에 있어야 할 텐서가 없습니다: ${p('tensors')}. 같은 모델의 인덱스와 파일을 복사하여 새 아티팩트로 등록하십시오.`,
  TensorsNotListed: (p: Said) =>
    `${p('file')}에 인덱스에 없는 텐서가 있습니다: ${p('tensors')}. 같은 모델의 인덱스와 파일을 복사하여 새 아티팩트로 등록하십시오.`,
  NoModelFolder: (p: Said) =>
    `${p('name')}은(는) Hugging Face config.json이 있는 폴더여야 합니다. safetensors 모델의 폴더를 등록하십시오.`,
  OfConfig: (p: Said) => `config.json 파일: ${p('what')}`,
  ByteOrderMark: () => '바이트 순서 표시로 시작하여 fxb가 읽지 못합니다. 이것 없이 UTF-8로 저장하십시오.',
  ConfigNotUtf8: () => 'UTF-8이 아닙니다. fxb는 UTF-8만 읽습니다. UTF-8로 저장하십시오.',
  ConfigNotJson: () =>
    'JSON 객체로 읽을 수 없습니다. 모델의 파일을 다시 복사하고 폴더를 새 아티팩트로 등록하십시오.',
  FieldMissing: (p: Said) => `${p('field')} 필드가 없거나 잘못되었습니다. 원본 모델의 파일을 쓰십시오.`,
  ArchitectureUnknown: (p: Said) =>
    `${p('architecture')}은(는) SDK ${p('sdk')}이(가) 컴파일하지 않습니다. 컴파일하는 것: ${p('known')}.`,
  NotForTask: (p: Said) =>
    `SDK ${p('sdk')}은(는) ${p('architecture')}을(를) ${p('task')} 작업으로 컴파일하지 않습니다. 작업을 ${p('tasks')}(으)로 바꾸십시오.`,
  NoKernelsFor: (p: Said) =>
    `SDK ${p('sdk')}에는 ${p('architecture')}, 양자화 ${p('quantization')}의 커널이 없습니다. 양자화가 ${p('known')}인 모델을 쓰십시오.`,
  OtherModelType: (p: Said) =>
    `model_type이 ${p('given')}이지만 fxb는 ${p('expected')}을(를) 기대합니다. 원본 모델의 파일을 쓰십시오.`,
  HeadsWrong: () =>
    'num_key_value_heads가 1 이상의 정수가 아니어서 fxb가 거부합니다. 고치거나, num_attention_heads와 같다면 지우십시오.',
  HeadWithoutValue: () => 'head_dim에 값이 없어 fxb가 거부합니다. 지우십시오.',
  KeyUnreadable: (p: Said) => `fxb가 ${p('key')}을(를) 읽지 못합니다. ${p('hint')}`,
  KeysRefused: (p: Said) =>
    `fxb가 이 모델에서 거부하는 키: ${p('keys')}${p('more') === '0' ? '' : ` 외 ${p('more')}개`}. 없어도 계산이 같을 때만 지우십시오.`,

  NulCharacter: () => '옵션이나 인자에 NUL 문자가 있습니다.',
  SpecWrong: (p: Said) => `서비스가 보낸 작업 내용이 맞지 않습니다: ${p('said')}`,
  PlatformUnknown: (p: Said) =>
    `이 작업 이미지는 플랫폼 ${p('name')}을(를) 모릅니다. 아는 것: ${p('known')}.`,
  PlatformUnusable: (p: Said) =>
    `${p('program')}을(를) 쓸 수 없습니다(${p('why')}). 이 서비스의 운영자가 고친 뒤 단계를 재시도해야 합니다.`,
} satisfies Record<string, (p: Said, has: Has) => string>;

const KINDS: Record<string, string> = {
  lfsPointer: '모델이 아니라 Git LFS 포인터입니다. git lfs pull로 받은 파일을 볼륨에 복사하여 등록하십시오.',
  webPage: '모델이 아니라 웹 페이지입니다. 파일 자체를 내려받아 볼륨에 복사하고 등록하십시오.',
  mediaPipe: 'MediaPipe .task 묶음입니다. 압축을 풀고 컴파일할 .tflite 파일을 등록하십시오.',
  zip: 'zip 압축 파일입니다. 압축을 풀고 그 안의 .tflite 파일을 등록하십시오.',
  gzip: 'gzip 압축 파일입니다. 압축을 풀고 그 안의 .tflite 파일을 등록하십시오.',
  gguf: 'Ethos-U에서 실행할 수 없는 GGUF 모델입니다. TFLite 형식의 모델을 고르십시오.',
  folder: '폴더입니다. 그 안에서 컴파일할 .tflite 파일 하나를 등록하십시오.',
  empty: '비어 있습니다. 모델을 볼륨에 복사하고 새 아티팩트로 등록하여 컴파일하십시오.',
  damaged: '끝이 잘렸거나 손상되었습니다. 파일 전체를 볼륨에 복사하고 새 아티팩트로 등록하여 컴파일하십시오.',
  compiled: '이미 Ethos-U용으로 컴파일된 파일입니다. 변환기가 만든 원본 .tflite 파일을 등록하십시오.',
};
