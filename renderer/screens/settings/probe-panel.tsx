// The contract check's tab; it is being built.

export function ProbePanel() {
  return null;
}
