// What is used of PDFKit, which brings no types along.

declare module 'pdfkit' {
  export default class PDFDocument {
    constructor(options: {
      readonly autoFirstPage: false;
      readonly pdfVersion: '1.7';
      readonly font: null;
      readonly info: Readonly<Record<string, unknown>>;
    });
    addPage(options: { readonly size: readonly [number, number]; readonly margin: 0 }): this;
    save(): this;
    restore(): this;
    transform(a: number, b: number, c: number, d: number, e: number, f: number): this;
    moveTo(x: number, y: number): this;
    lineTo(x: number, y: number): this;
    bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): this;
    quadraticCurveTo(x1: number, y1: number, x: number, y: number): this;
    closePath(): this;
    rect(x: number, y: number, w: number, h: number): this;
    fill(rule?: 'even-odd' | 'non-zero'): this;
    clip(rule?: 'even-odd' | 'non-zero'): this;
    stroke(): this;
    fillColor(color: string, opacity: number): this;
    strokeColor(color: string, opacity: number): this;
    lineWidth(width: number): this;
    lineCap(cap: 'butt' | 'round' | 'square'): this;
    lineJoin(join: 'miter' | 'round' | 'bevel'): this;
    miterLimit(limit: number): this;
    addContent(operators: string): this;
    registerFont(name: string, bytes: Uint8Array): this;
    font(name: string): this;
    fontSize(size: number): this;
    widthOfString(text: string): number;
    text(text: string, x: number, y: number, options: TextOptions): this;
    openImage(bytes: Uint8Array): PdfImage;
    image(image: PdfImage, x: number, y: number, options: ImageOptions): this;
    link(x: number, y: number, w: number, h: number, url: string): this;
    markContent(tag: string, options: { readonly actual: string }): this;
    endMarkedContent(): this;
    end(): void;
  }

  export interface TextOptions {
    readonly lineBreak: false;
    readonly baseline: 'alphabetic';
  }

  export interface ImageOptions {
    readonly width: number;
    readonly height: number;
    readonly ignoreOrientation?: boolean;
    readonly opacity?: number;
  }

  export interface PdfImage {
    readonly width: number;
    readonly height: number;
  }
}

declare module 'pdfkit/output' {
  import type PDFDocument from 'pdfkit';
  export function toBytes(document: PDFDocument): Promise<Uint8Array<ArrayBuffer>>;
}
