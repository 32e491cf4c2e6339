// A call of the platform as a shell writes it, one word a line.
import { isSecretName } from '../../console/mask.ts';
import { quoted, variableOf } from '../../console/shell.ts';

/** The document's `client_secret` is the AppSecret. */
function variableFor(name: string): string {
  return variableOf(name === 'client_secret' ? 'app_secret' : name);
}

/** A call with the envelope of 1.1: the time is the shell's own, the token `$ACCESS_TOKEN`. `payload` is JSON text. */
export function envelopeCommand(address: string, payload: string): string {
  const parts = payload.split(/("(?:[^"\\]|\\.)*"\s*:\s*"(?:[^"\\]|\\.)*")/);
  const words = parts.map((part) => {
    const pair = /^("((?:[^"\\]|\\.)*)"\s*:\s*")([\s\S]*)"$/.exec(part);
    const [, head = '', name = '', value = ''] = pair ?? [];
    return pair === null || value === '' || !isSecretName(name)
      ? quoted(part)
      : `${quoted(head)}"${variableFor(name)}"'"'`;
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
      ? `--data-urlencode ${quoted(`${name}=`)}"${variableFor(name)}"`
      : `--data-urlencode ${quoted(`${name}=${value}`)}`,
  );
  return [`curl -sS -X POST ${quoted(address)}`, ...fields].join(' \\\n  ');
}

/** An address that a person's browser opens. */
export function browserCommand(address: string): string {
  return `curl -sS -i ${quoted(address)}`;
}
