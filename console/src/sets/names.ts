import type { Platform, SetMember } from '../api/types';
import type { Texts } from '../i18n/en';
import { optionText } from '../settings/optionText';

/** Told even of different targets: models of another precision are not the same thing twice. */
const PRECISION = 'precision';

/** What tells each from the others: its target, and what differs among those of one target. */
export function namesOf(members: readonly SetMember[], platforms: readonly Platform[], t: Texts): string[] {
  const precisions = members.map((member) => member.options?.[PRECISION] ?? undefined);
  const differ = new Set(precisions.filter((precision) => precision !== undefined)).size > 1;
  return members.map((member, place) => {
    const names = differingIn(members.filter((other) => isAlike(member, other)));
    if (differ && precisions[place] !== undefined && !names.includes(PRECISION)) {
      names.unshift(PRECISION);
    }
    const known = platforms.find(({ name }) => name === member.platform)?.options ?? [];
    const options = names.map((name) => {
      const title = known.find((option) => option.name === name)?.title ?? name;
      return `${title}: ${optionText(member.options?.[name], t)}`;
    });
    return [member.target, ...options].join(' · ');
  });
}

function isAlike(one: SetMember, other: SetMember): boolean {
  return one.platform === other.platform && one.target === other.target;
}

function differingIn(members: readonly SetMember[]): string[] {
  const names = new Set(members.flatMap(({ options }) => Object.keys(options ?? {})));
  return [...names]
    .filter((name) => new Set(members.map(({ options }) => JSON.stringify(options?.[name] ?? null))).size > 1)
    .sort();
}
