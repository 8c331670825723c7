import { readFileSync, writeFileSync } from 'node:fs';
import { configTable } from '../apps/server/src/config.ts';

/** Writes the server's settings into the README, between the heading and the next paragraph. */
const README = new URL('../README.md', import.meta.url);
const TABLE = /^\| Variable [\s\S]*?(?=\n\n)/m;

const readme = readFileSync(README, 'utf8');
if (!TABLE.test(readme)) throw new Error('README.md has no table of settings to replace.');
writeFileSync(README, readme.replace(TABLE, configTable()));
