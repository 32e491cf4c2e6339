export function Sms() {
  return null;
}
