import type { Said } from '../codes/sentences';

/** What compilers failed by: each sentence ends with the compiler's own words. */
const ADVICE = {
  VelaInstalledInPart:
    'vela가 일부만 설치되어 있습니다. 다시 설치하십시오(여기서는 rm -rf .venv 후 make setup).',
  TfliteDamaged:
    '.tflite 파일이 잘렸거나 손상되었습니다. 파일 전체를 볼륨에 복사하고 새 아티팩트로 등록하여 컴파일하십시오. 재시도하면 변경된 파일로 거부됩니다.',
  NotTflite: 'TFLite 모델이 아닙니다. 모델을 int8 .tflite 파일로 내보내고 등록하십시오.',
  VelaFloats:
    'NPU는 정수를 받지만 모델이 부동소수점으로 계산합니다. 완전한 정수(int8 또는 int16)로 양자화하여 등록하십시오.',
  VelaUnreadableOperator:
    'vela가 모델의 이 연산자를 읽지 못합니다. 모델을 만드는 곳에서 바꾸고 새 파일을 등록하십시오.',
  VelaIgnoredOperatorUnknown: 'ignoreOps에 CONV_2D 같은 TFLite 연산자가 아닌 이름이 있습니다.',
  VelaSystemConfigUnknown:
    'systemConfig가 vela의 설정 파일에 없습니다. 목록에서 고르거나 보드의 vela.ini를 velaIni로 넣으십시오.',
  VelaMemoryModeUnknown:
    'memoryMode가 vela의 설정 파일에 없습니다. 목록에서 고르거나 보드의 vela.ini를 velaIni로 넣으십시오.',
  VelaConfigMismatch: 'systemConfig와 memoryMode가 서로 맞지 않습니다. 둘 다 비우거나 하나를 바꾸십시오.',
  VelaIniSections: 'velaIni를 쓸 때는 systemConfig와 memoryMode가 그 안의 섹션 이름이어야 합니다.',
  VelaNotRaw: '이 모델은 raw 형식으로 쓸 수 없습니다. --output-format을 빼십시오.',
  VelaValueUnknown: 'vela가 이 값을 모릅니다. optimise는 Size 또는 Performance여야 합니다.',
  VelaRefusedOption: 'vela가 옵션을 거부했습니다. 바꾸거나 빼십시오.',
  VelaFailed: 'vela가 이 모델을 컴파일하지 못했습니다. 전체 내용은 로그에 있습니다.',

  RngdInstalledInPart:
    'SDK가 일부만 설치되어 있습니다. 이 릴리스에 필요한 패키지가 없습니다(2026.5에는 제조사가 제공하는 furiosa.megakernels가 필요합니다). 설치하거나 2026.4를 쓰십시오.',
  RngdTccMissing: '컴파일 이미지의 PATH에 furiosa-tcc가 없습니다. 이미지에 furiosa-tcc wheel을 설치하십시오.',
  RngdUnsupportedModel:
    '이 SDK는 모델의 아키텍처와 크기를 지원하지 않습니다. 다른 모델을 컴파일하거나 더 새로운 SDK를 쓰십시오.',
  RngdConfigMissing:
    '모델 폴더에 읽을 수 있는 config.json이 없습니다. 모델의 것을 복사하고 폴더를 새 아티팩트로 등록하십시오.',
  RngdConfigNotJson:
    '모델의 config.json이 올바른 JSON이 아닙니다. 다시 내려받고 폴더를 새 아티팩트로 등록하십시오.',
  RngdConfigFieldMissing:
    '모델의 config.json에 컴파일러가 필요로 하는 필드가 없습니다. 원본 파일을 쓰고 폴더를 새 아티팩트로 등록하십시오.',
  RngdConfigFieldUnreadable:
    '컴파일러가 config.json의 이 필드를 읽지 못합니다. 이 모델로 간주하여 컴파일하는 모델에는 없는 필드입니다. 필드를 지우거나 이전 형식으로 쓰고 폴더를 새 아티팩트로 등록하십시오.',
  RngdVocabulary:
    '모델의 어휘가 컴파일러의 가장 가까운 프리셋과 맞지 않습니다. 다른 모델을 컴파일하거나 더 새로운 SDK를 쓰십시오.',
  RngdContextTooLong: 'maxContextLength가 모델이 지원하는 것보다 큽니다. 줄이십시오.',
  RngdLongestBuckets: '가장 긴 프리필 버킷과 가장 긴 디코드 버킷의 길이가 같아야 합니다.',
  RngdTokenwiseTooShort: 'tokenwiseSeqLens 중 가장 큰 값이 가장 긴 프리필 버킷에 미쳐야 합니다.',
  RngdDecodeBucketMissing:
    '디코드 버킷을 넣거나 작업을 embed 또는 score로 하십시오. 짧은 컨텍스트에는 프리셋에 디코드 버킷이 없습니다.',
  RngdBucketTooLong: 'maxContextLength보다 긴 버킷이 있습니다. 줄이십시오.',
  RngdBucketsTooShort:
    '가장 긴 버킷이 maxContextLength와 같아야 합니다. 버킷을 늘리거나 maxContextLength를 줄이십시오.',
  RngdBucketsRefused: '컴파일러가 버킷이나 병렬 크기를 거부했습니다. 고치십시오.',
  RngdContextAbovePresets: 'maxContextLength가 이 SDK가 이 모델에 가진 가장 긴 것보다 큽니다. 줄이십시오.',
  RngdSamplerTooLarge: '칩의 샘플러는 그렇게 큰 tokenwiseSeqLens를 받지 않습니다. 가장 큰 값을 줄이십시오.',
  RngdKernelShape:
    '컴파일러에 이 형상의 커널이 없습니다. 배치는 1이나 2의 거듭제곱, tensorParallel은 8을 쓰십시오.',
  RngdParallelism:
    'SDK는 tensorParallel 4, 8, 16(2026.4부터) 또는 32, pipelineParallel 1 이상, 모두 카드 8장까지 받습니다.',
  RngdLegacyBuckets:
    'ArtifactBuilder가 버킷을 거부했습니다. 가장 긴 프리필, 디코드, 토큰 단위 크기는 maxContextLength여야 하고, 같은 것이 두 번 있으면 안 됩니다.',
  RngdOtherSdk:
    '컴파일 이미지에 서비스가 기대하는 SDK가 없습니다. Dockerfile.rngd-legacy로 SDK 2026.2 또는 2026.3용 이미지를 만드십시오.',
  RngdTensorParallel:
    'SDK 2026.2는 tensorParallel 32로 컴파일하지 못합니다. 8이나 더 새로운 SDK를 고르십시오.',
  RngdPipelineParallel:
    'SDK 2026.2는 1보다 큰 pipelineParallel로 컴파일하지 못합니다. 1을 고르고 파이프라인 수는 서빙할 때 정하십시오.',
  RngdWantedHub:
    '컴파일러가 Hugging Face 허브의 파일을 찾았습니다. 모델의 모든 파일을 폴더에 복사하여 새 아티팩트로 등록하거나, HF_TOKEN을 시크릿으로 넣으십시오.',
  RngdKernelNotMapped:
    '컴파일러가 커널을 배치하지 못합니다. maxContextLength를 줄이거나 tensorParallel을 바꾸십시오. 같은 옵션으로 재시도하면 다시 실패합니다.',
  RngdCacheCutShort:
    '디스크가 가득 찼거나 빌드가 중단되어 컴파일러 캐시의 항목이 잘렸습니다. 단계를 재시도하십시오. 완성된 커널은 보관됩니다.',
  RngdKernelFailed:
    '커널 컴파일에 실패했습니다. 이미지에 aarch64-linux-gnu-gcc가 있는지 확인한 뒤 재시도하십시오. 완성된 커널은 보관됩니다.',
  RngdKernelKilled:
    '커널의 컴파일러가 강제 종료되었습니다. 재시도하십시오. 메모리가 부족했다면 메모리를 늘리거나, 동시에 컴파일하는 커널 수인 CPU를 줄이십시오.',
  RngdOutOfMemory: '컴파일러의 메모리가 부족했습니다. 메모리 요청을 늘려 재시도하십시오.',
  RngdFileSystem:
    '볼륨의 파일 시스템에 컴파일러가 필요로 하는 기능이 없습니다(SMB에서 확인됨). 다른 종류의 볼륨을 쓰십시오.',

  OnnxUnreadableModel: '모델을 읽을 수 없습니다. 다시 내보내고 전체를 볼륨에 복사하여 등록하십시오.',
  OnnxInputShapes:
    '입력 크기를 x=1x3x224x224처럼 inputShapes로 넣으십시오. 첫 차원만 열려 있으면 batch로 충분합니다.',
  OnnxBrokenOutput: '컴파일러가 오류 없이 끝났지만 온전한 모델을 남기지 않았습니다. 로그를 확인하십시오.',

  HtpOperatorsLeft:
    'CPU에 남기는 것은 없습니다. 모델을 만드는 곳에서 이 연산자를 바꾸거나, 잘라 내어 따로 실행하십시오.',
  HtpNotQuantised:
    '모델을 양자화(onnxruntime.quantization의 QDQ)하여 등록하거나, precision fp16과 이를 지원하는 칩을 고르십시오.',
  HtpNotInstalled:
    '작업이 실행되는 곳에 컴파일러가 없습니다. Dockerfile.qualcomm의 이미지를 쓰십시오(한 대의 머신에서는 make qualcomm).',
  HtpOperatorUnknown:
    '모델에 ONNX의 해당 opset에 없는 연산자가 있습니다. 사용자 정의 연산자 없이 다시 내보내십시오.',
  HtpNewerOpset: '모델의 opset이 이 컴파일러보다 새롭습니다. 더 낮은 opset으로 내보내십시오.',
  HtpNewerIr:
    '모델이 이 컴파일러가 읽는 것보다 새로운 onnx로 만들어졌습니다. 더 낮은 ir_version으로 내보내십시오.',
  HtpInvalidOnnx: '올바른 ONNX 모델이 아닙니다. 다시 내보내고 전체를 볼륨에 복사하여 등록하십시오.',
  HtpFloatOperator:
    '칩이 모델의 이 연산자를 그대로 계산하지 못합니다. 대개 부동소수점이기 때문입니다. 모델 전체를 양자화하거나 다른 칩을 고르십시오.',
  HtpTooLarge:
    '모델이 이 칩의 메모리에 맞지 않거나, 칩이 지원하지 않는 부동소수점으로 계산합니다. 모델 전체를 양자화하거나, 줄이거나, 다른 칩을 고르십시오.',
  HtpTargetUnknown: '이 컴파일러가 모르는 칩입니다. 다른 것을 고르십시오.',

  RknnCalibration:
    '각 입력의 표본을 x=samples.npy처럼 calibration으로 넣으십시오. 모델과 같은 폴더에 있는, numpy.save로 저장한 파일이며 첫 차원이 표본 수입니다.',
  RknnPrecision: 'precision을 비워 두거나, 모델과 칩에 맞는 것을 고르십시오.',
  RknnChannels: '이미지인 입력의 mean과 std를 x=127.5/127.5/127.5처럼 채널마다 하나씩 넣으십시오.',
  RknnNotInstalled:
    '작업이 실행되는 곳에 컴파일러가 없습니다. Dockerfile.rockchip의 이미지를 쓰십시오(한 대의 머신에서는 make rockchip).',
  RknnNewerOpset: '모델의 opset이 이 컴파일러보다 새롭습니다. 더 낮은 opset으로 내보내십시오.',
  RknnOperatorUnknown:
    '모델에 ONNX의 해당 opset에 없는 연산자가 있습니다. 사용자 정의 연산자 없이 다시 내보내십시오.',
  RknnOpenShape: 'NPU는 고정된 크기만 받습니다. 모든 크기를 inputShapes로 넣으십시오.',
  RknnSampleShape: '보정용 표본의 크기가 입력과 다릅니다. 모델이 받는 크기로 저장하십시오.',
  RknnIntegersOnly:
    '칩이 정수만 계산합니다. 표본을 calibration으로 넣고 precision int8을 고르거나, 다른 칩을 고르십시오.',
  RknnQuantisedAlready:
    '모델이 이미 양자화되어 있습니다. precision quantized를 고르고 calibration을 비워 두십시오.',
  RknnOperatorUnfit: '칩이 모델을 그대로 계산하지 못합니다. 다른 precision이나 다른 칩을 고르십시오.',
  RknnInvalidOnnx: '올바른 ONNX 모델이 아닙니다. 다시 내보내고 전체를 볼륨에 복사하여 등록하십시오.',
};

type Code = keyof typeof ADVICE;

export const koCompilerCauses = Object.fromEntries(
  Object.entries(ADVICE).map(([code, advice]) => [
    code,
    (p: Said) => `${advice} (${p('tool')}: ${p('detail')})`,
  ]),
) as Record<Code, (p: Said) => string>;
