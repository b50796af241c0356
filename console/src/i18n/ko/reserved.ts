import type { Said } from '../codes/sentences';

/** Why a name is kept from users, by the names that are. */
export function reservedFor(p: Said): string {
  return RESERVED.find(([names]) => names.includes(p('names')))?.[1] ?? p('reason');
}

const RESERVED: [string[], string][] = [
  [['NPUC_*'], 'npuc이 작업에 할 일을 알려 주는 이름입니다.'],
  [['PATH', 'TCC_PATH'], '어떤 컴파일러를 실행할지 정합니다.'],
  [['LD_*', 'DYLD_*'], '동적 링커가 컴파일러에 다른 코드를 불러오게 합니다.'],
  [['GCONV_PATH'], 'C 라이브러리가 거기서 코드를 불러옵니다.'],
  [['GLIBC_TUNABLES'], '컴파일러 아래의 C 라이브러리를 바꿉니다.'],
  [['PYTHON*'], 'Python이 다른 코드를 실행하게 합니다.'],
  [['BASH_ENV'], '모든 bash 스크립트가 그 파일을 먼저 실행합니다.'],
  [['BASHOPTS', 'SHELLOPTS'], '모든 셸 스크립트의 동작을 바꿉니다.'],
  [['PS4'], '추적 중인 셸 스크립트가 그 내용을 실행합니다.'],
  [['HOME'], 'Python과 컴파일러가 거기서 코드와 설정을 불러옵니다.'],
  [
    ['AWS_CONTAINER_*', 'AWS_WEB_IDENTITY_TOKEN_FILE', 'AWS_ROLE_ARN'],
    '작업이 맡을 클라우드 역할을 정하는데, 작업에는 역할이 없습니다. 대신 키(AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY)를 주십시오.',
  ],
];
