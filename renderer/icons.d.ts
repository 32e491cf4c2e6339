// Icons are imported one file each, so that the bundler never reads the other six thousand.
declare module '@tabler/icons-react/dist/esm/icons/*.mjs' {
  import type { FunctionComponent, SVGProps } from 'react';

  const Icon: FunctionComponent<
    Omit<SVGProps<SVGSVGElement>, 'stroke'> & { readonly size?: number; readonly stroke?: number }
  >;
  // biome-ignore lint/style/noDefaultExport: the package exports each icon so
  export default Icon;
}
