import type { ViolationCode } from '../../api/types';
import type { Said, Sentences } from '../codes/sentences';
import { reservedFor } from './reserved';

/** Of every rule of the API; one that is missing does not compile. */
export const koViolations: Sentences<ViolationCode> = {
  Required: (p, has) =>
    has('unless')
      ? `꼭 필요한 항목입니다. 값을 가진 컴파일을 ${p('unless')}에 지정했을 때만 비울 수 있습니다.`
      : `꼭 필요한 항목입니다.${onlyIf(has, 'allowed', () => ` 다음 중 하나: ${p('allowed')}.`)}`,
  UnknownField: (p, has) =>
    `알 수 없는 항목입니다.${onlyIf(has, 'known', () => ` 쓸 수 있는 항목: ${p('known')}.`)}`,
  UnknownOption: (p, has) =>
    `이 플랫폼에 없는 설정입니다.${onlyIf(has, 'meant', () => ` 혹시 ${p('meant')}입니까?`)}${onlyIf(has, 'known', () => ` 쓸 수 있는 설정: ${p('known')}.`)}`,
  NotNull: () => 'null일 수 없습니다. 대신 항목을 빼 주십시오.',
  WrongType: (p) => `${TYPES[p('expected')] ?? '다른'} 형식이어야 합니다.`,
  NotOneOf: (p) => `다음 중 하나여야 합니다: ${p('allowed')}`,
  OutOfRange: (p, has) => rangeOf(p, has),
  WrongForm: (p, has) =>
    `형식이 맞지 않습니다.${onlyIf(has, 'parts', () => ` [${p('parts')}] 순서로 적습니다.`)}${onlyIf(has, 'pattern', () => ` 형식: ${p('pattern')}.`)}${onlyIf(has, 'example', () => ` 예: ${p('example')}`)}`,
  TurnsDirection: () =>
    '읽는 방향을 바꾸는 문자(U+061C, U+200E, U+200F, U+202A~U+202E, U+2066~U+2069)는 쓸 수 없습니다. 빼십시오.',
  NotText: (p, has) =>
    `제어 문자가 없는 텍스트여야 합니다.${onlyIf(has, 'max', () => ` 최대 ${p('max')}${unitOf(p, has)}까지 쓸 수 있습니다.`)}`,
  Blank: () => '비워 둘 수 없습니다.',
  TooLong: (p, has) =>
    `너무 깁니다.${onlyIf(has, 'max', () => ` 최대 ${p('max')}${unitOf(p, has)}까지 쓸 수 있습니다.`)}`,
  TooMany: (p, has) => `너무 많습니다.${onlyIf(has, 'max', () => ` 최대 ${p('max')}개까지 쓸 수 있습니다.`)}`,
  Repeated: (p, has) => `같은 것이 두 번 있습니다${has('value') ? `: ${p('value')}` : '.'}`,
  NotTogether: (p) => `${p('with')}와(과) 함께 쓸 수 없는 값입니다. 둘 중 하나를 바꾸십시오.`,
  NotChangeable: (p) => `바꿀 수 없습니다. 바꿀 수 있는 항목: ${p('allowed')}.`,
  UnsafePath: (p) => PATHS[p('rule')] ?? '안전하지 않은 경로입니다.',
  SecretInUri: (p) =>
    p('part') === 'user'
      ? '주소에 사용자와 비밀번호를 넣을 수 없습니다. 누구나 읽을 수 있습니다.'
      : '주소에 ?와 #을 쓸 수 없습니다. 뒤에 비밀 값이 있을 수 있고, 누구나 읽을 수 있습니다.',
  FilesMissing: (p) =>
    `${p('uri')} 위치에 파일이 없습니다. 파일을 다시 복사하거나, 파일이 있는 곳을 등록하십시오.`,
  UnknownVolume: (p) => `${p('claim')} 볼륨을 이 서비스가 알지 못합니다.`,
  UnusableVolume: (p, has) =>
    UNUSABLE[onlyIf(has, 'rule', () => p('rule'))] ?? `쓸 수 없는 위치입니다. ${p('reason')}`,
  OtherDigest: (p) =>
    `다이제스트가 다릅니다. 실제 값은 ${p('actual')}입니다. 이 값을 쓰거나 항목을 비우십시오.`,
  SourceRefused: (p) => `원본을 가져올 수 없습니다. ${p('reason')}`,
  NotPinned: (p) =>
    `어떤 내용을 뜻하는지 정해지지 않았습니다. 커밋, 버전 또는 다이제스트와 함께 다시 등록하십시오. (${p('reason')})`,
  NotOneFolder: () => '파일 하나이거나, 모든 경로가 같은 폴더 이름으로 시작해야 합니다.',
  AddressRefused: (p) => `쓸 수 없는 주소입니다. ${p('reason')}`,
  ReservedName: (p) => `${p('names')}: 예약된 이름이라 쓸 수 없습니다. ${reservedFor(p)}`,
  ForbiddenCharacter: (p) =>
    p('character') === 'NUL' ? 'NUL 문자를 쓸 수 없습니다.' : '깨진 문자(서로게이트 반쪽)가 있습니다.',
  SecretNotKept: (p) =>
    `${p('compilation')} 컴파일에서 이 비밀 값을 가져올 수 없습니다. 값을 직접 입력하십시오.`,
  EnvFileSyntax: (p, has) =>
    `${onlyIf(has, 'line', () => `${p('line')}번째 줄: `)}${ENV_FILE[p('rule')] ?? '.env 문법에 맞지 않습니다.'}`,
  UnknownArtifact: (p) => `이 버전에 없는 아티팩트입니다: ${p('id')}`,
  NoOriginal: (p) =>
    `이 버전에는 ${p('formats')} 형식의 원본 아티팩트가 없습니다(보관된 것 제외). 먼저 등록하십시오.`,
  AlreadyCompiled: () => '이미 컴파일된 파일입니다. 원본 아티팩트를 고르십시오.',
  WrongFormat: (p) =>
    `${p('format')} 형식이지만 이 플랫폼은 ${p('accepted')} 형식을 받습니다. 다른 아티팩트나 플랫폼을 고르십시오.`,
  FileChanged: (p) =>
    `등록했을 때와 내용이 다릅니다. ${p('uri')} 파일을 새 아티팩트로 다시 등록하고 그것을 컴파일하십시오.`,
  NotTheFormat: (p, has) =>
    onlyIf(has, 'kind', () => unsound(p)) ||
    `${p('format')} 형식의 파일이 아닙니다${fileOf(p, has)}. 올바른 파일을 새 아티팩트로 등록하고 그것을 컴파일하십시오.`,
  FileDamaged: (p, has) =>
    `파일이 손상되었거나 잘려 있습니다${fileOf(p, has)}. 다시 복사하여 새 아티팩트로 등록하고 그것을 컴파일하십시오.`,
  IncompleteModel: (p, has) =>
    `모델에 빠진 파일이나 텐서가 있습니다${fileOf(p, has)}. 전체를 다시 복사하여 새 아티팩트로 등록하고 그것을 컴파일하십시오.`,
  UnsupportedModel: (p, has) =>
    `설치된 SDK ${p('sdk')}이(가) 컴파일하지 못하는 모델입니다: ${p('architecture')}${onlyIf(has, 'quantization', () => `, 양자화 ${p('quantization')}`)}.`,
  ConfigRefused: (p, has) =>
    `컴파일러가 받지 않는 config.json입니다.${onlyIf(has, 'key', () => ` 키: ${p('key')}.`)}${onlyIf(has, 'keys', () => ` 키: ${p('keys')}.`)}`,
  MoreProblems: () =>
    '같은 문제가 더 있습니다. 모델 전체를 다시 복사하여 새 아티팩트로 등록하고 그것을 컴파일하십시오.',
  ArgumentRefused: (p, has) => {
    if (has('option')) {
      return `${p('argument')} 인자는 쓸 수 없습니다. 대신 설정 ${p('option')}을(를) 쓰십시오.`;
    }
    return has('argument')
      ? `${p('argument')} 인자는 이렇게 쓸 수 없습니다.${onlyIf(has, 'allowed', () => ` 허용되는 인자: ${p('allowed')}.`)}`
      : '이 플랫폼은 추가 인자를 받지 않습니다. 비워 두십시오.';
  },
  UnknownOperators: (p) => `CONV_2D처럼 TFLite의 연산자 이름이어야 합니다. 모르는 이름: ${p('unknown')}.`,
  VelaIniInvalid: (p, has) =>
    `vela.ini 내용이 맞지 않습니다.${onlyIf(has, 'line', () => ` ${p('line')}번째 줄.`)}${onlyIf(has, 'section', () => ` 섹션: ${p('section')}.`)}${onlyIf(has, 'key', () => ` 키: ${p('key')}.`)}${onlyIf(has, 'allowed', () => ` 쓸 수 있는 값: ${p('allowed')}.`)}`,
  MemoryIsFlash: (p) =>
    `Sram_Only 또는 Shared_Sram이어야 합니다. ${p('memoryMode')} 모드는 두 번째 메모리에 쓰는데, ${p('systemConfig')}에서는 그것이 플래시입니다.`,
  TooManyCards: (p) =>
    `텐서 병렬 ${p('tensorParallel')}과(와) 함께 카드 ${p('cards')}장이 필요합니다. 최대 ${p('max')}장까지 지원합니다.`,
  NotMultiple: (p, has) =>
    `${p('multiple')}의 배수여야 합니다${onlyIf(has, 'above', () => `(${p('above')}보다 클 때)`)}. 맞지 않는 값: ${p('refused')}.`,
  OddBatches: (p) =>
    `한 단계의 새 토큰이 ${p('tokens')}개 이하이면 배치는 1이거나 짝수여야 합니다. 컴파일할 수 없는 값: ${p('refused')}. 2의 거듭제곱을 권장합니다.`,
  AboveLimit: (p, has) =>
    `${p('max')}보다 클 수 없습니다.${onlyIf(has, 'largest', () => ` 가장 큰 값: ${p('largest')}.`)}`,
  NotForTask: () =>
    '임베딩이나 점수 매기기 작업에는 디코드가 없습니다. 비우거나 새 토큰을 2개 이상으로 하십시오.',
  KeyNotLeftOut: (p, has) =>
    has('key')
      ? `${p('key')} 키는 제외할 수 없습니다.${onlyIf(has, 'above', () => ` 대신 ${p('above')}을(를) 제외하십시오.`)}`
      : `SDK ${p('sdk')}이(가) 거부하는 키가 없으므로 비워 두십시오.`,
  NotQuantised: (p) =>
    `모델이 부동소수점으로 계산하지만 ${p('target')}의 NPU는 정수 연산만 지원합니다. 모델을 양자화(onnxruntime.quantization의 QDQ)하여 등록하거나 다른 칩을 고르십시오.`,
  ShapeMismatch: (p, has) => {
    if (has('dimension')) {
      return `${p('input')} 입력의 ${p('dimension')}번 차원이 모델과 다릅니다. 모델은 ${p('model')}인데 ${p('given')}을(를) 입력했습니다.`;
    }
    return has('model')
      ? `${p('input')} 입력의 차원은 ${p('model')}개인데 크기를 ${p('given')}개 입력했습니다.`
      : `모델에 ${p('input')} 입력의 형상(shape)이 없습니다. 모델에서 형상을 고정하십시오.`;
  },
  OpenShape: (p) =>
    `모델에 크기가 정해지지 않은 차원이 있습니다: ${p('open')}. 모든 크기를 ${p('example')}처럼 입력하십시오.`,
};

type Has = (name: string) => boolean;

function onlyIf(has: Has, name: string, text: () => string): string {
  return has(name) ? text() : '';
}

function rangeOf(p: Said, has: Has): string {
  const kind = has('kind') && p('kind') === 'powerOfTwo' ? ' 2의 거듭제곱' : '';
  const example = onlyIf(has, 'example', () => ` 예: ${p('example')}`);
  return has('max')
    ? `${p('min')}에서 ${p('max')}까지의${kind || ' 값'}이어야 합니다.${example}`
    : `${p('min')} 이상이어야 합니다.${example}`;
}

function unitOf(p: Said, has: Has): string {
  return has('unit') && p('unit') === 'bytes' ? '바이트' : '자';
}

function fileOf(p: Said, has: Has): string {
  return has('file') ? `: ${p('file')}` : '';
}

const TYPES: Record<string, string> = {
  text: '텍스트',
  flag: '참/거짓(true, false)',
  object: '객체',
  list: '목록',
};

const PATHS: Record<string, string> = {
  dots: '경로에 . 이나 .. 을 쓸 수 없습니다.',
  emptyPart: '경로에 빈 부분(// 또는 끝의 /)이 있으면 안 됩니다.',
  control: '경로에 제어 문자, 줄바꿈, 백슬래시를 쓸 수 없습니다.',
  link: '링크를 따라 볼륨 밖으로 나가는 경로입니다.',
  beside:
    '모델의 가중치 파일이 모델 파일과 같은 폴더에 있지 않습니다. 가중치를 모델 옆에 두도록 다시 내보내십시오.',
  reserved: 'npuc이 쓰는 폴더(.npuc-...)는 가리킬 수 없습니다.',
};

/** What is ONNX, and yet nothing that a compiler takes; empty of all else. */
function unsound(p: Said): string {
  switch (p('kind')) {
    case 'noInputs':
      return `${p('file')}에 입력이 없습니다. 모델을 다시 내보내 등록하십시오.`;
    case 'sameInputs':
      return `${p('file')}에 이름이 ${p('input')}인 입력이 둘 있습니다. 모델을 다시 내보내 등록하십시오.`;
    case 'largeInput':
      return `${p('file')}의 입력 ${p('input')}에 크기 ${p('size')}이(가) 있습니다. 최대 ${p('max')}까지 쓸 수 있습니다.`;
    default:
      return '';
  }
}

const UNUSABLE: Record<string, string> = {
  lookAlike:
    '정확히 그 이름은 없고, 유니코드 형식(NFC, NFD)만 다른 같은 모양의 이름이 둘 있습니다. 하나의 이름을 바꾸거나 다른 하나를 그대로 입력하십시오.',
  special: '파일도 폴더도 아닌 것(파이프, 장치 등)을 가리킵니다. 모델 자체를 등록하십시오.',
};

const ENV_FILE: Record<string, string> = {
  assignment: 'NAME=값 형식이어야 하는데 =이 없습니다.',
  afterQuote: '닫는 따옴표 뒤에는 주석만 올 수 있습니다.',
  openQuote: '여기서 연 따옴표가 닫히지 않았습니다.',
  backslash:
    '"..." 안의 백슬래시 뒤에는 n, r, t, ", \\ 만 올 수 있습니다. 백슬래시는 \\\\로 쓰거나 \'...\'를 쓰십시오.',
};
