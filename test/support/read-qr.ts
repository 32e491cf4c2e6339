// Reads the codes of a picture, with a reader that has nothing to do with what drew them.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { PNG } from 'pngjs';

const require = createRequire(import.meta.url);

/** Stand-ins for two classes of a browser that the reader looks for: pixels in, a rectangle out. */
class Pixels {
  readonly colorSpace = 'srgb';
  readonly [Symbol.toStringTag] = 'ImageData';
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
  constructor(data: Uint8ClampedArray, width: number, height: number) {
    this.data = data;
    this.width = width;
    this.height = height;
  }
}
class Rectangle {}

/** The texts of all QR codes in a PNG. */
export async function readQr(png: Buffer): Promise<readonly string[]> {
  return readCodes(png, 'qr_code');
}

/** The texts of all bar codes (Code 39) in a PNG. */
export async function readBars(png: Buffer): Promise<readonly string[]> {
  return readCodes(png, 'code_39');
}

async function readCodes(png: Buffer, format: 'qr_code' | 'code_39'): Promise<readonly string[]> {
  const ownGlobals = {
    ImageData: Pixels,
    DOMRectReadOnly: Object.assign(Rectangle, { fromRect: () => new Rectangle() }),
  };
  Object.assign(globalThis, ownGlobals);
  try {
    const { BarcodeDetector, prepareZXingModule } = await import('barcode-detector/ponyfill');
    const wasm = createRequire(require.resolve('barcode-detector')).resolve('zxing-wasm/reader/zxing_reader.wasm');
    prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(wasm)).buffer } });
    const { data, width, height } = PNG.sync.read(png);
    const pixels = new Pixels(new Uint8ClampedArray(data), width, height);
    const found = await new BarcodeDetector({ formats: [format] }).detect(pixels as unknown as ImageData);
    return found.map(({ rawValue }) => rawValue);
  } finally {
    for (const name of Object.keys(ownGlobals)) Reflect.deleteProperty(globalThis, name);
  }
}
