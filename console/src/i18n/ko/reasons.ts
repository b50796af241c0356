import type { Texts } from '../en';

export const reasons: Texts['reasons'] = {
  InvalidModel: {
    title: '컴파일할 수 있는 모델 파일이 아닙니다',
    advice: '올바른 파일을 새 아티팩트로 등록하고 그것을 컴파일하십시오.',
  },
  ModelChanged: {
    title: '등록된 모델과 다른 모델입니다',
    advice: '지금의 파일을 새 아티팩트로 등록하고 그것을 컴파일하십시오.',
  },
  UnsupportedModel: {
    title: '컴파일러가 지원하지 않는 모델입니다',
    advice: '메시지에 따라 모델을 고쳐 등록하거나, 다른 플랫폼으로 컴파일하십시오.',
  },
  OptionsRefused: {
    title: '컴파일러가 옵션을 거부했습니다',
    advice: '메시지에 나온 옵션을 바꿔 다시 컴파일하십시오.',
  },
  StagingMissing: {
    title: '검증 전에 컴파일 결과 파일이 없어졌습니다',
    advice: '완료되지 않은 파일은 일정 기간만 보관됩니다. 다시 컴파일하십시오.',
  },
  StoppedByUser: {
    title: '사용자가 중지했습니다',
    advice: '필요하면 다시 컴파일하십시오.',
  },
  SourceGated: {
    title: '모델 소유자의 접근 승인이 필요합니다',
    advice: '모델 페이지에서 접근을 신청한 뒤 재시도하거나, 권한이 있는 토큰으로 다시 컴파일하십시오.',
  },
  SourceDenied: {
    title: '출처가 모델 접근을 거부했습니다',
    advice:
      'HF_TOKEN 같은 토큰을 환경 변수에 넣어 다시 컴파일하거나, 운영자가 토큰을 설정한 뒤 재시도하십시오.',
  },
  SourceMissing: {
    title: '출처에 모델이 없습니다',
    advice: '이름과 리비전을 확인하고 올바른 주소를 등록하십시오.',
  },
  SourceChanged: {
    title: '출처의 내용이 등록할 때와 다릅니다',
    advice: '현재 내용으로 주소를 다시 등록하고 그것을 컴파일하십시오.',
  },
  SourceRefused: {
    title: '그 위치에서는 모델을 가져올 수 없습니다',
    advice: '이 서비스가 접근할 수 있는 곳에서 등록하거나 파일을 업로드하십시오.',
  },
  Unschedulable: {
    title: '이대로 받아 줄 수 있는 머신이 없습니다',
    advice:
      '가장 큰 머신과 CPU·메모리 요청, 노드의 레이블과 테인트를 확인하십시오. 요청을 줄이거나 머신을 추가하십시오.',
  },
  Queued: {
    title: '지금은 자리가 없습니다',
    advice:
      '다른 작업이 끝나면 저절로 시작됩니다. 필요 없는 작업을 중지하거나 요청을 줄이면 더 빨리 시작됩니다.',
  },
  QuotaExceeded: {
    title: '할당량보다 많이 요청했습니다',
    advice: 'CPU나 메모리를 줄여 다시 컴파일하거나 네임스페이스의 할당량을 늘리십시오.',
  },
  NotStarted: {
    title: '제때 시작하지 못했습니다',
    advice: '머신 상태를 확인한 뒤 재시도하십시오.',
  },
  TimedOut: {
    title: '시간 제한을 넘었습니다',
    advice: '제한을 늘리거나 버킷을 줄이는 등 작업량을 줄여 다시 컴파일하십시오.',
  },
  OutOfMemory: {
    title: '메모리가 부족했습니다',
    advice: '메모리 요청을 늘리거나, CPU를 줄여 한 번에 컴파일하는 양을 줄이십시오.',
  },
  DiskFull: {
    title: '디스크가 가득 찼습니다',
    advice: '메시지에 나온 볼륨이나 디스크를 비운 뒤 재시도하십시오.',
  },
  Evicted: {
    title: '머신이 자리를 만들려고 내보냈습니다',
    advice: '재시도하십시오. 반복되면 필요한 만큼 메모리를 요청하십시오.',
  },
  CompilerFailed: {
    title: '컴파일러가 실패했습니다',
    advice:
      '로그의 마지막 오류를 확인하십시오. 옵션을 바꿔 다시 컴파일하거나, 원인을 없앤 뒤 재시도하십시오.',
  },
  CompilerCrashed: {
    title: '컴파일러가 비정상 종료되었습니다',
    advice:
      '한 번 재시도하십시오. 반복되면 다른 옵션으로 피할 수 있습니다. 로그는 컴파일러 제작자에게 도움이 됩니다.',
  },
  OutputMissing: {
    title: '컴파일러가 결과 없이 끝났습니다',
    advice: '로그에서 빠진 것이 있는지 확인하고, 옵션을 바꿔 다시 컴파일하거나 재시도하십시오.',
  },
  SourceUnreachable: {
    title: '모델의 출처가 응답하지 않습니다',
    advice: '여기서 접근할 수 있는지 확인한 뒤 재시도하십시오.',
  },
  ImagePull: {
    title: '컴파일러 이미지를 가져올 수 없습니다',
    advice: '운영자가 이미지 이름과 레지스트리 접근을 확인한 뒤 재시도하십시오.',
  },
  InvalidImageName: {
    title: '컴파일러 이미지 이름이 잘못되었습니다',
    advice: '운영자가 배포를 고친 뒤 재시도하십시오.',
  },
  ContainerConfig: {
    title: '컨테이너를 시작할 수 없습니다',
    advice: '운영자가 작업의 시크릿, 볼륨, 권한을 확인한 뒤 재시도하십시오.',
  },
  VolumeUnusable: {
    title: '볼륨을 사용할 수 없습니다',
    advice: '볼륨이 있는지, 쓸 수 있는지, 소유자가 맞는지 확인한 뒤 재시도하십시오.',
  },
  ToolchainMissing: {
    title: '컴파일러가 설치되어 있지 않습니다',
    advice: '운영자가 설치한 뒤 재시도하십시오.',
  },
  CompilerKilled: {
    title: '컴파일러가 강제 종료되었습니다',
    advice: '재시도하십시오. 반복되면 대개 메모리가 원인이니 요청을 늘려 다시 컴파일하십시오.',
  },
  ManifestMismatch: {
    title: '컴파일한 뒤 파일이 변경되었습니다',
    advice: '아무것도 게시되지 않았습니다. 다시 컴파일하고, 누가 그 폴더에 쓰는지 확인하십시오.',
  },
  PublishConflict: {
    title: '결과가 놓일 자리에 다른 것이 있습니다',
    advice:
      '아무것도 덮어쓰지 않았습니다. 메시지에 나온 것을 옮긴 뒤 재시도하십시오. 다시 컴파일하지는 않습니다.',
  },
  JobLost: {
    title: '작업이 사라졌습니다',
    advice: '재시도하십시오. 반복되면 누가 네임스페이스의 작업을 삭제하는지 확인하십시오.',
  },
  JobConflict: {
    title: '같은 이름의 다른 작업이 있습니다',
    advice: '운영자가 메시지에 나온 작업을 없앤 뒤 재시도하십시오.',
  },
  ResultMissing: {
    title: '작업이 결과를 알리지 않고 끝났습니다',
    advice: '로그를 확인한 뒤 재시도하십시오.',
  },
  InvalidSpec: {
    title: '서비스와 작업 프로그램이 서로 맞지 않습니다',
    advice: '버전이 다를 수 있습니다. 운영자가 같은 버전으로 맞춘 뒤 재시도하십시오.',
  },
  Terminated: {
    title: '끝나기 전에 종료 신호를 받았습니다',
    advice: '머신이 꺼졌거나 비워졌습니다. 재시도하십시오.',
  },
  RegistrationFailed: {
    title: '결과를 등록하지 못했습니다',
    advice: '파일은 게시되었습니다. 버전이 아직 있는지 확인한 뒤 다시 등록하십시오.',
  },
  RegistryUnreachable: {
    title: '모델의 레지스트리가 응답하지 않습니다',
    advice: '파일은 게시되었습니다. 접근할 수 있는지 확인한 뒤 다시 등록하십시오.',
  },
  RegistryRefused: {
    title: '모델의 레지스트리가 결과를 받지 않습니다',
    advice: '파일은 게시되었습니다. 메시지에 나온 것을 고친 뒤 다시 등록하십시오.',
  },
  ExecutionEnded: {
    title: '실행이 외부에서 종료되었습니다',
    advice: '재시도하십시오. 종료된 이유는 운영자가 워크플로에서 볼 수 있습니다.',
  },
  Internal: {
    title: '서비스 내부에 문제가 생겼습니다',
    advice: '재시도하십시오. 반복되면 로그와 함께 알려 주십시오.',
  },
};
