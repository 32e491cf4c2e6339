// Reads codes from the camera's picture, with a reader that lies in our own bundle: nothing is fetched from anywhere.
import { BarcodeDetector, prepareZXingModule } from 'barcode-detector/ponyfill';
import program from 'zxing-wasm/reader/zxing_reader.wasm?url&inline';

/** What guests show and cards bear. */
const formats = ['qr_code', 'code_128', 'code_39', 'data_matrix', 'ean_13', 'pdf417', 'aztec'] as const;

/** Ms between two looks at the picture: quick for a hand, slow for a processor. */
const between = 120;

export type CameraReader = {
  /** The text of the first code in the picture. Never settles after `signal` is aborted. */
  readonly read: (video: HTMLVideoElement, signal: AbortSignal) => Promise<string>;
};

/** Loads the reader; rejects where this machine cannot run it. */
export async function openCameraReader(): Promise<CameraReader> {
  const bytes = Uint8Array.from(atob(program.slice(program.indexOf(',') + 1)), (one) => one.charCodeAt(0));
  await prepareZXingModule({ overrides: { wasmBinary: bytes.buffer }, fireImmediately: true });
  const detector = new BarcodeDetector({ formats: [...formats] });
  return {
    read: (video, signal) =>
      new Promise((resolve) => {
        async function look(): Promise<void> {
          if (signal.aborted) {
            return;
          }
          const found = video.readyState >= video.HAVE_CURRENT_DATA ? await detector.detect(video).catch(() => []) : [];
          const text = found.find(({ rawValue }) => rawValue.trim() !== '')?.rawValue;
          if (text === undefined) {
            setTimeout(() => void look(), between);
          } else if (!signal.aborted) {
            resolve(text.trim());
          }
        }
        void look();
      }),
  };
}
