// A bar code as a picture, with the quiet space beside it that a scanner needs. Its size and colours are the caller's.
import { code39 } from './code-39.ts';

export function Code39Bars({ text, className }: { readonly text: string; readonly className: string | undefined }) {
  const { bars, width } = code39(text);
  return (
    <svg
      className={className}
      viewBox={`-10 0 ${width + 20} 40`}
      preserveAspectRatio="none"
      shapeRendering="crispEdges"
      aria-hidden="true"
    >
      {bars.map((bar) => (
        <rect key={bar.at} x={bar.at} y={0} width={bar.width} height={40} />
      ))}
    </svg>
  );
}
