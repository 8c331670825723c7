import { expect, it } from 'vitest';
import { readHead } from './imageHead.ts';

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

it.each(['<svg xmlns="x"/>', '\n<?xml version="1.0"?><!-- by hand --><!DOCTYPE svg><svg width="5">'])(
  'a drawing is an image, whatever stands before it: %j',
  (text) => expect(readHead(bytes(text))).toEqual({ type: 'image/svg+xml' }),
);

it.each(['<html><svg/></html>', '%PDF-1.7', ''])('what is no image is none: %j', (text) => {
  expect(readHead(bytes(text))).toBeUndefined();
});

it('a picture is told by what it begins with', () => {
  expect(readHead(bytes('GIF89a\x05\0\x04\0'))?.size).toEqual({ w: 5, h: 4 });
});
