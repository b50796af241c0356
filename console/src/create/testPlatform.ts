import type { Option, Platform } from '../api/types';

/** A platform for tests: what they say nothing of is as empty as it can be. */
export function testPlatform(name: string, more: Partial<Platform> = {}): Platform {
  return {
    name,
    title: `The ${name}`,
    accepts: [],
    produces: name,
    available: true,
    toolchain: null,
    installation: 'make it',
    options: [],
    additionalArgs: { supported: true, note: null, allowed: [] },
    resources: { cpu: '1', memory: '1Gi' },
    ...more,
  };
}

export function testOption(name: string, more: Partial<Option> = {}): Option {
  return {
    name,
    type: 'integer',
    title: `Title of ${name}`,
    help: '',
    default: null,
    tier: 'common',
    ...more,
  };
}
