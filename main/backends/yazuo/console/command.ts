// A call as a shell writes it: one word a line, quoted so that nothing in it means anything to the shell, variables in place of secrets.
import { isSecretName } from './mask.ts';

/** One word of a POSIX shell, whatever it holds. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** A variable's name for a secret field: `password` → `$PASSWORD`, `client_secret` → `$APP_SECRET`. */
function variableOf(name: string): string {
  return name === 'client_secret' ? '$APP_SECRET' : `$${name.replaceAll(/[^A-Za-z0-9]/g, '_').toUpperCase()}`;
}

/** A call with the envelope of 1.1: the time is the shell's own, the token `$ACCESS_TOKEN`. `payload` is JSON text. */
export function envelopeCommand(address: string, payload: string): string {
  const parts = payload.split(/("(?:[^"\\]|\\.)*"\s*:\s*"(?:[^"\\]|\\.)*")/);
  const words = parts.map((part) => {
    const pair = /^("((?:[^"\\]|\\.)*)"\s*:\s*")([\s\S]*)"$/.exec(part);
    const [, head = '', name = '', value = ''] = pair ?? [];
    return pair === null || value === '' || !isSecretName(name)
      ? quoted(part)
      : `${quoted(head)}"${variableOf(name)}"'"'`;
  });
  const body = `'{"timestamp":'"$(date +%s)"',"version":1,"access_token":"'"$ACCESS_TOKEN"'","ciphertext":'${words
    .filter((word) => word !== "''")
    .join('')}'}'`;
  return [
    `curl -sS -X POST ${quoted(address)}`,
    `-H ${quoted('Content-Type: application/json;charset=UTF-8')}`,
    `-H ${quoted('Accept: application/json')}`,
    `--data-raw ${body}`,
  ].join(' \\\n  ');
}

/** A form-encoded call of chapter 2. */
export function formCommand(address: string, form: Readonly<Record<string, string>>): string {
  const fields = Object.entries(form).map(([name, value]) =>
    isSecretName(name) || name === 'code'
      ? `--data-urlencode ${quoted(`${name}=`)}"${variableOf(name)}"`
      : `--data-urlencode ${quoted(`${name}=${value}`)}`,
  );
  return [`curl -sS -X POST ${quoted(address)}`, ...fields].join(' \\\n  ');
}

/** An address that a person's browser opens. */
export function browserCommand(address: string): string {
  return `curl -sS -i ${quoted(address)}`;
}
