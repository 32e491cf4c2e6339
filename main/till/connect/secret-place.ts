// Where a secret lies in the secret store: by its name and by whom it may be told to. A profile that names the same AppID at somebody else's address
// finds nothing there, and the secret must be typed anew.

/** What `URL` says of every address whose scheme it does not know, `db:5432` among them. */
const opaque = 'null';

/** `address`: of the service that the secret is for, or null for one that is never sent (a terminal brings it). */
export function secretPlace(name: string, address: string | null): string {
  return address === null ? name : `${name} at ${originOf(address)}`;
}

/** Scheme, host and port: a path that changes is still the same house. What is no web address stands as it is. */
function originOf(address: string): string {
  const origin = URL.canParse(address) ? new URL(address).origin : opaque;
  return origin === opaque ? address : origin;
}
