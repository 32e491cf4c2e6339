// The hand-over's tab; it is being built.

export function HandOverPanel() {
  return null;
}
