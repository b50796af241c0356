import { visible } from '../names/visible';

/** What people called something: read apart from what stands around it, in whatever direction, and all of it seen. */
export function Name({ of: text }: { of: string }) {
  return <bdi>{visible(text)}</bdi>;
}
