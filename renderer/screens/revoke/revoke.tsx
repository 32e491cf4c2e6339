export function Revoke() {
  return null;
}
