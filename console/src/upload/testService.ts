import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { ApiProblem } from '../api/problem';
import type { DeclaredFile, Upload, UploadPart } from '../api/types';
import type { UploadApi } from '../api/uploads';

const PART = 4;

/** A stand-in: a service that keeps the bytes of parts of four. */
export class TestService implements UploadApi {
  readonly bytes = new Map<string, string>();
  readonly begun: DeclaredFile[][] = [];
  /** Called before a part is taken. */
  beforePart: (url: string) => void = () => undefined;
  checks = 0;

  begin = (files: DeclaredFile[]): Promise<Upload> => {
    this.begun.push(files);
    return this.find(`u-${this.begun.length}`);
  };

  find = (id: string): Promise<Upload> => {
    const files = this.begun[Number(id.slice(2)) - 1];
    if (files === undefined) {
      return Promise.reject(new ApiProblem(404, {}));
    }
    const isComplete = this.checks >= 2 && this.isRight(id, files);
    return Promise.resolve({
      id,
      phase: isComplete ? 'Complete' : this.checks === 1 ? 'Checking' : 'Receiving',
      sizeBytes: files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
      digest: 'sha256:',
      uri: isComplete ? 'pvc://uploads/x' : null,
      partBytes: PART,
      files: files.map((file, index) => ({ ...file, parts: this.parts(id, file, index) })),
      mismatched: [],
      expiresAt: '',
    });
  };

  send = async ({ url }: UploadPart, bytes: Blob): Promise<void> => {
    this.beforePart(url ?? '');
    this.bytes.set(url ?? '', await bytes.text());
  };

  complete = async (id: string) => {
    this.checks++;
    const result = await this.find(id);
    this.checks++;
    return result;
  };

  discard = (): Promise<void> => Promise.resolve();

  private parts(id: string, { sizeBytes }: DeclaredFile, file: number): UploadPart[] {
    return Array.from({ length: Math.ceil(sizeBytes / PART) }, (_, index) => {
      const url = `${id}/${file}/${index + 1}`;
      const done = this.bytes.has(url);
      return {
        number: index + 1,
        offset: index * PART,
        sizeBytes: Math.min(PART, sizeBytes - index * PART),
        done,
        url: done ? null : url,
        headers: {},
      };
    });
  }

  private isRight(id: string, files: DeclaredFile[]): boolean {
    return files.every(
      (file, index) =>
        hex(
          this.parts(id, file, index)
            .map(({ number }) => this.bytes.get(`${id}/${index}/${number}`) ?? '')
            .join(''),
        ) === file.sha256,
    );
  }
}

export function hex(text: string): string {
  return bytesToHex(sha256(new TextEncoder().encode(text)));
}
