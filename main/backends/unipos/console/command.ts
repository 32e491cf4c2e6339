// A call of UniPOS's as a shell writes it, with variables in place of the token, the secret and the credentials.
import type { Credential } from '../../../../shared/profile-parts.ts';
import { isSecretName } from '../../console/mask.ts';
import { quoted, variableOf } from '../../console/shell.ts';

export type CommandParts = {
  readonly address: string;
  /** Parameters of the address; the values of secrets are not looked at. */
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly credentials: readonly Credential[];
  /** What is posted; null: a question. */
  readonly body: string | null;
};

/** One word a line. A shell's variable for a credential is its name: `X-Member-Key` → `$X_MEMBER_KEY`. */
export function uniposCommand({ address, query, headers, credentials, body }: CommandParts): string {
  const parameters = [
    ...Object.entries(query).map(([name, value]) =>
      isSecretName(name) ? `${quoted(`${name}=`)}"${variableOf(name)}"` : quoted(`${name}=${value}`),
    ),
    ...credentials.filter((one) => one.in === 'query').map(({ name }) => `${quoted(`${name}=`)}"${variableOf(name)}"`),
  ];
  const sent = [
    ...Object.entries(headers).map(([name, value]) => quoted(`${name}: ${value}`)),
    ...credentials
      .filter((one) => one.in === 'header')
      .map(({ name }) => `${quoted(`${name}: `)}"${variableOf(name)}"`),
  ];
  return [
    body === null ? `curl -sS -G ${quoted(address)}` : `curl -sS -X POST ${urlOf(address, parameters)}`,
    ...sent.map((header) => `-H ${header}`),
    ...(body === null
      ? parameters.map((parameter) => `--data-urlencode ${parameter}`)
      : [`--data-raw ${quoted(body)}`]),
  ].join(' \\\n  ');
}

/** What is posted leaves the parameters to the address. */
function urlOf(address: string, parameters: readonly string[]): string {
  return parameters.length === 0 ? quoted(address) : `${quoted(`${address}?`)}${parameters.join("'&'")}`;
}
