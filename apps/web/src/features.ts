import type { ActionId } from '@drawbridge/editor';
import type { Feature } from '@drawbridge/protocol';
import { appSettings } from './appSettings.ts';

/** Tools and actions of the editor that are what a feature is. The rest of it is left out by the parts of the page. */
const TOOLS: Readonly<Partial<Record<Feature, string>>> = {
  comments: 'comment',
  images: 'image',
  laser: 'laser',
};
const REACTING: readonly ActionId[] = [
  'reactThumbsUp',
  'reactHeart',
  'reactParty',
  'reactLaughter',
  'reactSurprise',
  'reactEyes',
];

/** Actions of the page around the editor that are what a feature is. */
const PAGE_ACTIONS: Readonly<Partial<Record<Feature, readonly string[]>>> = {
  history: ['history', 'authors'],
  library: ['library', 'addToLibrary'],
};

/** Whether whoever runs the server lets boards have it. */
export function hasFeature(feature: Feature): boolean {
  return !appSettings.disabled.includes(feature);
}

/** Ids of the tools and actions that the editor is to be without. */
export function missingParts({ disabled } = appSettings): ReadonlySet<string> {
  const ids = disabled.flatMap((feature) => (feature === 'reactions' ? REACTING : (TOOLS[feature] ?? [])));
  return new Set(ids);
}

/** Ids of the actions that the page is to be without. */
export function missingPageActions({ disabled } = appSettings): ReadonlySet<string> {
  return new Set(disabled.flatMap((feature) => PAGE_ACTIONS[feature] ?? []));
}
