import { registerHooks } from 'node:module';
import { MUTATIONS } from './mutations.ts';

/*
 * Takes one safeguard away while the sources are loaded: `MUTATION=<name> node --import ./mutate.ts main.ts`. Nothing on
 * disk changes, and no source has a branch for it.
 */
const mutation = MUTATIONS.find(({ name }) => name === process.env.MUTATION);
if (!mutation) throw new Error('MUTATION must name one of mutations.ts.');
const { file, find, replace } = mutation;

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    if (!url.endsWith(`/${file}`)) return loaded;
    const parts = String(loaded.source).split(find);
    if (parts.length !== 2) throw new Error(`"${find}" must occur exactly once in ${file}.`);
    return { ...loaded, source: parts.join(replace) };
  },
});
