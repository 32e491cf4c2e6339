// A file of the bundle as a data address: what is read so needs no connection of the page.
declare module '*.wasm?url&inline' {
  const address: string;
  // biome-ignore lint/style/noDefaultExport: the bundler exports it so
  export default address;
}
