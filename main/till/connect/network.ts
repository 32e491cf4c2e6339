// The two steps below HTTP: is the name known and the port open, and does the other side prove who it is. Nothing is sent beyond that.
import { lookup } from 'node:dns/promises';
import { readFileSync } from 'node:fs';
import { connect as connectTcp, isIP } from 'node:net';
import { connect as connectTls, type PeerCertificate } from 'node:tls';
import type { stepFindings } from '../../../shared/connect.ts';

type ReachFinding = (typeof stepFindings)['reach']['bad'][number];
type TlsFinding = (typeof stepFindings)['tls']['bad'][number];

export type ReachOutcome =
  | { readonly kind: 'connected'; readonly address: string }
  | { readonly kind: 'failed'; readonly finding: ReachFinding };

/** `validTo` in ms UTC. `privately`: only the profile's own authority vouches for it. */
export type TlsOutcome =
  | { readonly kind: 'notNeeded' }
  | { readonly kind: 'trusted'; readonly issuer: string; readonly validTo: number; readonly privately: boolean }
  | { readonly kind: 'failed'; readonly finding: TlsFinding; readonly detail: string };

export type Network = {
  reach(host: string, port: number): Promise<ReachOutcome>;
  /** `authority`: a PEM file that vouches instead of the public ones, or null. Verification is never switched off. */
  handshake(host: string, port: number, authority: string | null): Promise<TlsOutcome>;
};

/** Ms for the name, for the connection, and for the handshake: each. */
const patience = 5_000;

/** The machine's own network. Neither ever rejects. */
export function systemNetwork(timeout: number = patience): Network {
  return { reach: (host, port) => reach(host, port, timeout), handshake: (...about) => handshake(...about, timeout) };
}

/** Host and port of a platform's address; brackets of an IPv6 address are taken off. */
export function targetOf(baseUrl: string): { readonly host: string; readonly port: number; readonly secure: boolean } {
  const url = new URL(baseUrl);
  const secure = url.protocol === 'https:';
  const port = url.port === '' ? (secure ? 443 : 80) : Number(url.port);
  return { host: url.hostname.replace(/^\[|\]$/g, ''), port, secure };
}

async function reach(host: string, port: number, timeout: number): Promise<ReachOutcome> {
  const named = await Promise.race([
    lookup(host).then(
      ({ address }) => ({ address }),
      (error: unknown) => ({ code: codeOf(error) }),
    ),
    later(timeout),
  ]);
  if (named === null) {
    return { kind: 'failed', finding: 'nameFailed' };
  }
  if ('code' in named) {
    return { kind: 'failed', finding: named.code === 'ENOTFOUND' ? 'nameUnknown' : 'nameFailed' };
  }
  const { address } = named;
  return new Promise((resolve) => {
    const socket = connectTcp({ host: address, port, timeout });
    const end = (outcome: ReachOutcome) => {
      socket.destroy();
      resolve(outcome);
    };
    socket.once('connect', () => end({ kind: 'connected', address }));
    socket.once('timeout', () => end({ kind: 'failed', finding: 'timeout' }));
    socket.once('error', (error) => end({ kind: 'failed', finding: reachFinding(codeOf(error)) }));
  });
}

/** What an error code of a connection means to whoever set the network up. */
export function reachFinding(code: string): ReachFinding {
  if (code === 'ECONNREFUSED' || code === 'ECONNRESET') {
    return 'portClosed';
  }
  return code === 'ETIMEDOUT' ? 'timeout' : 'noRoute';
}

function handshake(host: string, port: number, authority: string | null, timeout: number): Promise<TlsOutcome> {
  let own: Buffer | null;
  try {
    own = authority === null ? null : readFileSync(authority);
  } catch (error) {
    return Promise.resolve({ kind: 'failed', finding: 'authorityUnreadable', detail: codeOf(error) });
  }
  return new Promise((resolve) => {
    const socket = connectTls({
      host,
      port,
      timeout,
      rejectUnauthorized: true,
      // A server's name goes along for the right certificate; an address is none (RFC 6066 §3).
      ...(isIP(host) === 0 ? { servername: host } : {}),
      ...(own === null ? {} : { ca: [own] }),
    });
    const end = (outcome: TlsOutcome) => {
      socket.destroy();
      resolve(outcome);
    };
    socket.once('secureConnect', () => {
      const certificate = socket.getPeerCertificate();
      end({
        kind: 'trusted',
        issuer: issuerOf(certificate),
        validTo: Date.parse(certificate.valid_to),
        privately: own !== null,
      });
    });
    socket.once('timeout', () => end({ kind: 'failed', finding: 'tlsFailed', detail: 'ETIMEDOUT' }));
    socket.once('error', (error) => {
      const detail = codeOf(error);
      end({ kind: 'failed', finding: tlsFinding(detail), detail });
    });
  });
}

/** What OpenSSL's word for a certificate means, or for what is no TLS at all. */
export function tlsFinding(code: string): TlsFinding {
  switch (code) {
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
    case 'SELF_SIGNED_CERT_IN_CHAIN':
      return 'selfSigned';
    case 'UNABLE_TO_GET_ISSUER_CERT':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
    case 'CERT_UNTRUSTED':
      return 'unknownIssuer';
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
    case 'HOSTNAME_MISMATCH':
      return 'otherName';
    case 'CERT_HAS_EXPIRED':
      return 'expired';
    case 'CERT_NOT_YET_VALID':
      return 'notYetValid';
    case 'ERR_SSL_WRONG_VERSION_NUMBER':
    case 'ERR_SSL_PACKET_LENGTH_TOO_LONG':
    case 'EPROTO':
      return 'notTls';
    default:
      return 'tlsFailed';
  }
}

function issuerOf({ issuer }: PeerCertificate): string {
  const names: readonly unknown[] = [issuer?.O, issuer?.CN];
  return names.flat().find((name) => typeof name === 'string') ?? '?';
}

/** The error's code, or its class: never its message. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) {
    return typeof error;
  }
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}

/** Null after so many ms; the timer keeps nobody alive. */
function later(ms: number): Promise<null> {
  return new Promise((resolve) => setTimeout(() => resolve(null), ms).unref());
}
