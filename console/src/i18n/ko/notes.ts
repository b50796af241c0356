import type { NoteCode } from '../../api/types';
import type { Said, Sentences } from '../codes/sentences';

/** Of every note of the API; one that is missing does not compile. */
export const koNotes: Sentences<NoteCode> = {
  DerivedOptions: (p) => `비워 둔 값은 다른 설정에 따라 정해졌습니다: ${p('options')}.`,
  LoweredToTheMachine: (p) =>
    `${whatOf(p)}: 이 머신이 가진 전부인 ${p('has')}(으)로 낮추었습니다(기본값 ${p('usual')}). 큰 모델은 오래 걸리거나 부족하여 실패할 수 있습니다.`,
  MoreThanTheMachine: (p) =>
    `${whatOf(p)} ${p('asked')}은(는) 이 머신이 가진 ${p('has')}보다 많아 시작할 수 없습니다. 줄여서 요청하거나 더 큰 기계에서 실행하십시오.`,
  VelaDefaults: (p) =>
    `vela는 ${p('accelerator')}에 ${p('systemConfig')}, ${p('memoryMode')}을(를) 가정합니다. 사용하는 칩의 시스템 구성과 메모리 모드를 고르거나, 보드의 vela.ini를 넣으십시오.`,
  ArenaIgnored: (p) =>
    `최적화 기준이 Size이고 메모리 모드가 ${p('memoryMode')}이면 vela는 아레나 캐시 크기를 무시합니다.`,
  IgnoredVariablesCrash: (p) =>
    `vela 5.2.0은 ${p('accelerator')}에서 모델의 변수 연산자를 제외하도록 하면 비정상 종료합니다.`,
  OperatorsOnCpu: (p) =>
    `${p('accelerator')}에서 실행할 수 없는 연산자는 CPU에 남습니다. 변수가 있는 모델은 그런 연산자가 많습니다. 로그에서 NPU의 비율을 확인하십시오.`,
  VariablesOnCpu: (p) =>
    `모델의 연산자 ${p('total')}개 중 ${p('count')}개가 변수를 쓰며, ${p('accelerator')}은(는) 이를 CPU에 남깁니다. 로그에서 NPU의 비율을 확인하십시오.`,
  NotQuantised: (p, has) =>
    `${has('count') ? `연산자 ${p('total')}개 중 ${p('count')}개가` : '모델이'} ${p('types')} 형식이라 CPU에 남습니다. NPU는 int8 또는 int16으로 완전히 양자화된 모델만 받습니다.`,
  StandsForChip: (p) =>
    `${p('target')}은(는) ${p('chip')} 기준으로 컴파일하며 VTCM ${p('vtcmMb')}MB를 사용합니다. VTCM이 더 작은 칩에서는 로드할 수 없습니다. 목록에 있는 칩이라면 그 칩을 고르십시오.`,
  LittleMemory: (p, has) =>
    has('possible')
      ? `메모리 요청 ${p('memory')}(으)로는 커널 ${p('wanted')}개 중 ${p('possible')}개만 동시에 컴파일할 수 있습니다.`
      : `메모리 요청 ${p('memory')}은(는) 모델 크기의 2.5배보다 작습니다. SDK 2026.3까지는 그보다 작으면 메모리가 부족했던 적이 있습니다.`,
  ParallelismFails: (p) =>
    p('option') === 'pipelineParallel'
      ? '파이프라인 병렬이 1보다 크면 SDK 2026.2에서 컴파일에 실패합니다.'
      : '텐서 병렬 32는 카드 4장이 필요하고 SDK 2026.2에서 컴파일에 실패합니다.',
  OtherThanPreset: (p) =>
    `이 모델의 제조사 프리셋은 텐서 병렬 ${p('preset')}이지만 ${p('asked')}을(를) 요청했습니다.`,
  StepAboveSizes: (p) =>
    `가장 큰 단계는 토큰 ${p('step')}개(배치 x 새 토큰)인데 토큰 단위 시퀀스 길이는 ${p('largest')}까지입니다. 제조사의 검사는 통과하지만 그 버킷은 쓸모가 없을 수 있습니다.`,
  NeedsNoSampler: (p) =>
    `토큰 단위 시퀀스 길이가 ${p('above')}보다 크면 칩의 샘플러 없이만 만들 수 있어 샘플러를 뺍니다.`,
  UnknownSdk: (p) =>
    `설치된 SDK가 여기서 아는 가장 새로운 ${p('sdk')}보다 새롭습니다. 모델을 받는지는 작업이 시작될 때 SDK가 직접 확인합니다.`,
  UnlistedArchitecture: (p) =>
    `아키텍처 ${p('architecture')}은(는) SDK ${p('sdk')}의 목록에 없습니다. 컴파일러가 거부할 수 있습니다.`,
  NoTokenizer: () => '모델에 토크나이저(tokenizer.json)가 없습니다. 컴파일은 되지만 서빙할 수 없습니다.',
  KeysLeftOut: (p) =>
    `컴파일러가 거부하는 키를 빼고 config.json을 컴파일하고 게시합니다: ${p('keys')}. 계산이 같은지 확인하십시오.`,
  KeysNotThere: (p) => `제외하려는 키가 config.json에 없습니다: ${p('keys')}.`,
  EnvFileIgnored: (p) => `.env 파일의 ${p('name')}은(는) 무시됩니다. 환경 변수에도 같은 이름이 있습니다.`,
  VariableIgnored: (p) =>
    `${p('name')}은(는) 무시됩니다. ${p('name') === 'TMPDIR' ? '작업에는 임시 파일을 위한 폴더가 따로 있습니다.' : p('reason')}`,
  SetTwice: (p) =>
    `${p('name')}이(가) 두 번 있습니다(.env 파일 ${p('first')}번째 줄과 ${p('line')}번째 줄). 마지막 값을 씁니다.`,
  LooksSecret: (p) => `${p('name')}의 값이 비밀처럼 보이지만 비밀이 아니라고 지정되어 누구나 볼 수 있습니다.`,
  NpuUnused: (p, has) =>
    `NPU를 쓰지 않습니다. 연산자 ${p('count')}개가 모두 CPU에 남습니다.${has('said') ? ` 대부분의 이유(vela): ${p('said')}` : ''}`,
  ArenaTargetMissed: (p) =>
    `vela가 목표인 아레나 캐시 크기 ${p('target')}(${p('shown')})을(를) 맞추지 못해 모델이 SRAM ${p('used')}을(를) 씁니다. 칩에 그만큼 있는지 확인하거나 더 작은 모델을 쓰십시오.`,
  CustomOperators: (p) =>
    `컴파일러에 없는 연산자(${p('operators')})를 사용자 정의 연산자로 남겼습니다. 장치의 런타임에 이를 등록해야 모델이 실행됩니다. 없다면 모델을 만드는 곳에서 바꾸십시오.`,
  ShortSecret: (p) => `${p('name')}은(는) ${p('min')}자보다 짧은 비밀이라 로그에서 가려지지 않습니다.`,
};

function whatOf(p: Said): string {
  return { cpu: 'CPU', memory: '메모리' }[p('what').toLowerCase()] ?? p('what');
}
