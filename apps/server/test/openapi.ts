import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

const DOCUMENT = new URL('../../../docs/openapi.json', import.meta.url);

interface Answer {
  readonly content?: Record<string, unknown>;
}
interface Operation {
  readonly responses: Record<string, Answer>;
}

/** What docs/openapi.json says, and what of it was seen. */
export interface ApiDocument {
  /** The methods of each path, as `GET`. */
  readonly methods: ReadonlyMap<string, readonly string[]>;
  /** @throws Error for an answer that the document does not know, or whose body is another than it says. */
  check(method: string, path: string, response: Response): Promise<void>;
  /** Every answer that the document promises and nobody has seen, as `GET /path 200`. */
  unseen(): string[];
}

export function readApiDocument(): ApiDocument {
  // It is our own, and `check` looks into it.
  const document = JSON.parse(readFileSync(DOCUMENT, 'utf8')) as {
    paths: Record<string, Record<string, Operation>>;
  };
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  ajv.addSchema(document, 'api');
  const validators = new Map<string, ValidateFunction>();
  const seen = new Set<string>();

  const isMethod = (key: string): boolean => key !== 'parameters';
  const validatorOf = (pointer: string): ValidateFunction => {
    const known = validators.get(pointer) ?? ajv.compile({ $ref: `api#${pointer}` });
    validators.set(pointer, known);
    return known;
  };

  return {
    methods: new Map(
      Object.entries(document.paths).map(([path, item]) => [
        path,
        Object.keys(item)
          .filter(isMethod)
          .map((method) => method.toUpperCase()),
      ]),
    ),
    async check(method, path, response) {
      const name = `${method} ${path} ${response.status}`;
      const answer = document.paths[path]?.[method.toLowerCase()]?.responses[response.status];
      if (!answer) throw new Error(`${name} is not in the document.`);
      const type = response.headers.get('content-type')?.split(';')[0] ?? '';
      const isKnownType = answer.content ? Object.hasOwn(answer.content, type) : type === '';
      if (!isKnownType) throw new Error(`${name} is of the type "${type}".`);
      if (type === 'application/json' || type === 'text/plain') {
        const text = await response.clone().text();
        const at = [path, method.toLowerCase(), 'responses', response.status, 'content', type];
        const pointer = at.map((key) => encodeURIComponent(String(key).replaceAll('/', '~1'))).join('/');
        const validate = validatorOf(`/paths/${pointer}/schema`);
        if (!validate(type === 'text/plain' ? text : JSON.parse(text)))
          throw new Error(`${name}: ${ajv.errorsText(validate.errors)} in ${text}`);
      }
      seen.add(name);
    },
    unseen: () =>
      Object.entries(document.paths).flatMap(([path, item]) =>
        Object.entries(item)
          .filter(([key]) => isMethod(key))
          .flatMap(([method, { responses }]) =>
            Object.keys(responses).map((status) => `${method.toUpperCase()} ${path} ${status}`),
          )
          .filter((name) => !seen.has(name)),
      ),
  };
}
