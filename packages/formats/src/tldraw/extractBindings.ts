import { isRecord } from '@drawbridge/board';
import { type Fields, fieldsOf, stringOf } from './fields.ts';

/** Before version 4 an arrow said itself what it is bound to; `props.start` and `end` are points since. */
export function extractBindings(arrow: Fields): { readonly arrow: Fields; readonly bindings: Fields[] } {
  const props = fieldsOf(arrow.props);
  const bindings = TERMINALS.flatMap((terminal) => {
    const end = props[terminal];
    return isRecord(end) && end.type === 'binding' ? [bindingRecord(arrow, terminal, end)] : [];
  });
  const points = { start: pointOf(props.start), end: pointOf(props.end) };
  return { arrow: { ...arrow, props: { ...props, ...points } }, bindings };
}

export const EXTRACT_BINDINGS_VERSION = 4;

const TERMINALS = ['start', 'end'] as const;

function bindingRecord({ id }: Fields, terminal: string, end: Fields): Fields {
  const { boundShapeId, normalizedAnchor, isExact, isPrecise } = end;
  return {
    id: `binding:${stringOf(id)}-${terminal}`,
    typeName: 'binding',
    type: 'arrow',
    fromId: id,
    toId: boundShapeId,
    props: { terminal, normalizedAnchor, isExact, isPrecise },
  };
}

/** A bound one had none. */
function pointOf(end: unknown): Fields {
  const { x = 0, y = 0 } = fieldsOf(end);
  return { x, y };
}
