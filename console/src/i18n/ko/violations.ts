import type { ViolationCode } from '../../api/types';
import type { Sentences } from '../sentences';

/** Of every rule of the API; one that is missing does not compile. */
export const koViolations: Sentences<ViolationCode> = {
  Required: () => '꼭 필요한 항목입니다.',
  UnknownField: () => '알 수 없는 항목입니다. 빼 주십시오.',
  UnknownOption: () => '이 플랫폼에는 없는 설정입니다.',
  NotNull: () => 'null일 수 없습니다. 항목을 빼 주십시오.',
  WrongType: (p, has) =>
    has('expected') ? `${TYPES[p('expected')] ?? p('expected')} 형식이어야 합니다.` : '',
  NotOneOf: (p, has) => (has('allowed') ? `다음 중 하나여야 합니다: ${p('allowed')}` : ''),
  OutOfRange: (p, has) =>
    has('min') && has('max')
      ? `${p('min')}에서 ${p('max')} 사이여야 합니다.${has('example') ? ` 예: ${p('example')}` : ''}`
      : '',
  WrongForm: (p, has) => (has('example') ? `형식이 맞지 않습니다. 예: ${p('example')}` : ''),
  NotText: () => '읽을 수 있는 텍스트가 아닙니다.',
  Blank: () => '비워 둘 수 없습니다.',
  TooLong: (p, has) => (has('max') ? `너무 깁니다. 최대 ${p('max')}까지입니다.` : ''),
  TooMany: (p, has) => (has('max') ? `너무 많습니다. 최대 ${p('max')}개까지입니다.` : ''),
  Repeated: () => '같은 것이 두 번 있습니다. 하나를 빼 주십시오.',
  NotTogether: () => '',
  NotChangeable: () => '',
  UnsafePath: () => '',
  SecretInUri: () => '주소에 비밀 값을 넣을 수 없습니다. 환경 변수로 주십시오.',
  FilesMissing: () => '',
  UnknownVolume: () => '',
  UnusableVolume: () => '',
  OtherDigest: () => '',
  SourceRefused: () => '',
  NotPinned: () => '',
  NotOneFolder: () => '',
  AddressRefused: () => '',
  ReservedName: () => '',
  ForbiddenCharacter: () => '',
  SecretNotKept: () => '',
  EnvFileSyntax: () => '',
  UnknownArtifact: () => '',
  NoOriginal: () => '',
  AlreadyCompiled: () => '',
  WrongFormat: () => '',
  FileChanged: () => '',
  NotTheFormat: () => '',
  FileDamaged: () => '',
  IncompleteModel: () => '',
  UnsupportedModel: () => '',
  ConfigRefused: () => '',
  MoreProblems: () => '',
  ArgumentRefused: () => '',
  UnknownOperators: () => '',
  VelaIniInvalid: () => '',
  MemoryIsFlash: () => '',
  TooManyCards: () => '',
  NotMultiple: () => '',
  OddBatches: () => '',
  AboveLimit: () => '',
  NotForTask: () => '',
  KeyNotLeftOut: () => '',
};

const TYPES: Record<string, string> = {
  text: '텍스트',
  flag: '참/거짓',
  object: '객체',
  list: '목록',
};
