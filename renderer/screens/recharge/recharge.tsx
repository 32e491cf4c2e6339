export function Recharge() {
  return null;
}
