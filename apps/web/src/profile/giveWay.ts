import type { Profile } from './profile.ts';
import { profileColors } from './profileColors.ts';

/**
 * The profile to appear with among `others`. A generated one leaves its colour to whoever was here before; a chosen
 * one stays. Somebody of the same name is most likely oneself in another tab, who may look the same.
 */
export function giveWay(profile: Profile, others: readonly Profile[]): Profile {
  const isTaken = others.some(({ name, color }) => color === profile.color && name !== profile.name);
  if (profile.isGenerated !== true || !isTaken) return profile;
  const free = profileColors.find(({ hex }) => others.every(({ color }) => color !== hex));
  return free === undefined ? profile : { ...profile, color: free.hex };
}
