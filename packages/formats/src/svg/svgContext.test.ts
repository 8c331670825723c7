import { describe, expect, it } from 'vitest';
import { createSvgContext, type SvgContext } from './svgContext.ts';
import { SvgPath } from './svgPath.ts';

function record(paint: (context: SvgContext) => void): readonly string[] {
  const { context, recording } = createSvgContext({ measureText: (text) => text.length * 10 });
  paint(context);
  return [...recording.definitions, ...recording.body];
}

describe('a context that writes down what is painted', () => {
  it('has the paths that were filled and stroked, in their colours', () => {
    const markup = record((context) => {
      context.fillStyle = '#ff0000';
      context.strokeStyle = '#0000ff80';
      context.lineWidth = 3;
      context.lineCap = 'round';
      context.lineJoin = 'round';
      context.beginPath();
      context.moveTo(0, 0);
      context.lineTo(10, 0.126);
      context.quadraticCurveTo(10, 10, 0, 10);
      context.closePath();
      context.fill();
      context.globalAlpha = 0.5;
      context.stroke();
    });
    expect(markup).toEqual([
      '<path d="M0 0L10 0.13Q10 10 0 10Z" fill="#ff0000"/>',
      '<path d="M0 0L10 0.13Q10 10 0 10Z" fill="none" stroke="#0000ff" stroke-opacity="0.25" stroke-width="3" ' +
        'stroke-linecap="round" stroke-linejoin="round"/>',
    ]);
  });

  it('puts everything where its transform says, lines as broad as it makes them', () => {
    const markup = record((context) => {
      context.setTransform(2, 0, 0, 2, 100, 50);
      context.translate(5, 0);
      context.setLineDash([3, 1]);
      context.strokeRect(0, 0, 10, 10);
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.rotate(Math.PI / 2);
      context.fillRect(0, 0, 10, 1);
    });
    expect(markup).toEqual([
      '<path d="M110 50L130 50L130 70L110 70Z" fill="none" stroke="#000000" stroke-width="2" ' +
        'stroke-miterlimit="10" stroke-dasharray="6 2"/>',
      '<path d="M0 0L0 10L-1 10L-1 0Z" fill="#000000"/>',
    ]);
  });

  it('gets back what it was set to', () => {
    const markup = record((context) => {
      context.save();
      context.fillStyle = '#ff0000';
      context.translate(7, 7);
      context.setLineDash([1]);
      context.restore();
      context.restore();
      context.fillRect(0, 0, 1, 1);
      context.strokeRect(0, 0, 1, 1);
    });
    expect(markup[0]).toBe('<path d="M0 0L1 0L1 1L0 1Z" fill="#000000"/>');
    expect(markup[1]).not.toContain('dash');
  });

  it('clips what is painted, clips within each other too', () => {
    const markup = record((context) => {
      context.save();
      context.rect(0, 0, 10, 10);
      context.clip();
      context.beginPath();
      context.rect(5, 5, 10, 10);
      context.clip();
      context.fillRect(0, 0, 20, 20);
      context.restore();
      context.fillRect(0, 0, 1, 1);
    });
    expect(markup).toEqual([
      '<clipPath id="clip0"><path d="M0 0L10 0L10 10L0 10Z"/></clipPath>',
      '<clipPath id="clip1" clip-path="url(#clip0)"><path d="M5 5L15 5L15 15L5 15Z"/></clipPath>',
      '<path d="M0 0L20 0L20 20L0 20Z" fill="#000000" clip-path="url(#clip1)"/>',
      '<path d="M0 0L1 0L1 1L0 1Z" fill="#000000"/>',
    ]);
  });

  it('leaves holes where they are asked for', () => {
    const markup = record((context) => {
      context.rect(0, 0, 9, 9);
      context.rect(3, 3, 3, 3);
      context.fill('evenodd');
      context.clip('evenodd');
    });
    expect(markup[0]).toMatch(/^<clipPath id="clip0"><path d=".*" clip-rule="evenodd"\/>/);
    expect(markup[1]).toContain('fill-rule="evenodd"');
  });

  it('paints paths that were made before', () => {
    const path = new SvgPath();
    path.moveTo(0, 0);
    path.bezierCurveTo(1, 0, 2, 1, 2, 2);
    const [markup] = record((context) => {
      context.setTransform(1, 0, 0, 1, 10, 20);
      context.fill(path);
    });
    expect(markup).toBe('<path d="M10 20C11 20 12 21 12 22" fill="#000000"/>');
  });

  it('paints nothing for a path without steps, or with a paint that is no colour', () => {
    const markup = record((context) => {
      context.beginPath();
      context.fill();
      Object.assign(context, { fillStyle: {} });
      context.fillRect(0, 0, 1, 1);
    });
    expect(markup).toEqual(['<path d="M0 0L1 0L1 1L0 1Z" fill="none"/>']);
  });
});

describe('text', () => {
  const write = (text: string, set: (context: SvgContext) => void) =>
    record((context) => {
      context.font = '24px "Shantell Sans", cursive';
      set(context);
      context.fillText(text, 10, 20);
    })[0];

  it('stays text, in its font, with nothing in it that is markup', () => {
    expect(write('a < b & "c"  </text><script>', () => {})).toBe(
      '<text x="10" y="20" font-family="&quot;Shantell Sans&quot;, cursive" font-size="24" fill="#000000" ' +
        'style="white-space:pre">a &lt; b &amp; &quot;c&quot;  &lt;/text&gt;&lt;script&gt;</text>',
    );
    expect(write('\u0000a\u0008\ud800b\uffff', () => {})).toContain('>ab</text>');
  });

  it('begins where its language does', () => {
    const rightToLeft = write('שלום', (context) => {
      context.direction = 'rtl';
      context.textAlign = 'right';
    });
    expect(rightToLeft).toContain('direction="rtl"');
    expect(rightToLeft).not.toContain('text-anchor');
    const aligned = (textAlign: SvgContext['textAlign']) =>
      write('x', (context) => Object.assign(context, { textAlign }));
    expect(aligned('center')).toContain('text-anchor="middle"');
    expect(aligned('right')).toContain('text-anchor="end"');
  });

  it('is turned and enlarged by a transform', () => {
    const turned = write('x', (context) => {
      context.translate(100, 0);
      context.rotate(Math.PI / 2);
    });
    expect(turned).toContain('<text x="10" y="20" transform="matrix(0 1 -1 0 100 0)"');
    expect(write('x', (context) => context.translate(5, 6))).toContain('<text x="15" y="26" font');
  });
});

describe('an image', () => {
  it('is where it can be loaded from, and nothing where that is nowhere', () => {
    const picture = {};
    const deps = {
      measureText: () => 0,
      imageUrl: (image: unknown) => (image === picture ? 'data:,x' : undefined),
    };
    const { context, recording } = createSvgContext(deps);
    context.translate(3, 4);
    context.drawImage(picture, 0, 0, 20, 10);
    context.drawImage({}, 0, 0, 20, 10);
    expect(recording.body).toEqual([
      '<image href="data:,x" x="0" y="0" width="20" height="10" preserveAspectRatio="none" transform="matrix(1 0 0 1 3 4)"/>',
    ]);
  });
});
