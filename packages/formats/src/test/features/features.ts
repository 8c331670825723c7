import { binding, richText, shape } from '../../tldraw/test/tldrawFile.ts';
import { element } from '../element.ts';

type Records = readonly unknown[];

/** Something that drawings have, as other programs write it; what one of them has nothing of is left out. */
export interface Feature {
  readonly name: string;
  readonly excalidraw?: Records;
  readonly tldraw?: Records;
}

const text = (fields: Readonly<Record<string, unknown>> = {}) =>
  element({
    ...{ id: 't', type: 'text', text: 'Some words', originalText: 'Some words', fontSize: 20, fontFamily: 5 },
    ...{ textAlign: 'left', verticalAlign: 'top', containerId: null, autoResize: true, lineHeight: 1.25 },
    ...{ roundness: null, width: 100, height: 25 },
    ...fields,
  });

const line = (fields: Readonly<Record<string, unknown>>) =>
  element({
    ...{
      id: 'l',
      type: 'line',
      width: 100,
      height: 50,
      roundness: null,
      polygon: false,
      lastCommittedPoint: null,
    },
    ...{ startBinding: null, endBinding: null, startArrowhead: null, endArrowhead: null },
    points: [
      [0, 0],
      [40, 50],
      [100, 0],
    ],
    ...fields,
  });

const arrow = (fields: Readonly<Record<string, unknown>> = {}) =>
  line({ id: 'w', type: 'arrow', elbowed: false, endArrowhead: 'arrow', ...fields });

const target = element({ id: 'b', x: 300, y: 200, boundElements: [{ id: 'w', type: 'arrow' }] });
const bound = (endBinding: unknown, fields = {}) => [target, arrow({ endBinding, ...fields })];

const PICTURE = 'data:image/png;base64,iVBORw0KGgo=';
const image = (fields: Readonly<Record<string, unknown>> = {}) =>
  element({ id: 'i', type: 'image', fileId: 'f', status: 'saved', scale: [1, 1], crop: null, ...fields });

/** The files beside the elements. */
export const files = { f: { id: 'f', mimeType: 'image/png', dataURL: PICTURE, created: 1 } };

const asset = (type: string, props: Readonly<Record<string, unknown>>) => ({
  ...{ id: 'asset:a', typeName: 'asset', type, meta: {} },
  props: { w: 120, h: 80, name: 'a', isAnimated: false, mimeType: 'image/png', src: PICTURE, ...props },
});
const picture = (props = {}) => [asset('image', {}), shape('image', props)];

const geo = (props: Readonly<Record<string, unknown>>, over = {}) =>
  shape('geo', { geo: 'rectangle', ...props }, over);
const geos = (...kinds: readonly string[]) =>
  kinds.map((kind) => geo({ geo: kind }, { id: `shape:${kind}` }));

const POINTS = [
  { x: 0, y: 0, z: 0.5 },
  { x: 30, y: 20, z: 0.7 },
  { x: 60, y: 0, z: 0.9 },
];
const segments = [{ type: 'free', points: POINTS }];
const corners = {
  a1: { id: 'a1', index: 'a1', x: 0, y: 0 },
  a2: { id: 'a2', index: 'a2', x: 50, y: 40 },
  a3: { id: 'a3', index: 'a3', x: 100, y: 0 },
};
const tied = [geo({}, { x: 300 }), shape('arrow'), binding('end', 'shape:geo')];
const second = { id: 'page:two', typeName: 'page', name: 'Page 2', index: 'a2', meta: {} };

/** In the order in which somebody would ask. */
export const features: readonly Feature[] = [
  {
    name: 'Rectangles, ellipses, diamonds',
    excalidraw: [
      element({}),
      element({ id: 'e', type: 'ellipse', roundness: null }),
      element({ id: 'd', type: 'diamond' }),
    ],
    tldraw: geos('rectangle', 'ellipse', 'diamond'),
  },
  {
    name: 'Triangles, stars, hexagons, clouds, block arrows',
    tldraw: geos('triangle', 'star', 'hexagon', 'cloud', 'arrow-right'),
  },
  { name: 'Ovals, octagons', tldraw: geos('oval', 'octagon') },
  { name: 'Check boxes', tldraw: geos('check-box', 'x-box') },
  {
    name: 'Colours',
    excalidraw: [element({ strokeColor: '#123456', backgroundColor: '#fedcba' })],
    tldraw: [geo({ color: 'violet', fill: 'solid' })],
  },
  {
    name: 'Hatching',
    excalidraw: ['hachure', 'cross-hatch', 'zigzag'].map((fillStyle) =>
      element({ id: fillStyle, fillStyle, backgroundColor: '#ffc9c9' }),
    ),
    tldraw: [geo({ fill: 'pattern' })],
  },
  {
    name: 'Dashed and dotted lines',
    excalidraw: [element({ strokeStyle: 'dashed' }), element({ id: 'd', strokeStyle: 'dotted' })],
    tldraw: [geo({ dash: 'dashed' }), geo({ dash: 'dotted' }, { id: 'shape:b' })],
  },
  { name: 'Drawn as by hand', excalidraw: [element({ roughness: 2 })], tldraw: [geo({ dash: 'draw' })] },
  { name: 'Line widths in between', excalidraw: [element({ strokeWidth: 1.3 })] },
  { name: 'Transparency', excalidraw: [element({ opacity: 37 })], tldraw: [geo({}, { opacity: 0.37 })] },
  { name: 'Turned shapes', excalidraw: [element({ angle: 0.7 })], tldraw: [geo({}, { rotation: 0.7 })] },
  { name: 'Corners of a radius of their own', excalidraw: [element({ roundness: { type: 3, value: 11 } })] },
  {
    name: 'Freehand, pressed',
    excalidraw: [line({ type: 'freedraw', pressures: [0.2, 0.5, 0.9], simulatePressure: false })],
    tldraw: [shape('draw', { segments, isPen: true })],
  },
  { name: 'Highlighter', tldraw: [shape('highlight', { segments })] },
  {
    name: 'Lines, straight and curved',
    excalidraw: [line({}), line({ id: 'c', roundness: { type: 2 } })],
    tldraw: [
      shape('line', { points: corners }),
      shape('line', { points: corners, spline: 'cubic' }, { id: 'shape:c' }),
    ],
  },
  {
    name: 'Polygons with an inside',
    excalidraw: [
      line({
        polygon: true,
        backgroundColor: '#ffc9c9',
        points: [
          [0, 0],
          [100, 0],
          [50, 50],
          [0, 0],
        ],
      }),
    ],
  },
  {
    name: 'Arrows with heads',
    excalidraw: [arrow({ startArrowhead: 'circle', endArrowhead: 'triangle' })],
    tldraw: [shape('arrow', { arrowheadStart: 'dot', arrowheadEnd: 'triangle' })],
  },
  {
    name: 'Heads of entity diagrams',
    excalidraw: [arrow({ startArrowhead: 'cardinality_zero_or_many', endArrowhead: 'cardinality_many' })],
  },
  {
    name: 'Arrows bound to shapes',
    excalidraw: bound({ elementId: 'b', fixedPoint: [0.2, 0.4], mode: 'orbit' }),
    tldraw: tied,
  },
  { name: 'Arrows bound as older versions did', excalidraw: bound({ elementId: 'b', focus: 0.1, gap: 4 }) },
  {
    name: 'Arrows at a distance from their shape',
    excalidraw: bound({ elementId: 'b', focus: 0.1, gap: 25 }),
  },
  {
    name: 'Elbow arrows',
    excalidraw: [
      arrow({
        elbowed: true,
        fixedSegments: null,
        startIsSpecial: null,
        endIsSpecial: null,
        points: [
          [0, 0],
          [50, 0],
          [50, 50],
          [100, 50],
        ],
      }),
    ],
    tldraw: [shape('arrow', { kind: 'elbow' })],
  },
  {
    name: 'Bent arrows',
    excalidraw: [arrow({ roundness: { type: 2 } })],
    tldraw: [shape('arrow', { bend: 30 })],
  },
  {
    name: 'Words on arrows',
    excalidraw: [
      arrow({ boundElements: [{ id: 't', type: 'text' }] }),
      text({ containerId: 'w', textAlign: 'center', verticalAlign: 'middle' }),
    ],
    tldraw: [shape('arrow', { richText: richText('yes') })],
  },
  {
    name: 'Words in shapes',
    excalidraw: [
      element({ boundElements: [{ id: 't', type: 'text' }] }),
      text({ containerId: 'a', textAlign: 'center', verticalAlign: 'middle' }),
    ],
    tldraw: [geo({ richText: richText('yes') })],
  },
  {
    name: 'Text, aligned, wrapped',
    excalidraw: [text({ textAlign: 'right', autoResize: false })],
    tldraw: [shape('text', { richText: richText('Some', 'words'), autoSize: false, textAlign: 'end' })],
  },
  {
    name: 'Fonts that boards do not have',
    excalidraw: [text({ fontFamily: 6 })],
    tldraw: [shape('text', { richText: richText('words'), font: 'serif' })],
  },
  {
    name: 'Bold and italic words',
    tldraw: [
      shape('text', {
        richText: {
          type: 'doc',
          content: [
            { type: 'paragraph', content: [{ type: 'text', text: 'words', marks: [{ type: 'bold' }] }] },
          ],
        },
      }),
    ],
  },
  { name: 'Sticky notes', tldraw: [shape('note', { richText: richText('remember') })] },
  {
    name: 'Groups, also within each other',
    excalidraw: [element({ groupIds: ['in', 'out'] }), element({ id: 'b', groupIds: ['out'] })],
    tldraw: [
      shape('group'),
      geo({}, { parentId: 'shape:group' }),
      shape('note', {}, { parentId: 'shape:group' }),
    ],
  },
  {
    name: 'Frames',
    excalidraw: [
      element({ frameId: 'f' }),
      element({ id: 'f', type: 'frame', name: 'Plan', width: 500, height: 500, roundness: null }),
    ],
    tldraw: [shape('frame'), geo({}, { parentId: 'shape:frame', x: 10, y: 10 })],
  },
  {
    name: 'Frames within frames',
    tldraw: [shape('frame'), shape('frame', {}, { id: 'shape:inner', parentId: 'shape:frame' })],
  },
  { name: 'Images', excalidraw: [image()], tldraw: picture() },
  {
    name: 'Cropped images',
    excalidraw: [image({ crop: { x: 1, y: 1, width: 5, height: 5, naturalWidth: 10, naturalHeight: 10 } })],
    tldraw: picture({ crop: { topLeft: { x: 0.1, y: 0.1 }, bottomRight: { x: 0.9, y: 0.9 } } }),
  },
  { name: 'Mirrored images', excalidraw: [image({ scale: [-1, 1] })], tldraw: picture({ flipX: true }) },
  {
    name: 'Links',
    excalidraw: [element({ link: 'https://example.org/' })],
    tldraw: [geo({ url: 'https://example.org/' })],
  },
  { name: 'Locked shapes', excalidraw: [element({ locked: true })], tldraw: [geo({}, { isLocked: true })] },
  {
    name: 'Embedded pages',
    excalidraw: [element({ type: 'embeddable', link: 'https://example.org/' })],
    tldraw: [shape('embed', { url: 'https://example.org/' })],
  },
  { name: 'Films', tldraw: [asset('video', { src: 'https://example.org/a.mp4' }), shape('video')] },
  { name: 'Custom data of other programs', excalidraw: [element({ customData: { team: 7 } })] },
  { name: 'Fields that are not known here', excalidraw: [element({ glow: 3 })] },
  {
    name: 'Types that are not known here',
    excalidraw: [element({ type: 'hologram' })],
    tldraw: [shape('hologram')],
  },
  { name: 'Several pages', tldraw: [second, geo({}), geo({}, { id: 'shape:b', parentId: 'page:two' })] },
];
