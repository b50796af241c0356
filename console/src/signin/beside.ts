import { letIn } from './entry';
import { beginBeside, endWith, forgetBegun, hasBegun } from './oidc';
import { readSettings } from './settings';
import { SignInError } from './SignInError';
import type { State } from './state';

const CHANNEL = 'npuc.signIn';
const TAKEN_WITHIN_MS = 1000;

/** Of the latest attempt; one that was left is no longer listened for. */
let channel: BroadcastChannel | undefined;

/** Signs in by a window of its own, so that the page stays as it is. */
export async function signInBeside(): Promise<State> {
  // It gets a copy of what is remembered here: without it, it knows that it is not the one to go on.
  forgetBegun();
  const beside = window.open('', '_blank');
  if (beside === null) {
    throw new SignInError('noWindow');
  }
  const settings = await readSettings();
  if (settings === undefined || settings === 'token') {
    throw new SignInError('unknownState');
  }
  const { url, begun } = await beginBeside(settings, new URL(location.href));
  const back = handedOver(begun.state);
  beside.location.href = url;
  return letIn(await endWith(settings, await back, begun), 'issuer');
}

/** In the window that came back from the issuer: gives its address to the page that waits for it, if one does. */
export async function handOver(at: URL): Promise<boolean> {
  const isTaken = !hasBegun() && (await isTakenOver(at));
  if (isTaken) {
    window.close();
  }
  return isTaken;
}

function handedOver(state: string): Promise<URL> {
  channel?.close();
  const listening = new BroadcastChannel(CHANNEL);
  channel = listening;
  return new Promise((resolve) => {
    listening.onmessage = ({ data }: MessageEvent<{ at?: string }>) => {
      const at = data.at === undefined ? undefined : new URL(data.at);
      if (at?.searchParams.get('state') === state) {
        listening.postMessage({ taken: data.at });
        listening.close();
        resolve(at);
      }
    };
  });
}

function isTakenOver(at: URL): Promise<boolean> {
  const asking = new BroadcastChannel(CHANNEL);
  return new Promise<boolean>((resolve) => {
    asking.onmessage = ({ data }: MessageEvent<{ taken?: string }>) => {
      if (data.taken === at.href) {
        resolve(true);
      }
    };
    setTimeout(() => {
      resolve(false);
    }, TAKEN_WITHIN_MS);
    asking.postMessage({ at: at.href });
  }).finally(() => {
    asking.close();
  });
}
