import type { Texts } from '../en';

export const useIt: Texts['useIt'] = {
  title: '사용하기',
  path: '파일 위치',
  copy: '사본 위치',
  digest: '매니페스트 다이제스트',
  download: '내려받기',
  allFiles: (shown, count) => `파일 ${count}개 중 ${shown}개입니다. 전체는 매니페스트에 있습니다.`,
  notHere: '여기서는 파일을 내려받을 수 없습니다. 위의 위치에 있으니 볼륨을 마운트한 곳에서 복사하십시오.',
  rngd: {
    serve: 'RNGD 카드가 있는 머신에서 서빙',
    serveNote: (cards) =>
      `이 폴더는 완전한 모델입니다. 번들 옆에 config, 토크나이저, 가중치가 있습니다. /mnt 부분을 볼륨이 마운트된 경로로 바꾸십시오. 카드 ${cards}장이 필요합니다.`,
    ask: '요청 보내기',
    askNote: 'OpenAI API와 같은 형식으로 답합니다.',
    kserve: 'Kubernetes에서 KServe로',
    kserveNote:
      '볼륨 클레임이 같은 네임스페이스에 있어야 합니다. 컴파일한 SDK와 같은 버전의 이미지를 사용하십시오.',
    llmD: 'llm-d 또는 일반 Deployment로',
    llmDNote: '서버는 8000번 포트에서 OpenAI API를 제공하며, llm-d 풀은 레이블로 파드를 고릅니다.',
  },
  ethosU: {
    array: 'C 배열로',
    arrayNote: '모델을 마이크로컨트롤러 프로그램에 넣습니다.',
    tflm: 'TensorFlow Lite Micro에서',
    tflmNote: (sram) =>
      `ethos-u 연산자와 CPU에 남은 연산자를 등록하십시오.${sram === null ? '' : ` 아레나는 컴파일러 계산으로 최소 ${sram}이며 인터프리터에는 조금 더 필요합니다.`}`,
    noNpu: '이 모델은 NPU에서 실행되는 것이 없어 ethos-u 연산자 없이 원본처럼 동작합니다.',
  },
};
