import { writeFileSync } from 'node:fs';

/**
 * Vitest's own reports do not have what was thrown outside of any test. This reporter writes that where `--outputFile.unhandled`
 * says, as a JSON list.
 */
export default function createUnhandledErrors() {
  /** @type {string | undefined} */
  let file;
  return {
    /** @param {{ config: { outputFile?: string | Readonly<Record<string, string>> | undefined } }} vitest */
    onInit({ config: { outputFile } }) {
      file = typeof outputFile === 'object' ? outputFile.unhandled : undefined;
    },

    /**
     * @param {readonly unknown[]} _modules
     * @param {readonly { message: string, name?: string, VITEST_TEST_PATH?: string, VITEST_TEST_NAME?: string }[]} errors
     */
    onTestRunEnd(_modules, errors) {
      if (file === undefined) return;
      const list = errors.map((error) => ({
        message: `${error.name ?? 'Error'}: ${error.message}`,
        path: error.VITEST_TEST_PATH,
        test: error.VITEST_TEST_NAME,
      }));
      writeFileSync(file, JSON.stringify(list));
    },
  };
}
