// Whether a PostgreSQL server speaks TLS and proves who it is, before anybody signs in. It is asked in its own way first (its manual, 55.2.10).
import { connect as connectTcp, isIP } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { readAuthority } from '../../backends/head-office/authority.ts';
import { type TlsOutcome, tlsFinding } from '../connect/network.ts';

/** The message SSLRequest: its length, and the number that stands for it. */
const request = Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f]);

/** Never rejects. `authority`: a PEM file that alone vouches, or null for the public ones; `timeout` in ms for each of the two parts. */
export function postgresHandshake(
  host: string,
  port: number,
  authority: string | null,
  timeout = 5_000,
): Promise<TlsOutcome> {
  let own: string | null;
  try {
    own = authority === null ? null : readAuthority(authority);
  } catch {
    return Promise.resolve({ kind: 'failed', finding: 'authorityUnreadable', detail: authority ?? '' });
  }
  return new Promise((resolve) => {
    const plain = connectTcp({ host, port, timeout });
    const end = (outcome: TlsOutcome) => {
      plain.destroy();
      resolve(outcome);
    };
    const fail = (detail: string) => end({ kind: 'failed', finding: tlsFinding(detail), detail });
    plain.once('timeout', () => fail('ETIMEDOUT'));
    plain.on('error', (error: NodeJS.ErrnoException) => fail(error.code ?? error.name));
    plain.once('close', () => fail('ECONNRESET'));
    plain.once('connect', () => plain.write(request));
    plain.once('data', (answer) => {
      if (answer.toString('latin1') !== 'S') {
        end({ kind: 'failed', finding: 'notTls', detail: answer.toString('latin1', 0, 1) });
        return;
      }
      const name = isIP(host) === 0 ? { servername: host } : {};
      const socket = connectTls({
        socket: plain,
        host,
        rejectUnauthorized: true,
        ...name,
        ...(own === null ? {} : { ca: own }),
      });
      socket.once('secureConnect', () => {
        const certificate = socket.getPeerCertificate();
        const names: readonly unknown[] = [certificate.issuer?.O, certificate.issuer?.CN];
        const issuer = names.flat().find((each) => typeof each === 'string') ?? '?';
        end({
          kind: 'trusted',
          issuer: String(issuer),
          validTo: Date.parse(certificate.valid_to),
          privately: own !== null,
        });
      });
      socket.on('error', (error: NodeJS.ErrnoException) => fail(error.code ?? error.name));
    });
  });
}
