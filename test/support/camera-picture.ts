// A picture for Chromium's make-believe camera: one bar code on white, as a video of a single frame (YUV4MPEG2, 640 × 480).
import { writeFileSync } from 'node:fs';
import { code39 } from '../../renderer/components/code-39.ts';

const [width, height] = [640, 480];
const [white, black, grey] = [235, 16, 128];

/** Writes the video; `text` of digits and capitals, at most sixteen. */
export function writeCameraVideo(file: string, text: string): void {
  const { bars, width: modules } = code39(text);
  const scale = Math.floor((width - 40) / modules);
  const left = Math.round((width - modules * scale) / 2);
  const picture = Buffer.alloc(width * height, white);
  for (const { at, width: wide } of bars) {
    for (let row = 120; row < 360; row += 1) {
      picture.fill(black, row * width + left + at * scale, row * width + left + (at + wide) * scale);
    }
  }
  const colours = Buffer.alloc((width * height) / 2, grey);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), picture, colours]);
  writeFileSync(
    file,
    Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F20:1 Ip A1:1 C420mpeg2\n`), frame, frame]),
  );
}
