import type { Has, Said } from '../codes/sentences';

/** What went wrong when a model was fetched, or results were copied. */
export const koSourceCauses = {
  SourceUnreachable: (p: Said) =>
    `출처에 접근할 수 없습니다(${p('said')}). 단계를 재시도하십시오. 받은 부분은 보관됩니다.`,
  SourceRefused: (p: Said) => `출처를 거부합니다: ${p('what')}`,
  SourceUnusable: (p: Said) => `출처를 쓸 수 없습니다: ${p('what')}`,
  SourceChanged: (p: Said) =>
    `${p('uri')}은(는) 더 이상 이 컴파일이 요청한 내용이 아닙니다: ${p('what')}. 다시 등록하여 컴파일하십시오.`,
  OtherCommit: (p: Said) => `허브가 ${p('commit')}과(와) 다른 커밋을 알려 줍니다`,
  HubSays: (p: Said) => `허브의 응답은 ${p('said')}입니다`,
  FilesDiffer: () => '파일의 이름, 크기 또는 etag가 다릅니다',
  ObjectGone: () => '객체가 바뀌었거나 삭제되었습니다',
  ObjectReplaced: () => '객체가 바뀌었습니다',
  VersionRemoved: () => '그 버전이 삭제되었습니다',
  OtherSha256: () => 'sha256이 다릅니다',
  AddressForm: () => '주소가 https://host/path 형식이 아닙니다.',
  AddressUnreadable: () => '주소를 읽을 수 없습니다.',
  AddressHoldsUser: (p: Said) => `${p('host')}의 주소에 사용자나 비밀번호가 있습니다. 빼십시오.`,
  LeadsToUnreadable: (p: Said) => `${p('host')}이(가) 읽을 수 없는 주소로 보냅니다.`,
  LeadsToHttp: (p: Said) => `${p('host')}이(가) https에서 http(${p('there')})로 보냅니다.`,
  TooManyRedirects: (p: Said) => `${p('host')}이(가) ${p('most')}번보다 많이 다른 곳으로 보냅니다.`,
  PrivateAddress: (p: Said) =>
    `${p('host')}은(는) 사설 주소입니다. 운영자가 hosts에 ${p('host')}을(를) 넣을 수 있습니다.`,
  NotEncrypted: (p: Said) =>
    `http://${p('host')}은(는) 암호화되지 않습니다. https를 쓰거나 운영자가 hosts에 ${p('host')}을(를) 넣게 하십시오.`,
  AnswerTooLong: (p: Said) => `${p('host')}의 응답이 ${p('most')}바이트보다 깁니다.`,
  TheHub: () => '허브',
  TheRegistry: () => '레지스트리',
  TheRegistryNamed: (p: Said) => `레지스트리 ${p('registry')}`,
  OtherStatus: (p: Said) => `${p('host')}: ${p('uri')}에 ${p('status')} 상태로 응답합니다.`,
  UnknownForm: (p: Said) => `${p('host')}: 알 수 없는 형식으로 응답합니다.`,
  NoSizeOrDigest: (p: Said) => `${p('host')}: 크기나 다이제스트가 없는 파일이 있습니다.`,
  NotTold: (p: Said) => `${p('host')}: ${p('field')} 값이 없습니다.`,
  TooManyFiles: (p: Said) => `${p('uri')}에 파일이 ${p('most')}개보다 많습니다.`,
  NotHandedOut: (p: Said) =>
    `${p('uri')}의 파일이 레지스트리가 내어 주지 않는 곳(${p('kind')})에 있습니다. 레지스트리를 --serve-artifacts로 시작하거나 그곳을 직접 등록하십시오.`,
  NoModelThere: (p: Said) =>
    `${p('suffix')} 파일이 없습니다(있는 것: ${p('found')}). ${p('suffix')} 파일이 있는 출처를 등록하십시오.`,
  SeveralModels: (p: Said) => `모델이 여러 개입니다(${p('found')}). URI에 하나의 경로를 덧붙이십시오.`,
  NoSafetensorsThere: (p: Said) =>
    `*.safetensors가 없습니다(있는 것: ${p('found')}). transformers의 save_pretrained(..., safe_serialization=True)로 변환하여 등록하십시오.`,
  FileNotStorable: (p: Said) =>
    `출처에 저장할 수 없는 파일이 있습니다: ${p('what')}. 출처에서 이름을 바꾸십시오.`,
  NameControl: (p: Said) => `${p('path')}에 제어 문자가 있음`,
  NameLeadsOut: (p: Said) => `${p('path')}이(가) 폴더 밖을 가리킴`,
  NameOfOurs: (p: Said) => `${p('path')}이(가) npuc의 이름처럼 시작함(${p('own')})`,
  PathTooLong: (p: Said) => `${p('path')}이(가) 너무 김`,
  NameTwice: (p: Said) => `${p('path')}이(가) 두 번 있음`,
  NamesAlike: (p: Said) => `${p('path')}과(와) ${p('other')}이(가) 어떤 디스크에서는 같은 이름임`,
  FetchedOtherBytes: (p: Said) =>
    `${p('path')}이(가) 출처의 목록과 다릅니다. 다시 받아도 크기나 다이제스트가 다릅니다. 출처나 그 사이에 있는 것을 확인하십시오.`,
  PlaceTaken: (p: Said) =>
    `${p('path')}은(는) 파일이 아닙니다. 그 자리에 있는 것을 지운 뒤 단계를 재시도하십시오.`,
  LockLost: () =>
    '볼륨이 너무 오래 응답하지 않아 다른 작업이 이 모델을 가져오고 있을 수 있습니다. 단계를 재시도하십시오.',
  NoRoomForModel: (p: Said) =>
    `모델에 볼륨 공간이 ${p('needed')}바이트 더 필요하지만 ${p('free')}바이트가 남아 있어 ${p('missing')}바이트가 부족합니다. 볼륨을 비우거나 늘린 뒤(가져온 모델을 얼마나 보관할지는 설정의 keepBytes) 단계를 재시도하십시오.`,

  NotInRepository: (p: Said) =>
    `${p('uri')}의 커밋 ${p('commit')}에 ${p('path')}이(가) 없습니다. 경로를 확인하십시오.`,
  NoRepository: (p: Said) => `허브에 ${p('repository')}이(가) 없습니다. 이름을 확인하십시오.`,
  RepositoryGated: (p: Said) =>
    `${p('repository')}은(는) 소유자가 읽을 사람을 정합니다. ${p('how')} ${p('address')}에서 접근을 신청한 뒤, 승인된 계정의 HF_TOKEN을 시크릿으로 넣어 컴파일하십시오.`,
  AccountNotLetIn: () => 'HF_TOKEN의 계정은 승인되지 않았습니다.',
  TokenNotGiven: () => 'HF_TOKEN이 없습니다.',
  TokenRefused: (p: Said) =>
    `허브가 토큰의 계정에 ${p('repository')} 접근을 거부합니다(HTTP ${p('status')}). HF_TOKEN이 유효하고 읽을 수 있는지 확인하십시오.`,
  TokenNeeded: (p: Said) =>
    `${p('repository')}은(는) 토큰 없이 읽을 수 없거나 없는 저장소입니다. 이름을 확인하거나, 읽을 수 있는 계정의 HF_TOKEN을 시크릿으로 넣어 컴파일하십시오.`,
  TokenCharacters: (p: Said) => `${p('name')}에 토큰에 없는 문자가 있습니다. 다시 넣으십시오.`,
  NoSuchRegistry: (p: Said) =>
    `설정에 MLflow 레지스트리 ${p('registry')}이(가) 없습니다. 있는 것: ${p('known')}.`,
  NoSuchVersion: (p: Said) => `${p('uri')} 또는 그 파일이 없습니다.`,
  RegistryDenied: (p: Said) =>
    `레지스트리 ${p('registry')}이(가) 응답을 거부합니다(HTTP ${p('status')}). 운영자가 설정에 토큰이나 사용자 이름과 비밀번호를 넣습니다. MLflow는 --allowed-hosts에 없는 호스트도 거부합니다.`,
  LoginNeeded: (p: Said) =>
    `${p('host')}이(가) 파일을 거부합니다(HTTP ${p('status')}). 로그인이 필요 없는 주소나, 서명되고 만료되지 않은 주소를 쓰십시오.`,
  NoSuchFile: (p: Said) => `${p('host')}에 그런 파일이 없습니다(HTTP ${p('status')}). URI를 확인하십시오.`,
  NoObjects: (p: Said) => `${p('uri')}에 객체가 없습니다. 이름을 확인하십시오.`,
  NotInS3: (p: Said) => `${p('uri')}이(가) 없습니다(${p('said')}). 이름을 확인하십시오.`,
  S3Refuses: (p: Said) =>
    `S3가 ${p('uri')} 접근을 거부합니다(${p('said')}). AWS_ACCESS_KEY_ID와 AWS_SECRET_ACCESS_KEY를 시크릿으로 넣거나, 운영자가 작업에 s3:GetObject와 s3:ListBucket 권한이 있는 역할을 주게 하십시오.`,
  S3RefusesToRead: (p: Said) =>
    `S3가 ${p('uri')} 읽기를 거부합니다(HTTP ${p('status')}). 자격 증명에 s3:GetObject 권한이 있는지 확인하십시오.`,
  KeysBelongTogether: () =>
    'AWS_ACCESS_KEY_ID와 AWS_SECRET_ACCESS_KEY는 함께 써야 합니다. 둘 다 넣거나 둘 다 빼십시오.',
  BucketNeedsKeys: () =>
    '자신의 버킷에는 자신의 키가 필요합니다. AWS_ACCESS_KEY_ID와 AWS_SECRET_ACCESS_KEY를 시크릿으로 넣으십시오.',
  ResultsNotCopied: (p: Said) =>
    `결과를 ${p('where')}에 복사할 수 없어 아직 게시하지 않았습니다: ${p('why')} 문제를 고친 뒤 단계를 재시도하거나 다른 copyTo로 다시 컴파일하십시오.`,
  NoBoto3: (p: Said) =>
    `S3에는 boto3가 필요하지만 설치되어 있지 않습니다(${p('said')}). requirements-sources.txt가 있는 작업 이미지를 쓰거나 설치하십시오(한 대의 머신에서는 make setup).`,
  CaFileUnreadable: (p: Said) =>
    `설정의 caFile ${p('file')}을(를) 읽을 수 없습니다(${p('said')}). 운영자에게 문의하십시오.`,
  CertificateNotTrusted: (p: Said) =>
    `${p('host')}의 인증서를 신뢰할 수 없습니다(${p('said')}). 운영자가 인증 기관의 파일을 caFile로 지정할 수 있습니다.`,
  SettingsWrong: (p: Said) =>
    `출처 설정(${p('file')} 파일)이 잘못되었습니다: ${p('said')}. 운영자에게 문의하십시오.`,
} satisfies Record<string, (p: Said, has: Has) => string>;
