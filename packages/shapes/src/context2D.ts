type FromCanvas = Pick<
  CanvasRenderingContext2D,
  | 'save'
  | 'restore'
  | 'setTransform'
  | 'translate'
  | 'rotate'
  | 'clearRect'
  | 'fillRect'
  | 'strokeRect'
  | 'fillText'
  | 'arc'
  | 'closePath'
  | 'roundRect'
  | 'beginPath'
  | 'rect'
  | 'moveTo'
  | 'lineTo'
  | 'bezierCurveTo'
  | 'quadraticCurveTo'
  | 'clip'
  | 'fill'
  | 'stroke'
  | 'setLineDash'
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
  | 'lineCap'
  | 'lineJoin'
  | 'miterLimit'
  | 'globalAlpha'
  | 'drawImage'
  | 'imageSmoothingEnabled'
  | 'font'
  | 'textAlign'
  | 'textBaseline'
  | 'direction'
>;

/** The part of CanvasRenderingContext2D that the editor draws with. */
export interface Context2D extends FromCanvas {
  getTransform(): Pick<DOMMatrix, 'a' | 'b' | 'c' | 'd' | 'e' | 'f'>;
  measureText(text: string): Pick<TextMetrics, 'width'>;
}
