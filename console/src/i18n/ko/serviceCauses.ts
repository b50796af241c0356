import type causes from '../../../../causes.json';
import type { Said, Sentences } from '../codes/sentences';

/** What the service itself says of a Job or a registration. What clusters and registries say is quoted. */
export const koServiceCauses: Sentences<keyof (typeof causes)['service']> = {
  StoppedOnRequest: () => '요청에 따라 중지했습니다. 다시 실행하려면 다시 컴파일하십시오.',
  TooLongWithoutRoom: (p) => `${p('limit')}초 안에 자리가 나지 않았습니다(queueSeconds). ${p('why')}`,
  TooLongPending: (p) => `${p('limit')}초 안에 시작하지 못했습니다(pendingSeconds). ${p('why')}`,
  NotStarted: (p) =>
    `${p('limit')}초 안에 시작하지 못했습니다(pendingSeconds). 나중에 단계를 재시도하십시오.`,
  FetchedTooLong: (p) =>
    `${p('limit')}초 안에 모델을 가져오지 못했습니다. 단계를 재시도하십시오. 받은 부분은 보관됩니다.`,
  RanTooLong: (p) =>
    `${p('limit')}초(runSeconds)보다 오래 실행되어 종료되었습니다. limits.runSeconds를 늘리거나 CPU를 더 요청하여 다시 컴파일하십시오.`,
  RanLongerThanBoth: () =>
    '두 시간 제한을 합친 것보다 오래 걸려 클러스터가 종료했습니다. 제한을 늘리거나 CPU를 더 요청하여 다시 컴파일하십시오.',
  JobGone: () =>
    '작업이 결과 없이 사라졌습니다. 머신이 재시작되었거나 누군가 삭제했습니다. 단계를 재시도하십시오.',
  PodGone: () => '어떻게 끝났는지 확인하기 전에 파드나 노드가 사라졌습니다. 단계를 재시도하십시오.',
  ResultGone: () =>
    '작업은 잘 끝났지만 파드와 함께 성공을 증명하는 결과가 사라졌습니다. 단계를 재시도하십시오.',
  NoResult: () =>
    '작업이 오류 없이 끝났지만 성공을 증명하는 결과를 남기지 않았습니다. 로그를 확인한 뒤 단계를 재시도하십시오.',
  EndedBySignal: (p) =>
    `작업이 시그널 ${p('signal')}(으)로 종료되어 이유를 남기지 못했습니다. 로그를 확인한 뒤 단계를 재시도하십시오.`,
  EndedWithCode: (p) =>
    `작업이 이유를 남기지 않고 종료 코드 ${p('status')}(으)로 끝났습니다. 로그를 확인한 뒤 단계를 재시도하십시오.`,
  JobNameTaken: () =>
    '같은 이름의 다른 작업이 이미 있어 건드리지 않았습니다. 그 작업을 삭제한 뒤 단계를 재시도하십시오.',
  CouldNotGoOn: (p) => `서비스가 계속할 수 없었습니다(${p('error')}: ${p('said')}). ${retryOf(p('retry'))}`,
  ExecutionEndedFirst: (p) =>
    `컴파일이 끝나기 전에 실행이 ${p('status')} 상태로 끝났습니다. ${retryOf(p('retry'))}`,
  RegistrySilent: (p) =>
    `결과가 여기에는 등록되었지만 모델을 가져온 레지스트리에는 아직 등록되지 않았습니다: ${p('said')} 15분 이상 다시 시도합니다. 그 뒤에는 등록을 재시도하십시오.`,
  RegistryRefusedIt: (p) =>
    `결과가 여기에는 등록되었지만 모델을 가져온 레지스트리에는 등록되지 않았습니다: ${p('said')} 문제를 고친 뒤 등록을 재시도하십시오.`,
  VersionDeleted: () => '버전이나 만들어진 아티팩트가 삭제되었습니다. 파일은 게시된 채로 있습니다.',
  MoreThanTheMachine: (p) => `이 머신이 가진 것보다 많습니다: ${lackOf(p)}`,
  JobsBefore: (p) => `먼저 시작할 작업: ${p('count')}개`,
  NextToStart: (p) => `다음 차례입니다: ${lackOf(p)}`,
  NotLaunched: (p) => `시작할 수 없습니다: ${p('said')}. 문제를 고친 뒤 단계를 재시도하십시오.`,
  ProcessEndedFirst: () =>
    '시작하기 전에 프로세스가 끝났습니다. 로그에 나온 문제를 고친 뒤 단계를 재시도하십시오.',
  ImageNotPulled: (p) => `이미지를 가져올 수 없습니다: ${p('said')}`,
  ContainerNotCreated: (p) => `컨테이너를 만들 수 없습니다: ${p('said')}`,
  ContainerNotStarted: (p) => `컨테이너를 시작할 수 없습니다. 이미지와 설정을 확인하십시오: ${p('said')}`,
  WaitsForNode: (p) => `노드에 자리가 나기를 기다립니다: ${p('said')}`,
  NoNode: (p) => `받을 수 있는 노드가 없습니다: ${p('said')}`,
  HeldBack: (p) => `스케줄링이 보류되었습니다: ${p('said')}`,
  VolumeNotAttached: (p) => `볼륨을 마운트할 수 없습니다: ${p('said')}`,
  NotAdmitted: () => '작업이 승인을 기다립니다.',
  NotAdmittedByKueue: (p) => `Kueue가 아직 승인하지 않았습니다: ${p('said')}`,
  NamespaceRefuses: (p) => `네임스페이스가 거부합니다: ${p('said')}`,
  PodRefused: (p) => `클러스터가 파드를 거부합니다: ${p('said')}`,
  LargerThanQuota: (p) => `네임스페이스의 할당량보다 큽니다: ${p('said')}`,
  QuotaUsedUp: (p) => `네임스페이스에 지금은 자리가 없습니다: ${p('said')}`,
  PodDisrupted: (p) => `클러스터가 파드를 종료했습니다: ${p('said')}. 단계를 재시도하십시오.`,
  DiskOfNode: (p) =>
    `노드의 디스크를 허용된 것보다 많이 썼습니다: ${p('said')}. 배포의 Scratch 파라미터를 늘린 뒤 단계를 재시도하십시오.`,
  MemoryLimit: (p, has) =>
    `메모리 제한${has('limit') ? ` ${p('limit')}` : ''}보다 많은 메모리가 필요했습니다. resources.memory를 늘려 다시 컴파일하십시오.`,
  AskedToEnd: () =>
    '작업이 종료 요청을 받아 결과를 남기지 않았습니다. 중지할 의도가 아니었다면 단계를 재시도하십시오.',
  CalledFailed: () => '컨테이너는 잘 끝났지만 클러스터는 작업이 실패했다고 합니다. 단계를 재시도하십시오.',
};

function lackOf(p: Said): string {
  return `${p('what') === 'cpu' ? 'CPU' : '메모리'} ${p('asked')}을(를) 요청했지만 ${p('has')}만 쓸 수 있습니다.`;
}

function retryOf(what: string): string {
  return what === 'registration' ? '등록을 재시도하십시오.' : '단계를 재시도하십시오.';
}
