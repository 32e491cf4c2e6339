// One connection to the chain's PostgreSQL: bounded in time and in bytes, TLS checked to the name, nothing kept beside it. The driver is loaded
// here and nowhere else, and this file only where a head office is set.
import { Socket } from 'node:net';
import { Client } from 'pg';
import { z } from 'zod';
import { type Result, success } from '../../../shared/result.ts';
import { readAuthority } from './authority.ts';
import { failureOf } from './failures.ts';
import type { Greeting, HeadOfficeFailure, HeadOfficeSession, OpenSession, Shipment } from './head-office-door.ts';
import { schemaVersion } from './head-office-door.ts';
import { usesTls } from './uses-tls.ts';

/** Ms until a connection stands, and for one call; a call that takes longer is cut off with its connection. */
export type SessionLimits = { readonly connect: number; readonly call: number };
const usualLimits: SessionLimits = { connect: 10_000, call: 30_000 };

const goodbye = 1_000;

/** What one session may receive. An honest one needs some kilobytes. */
const mostBytes = 1_048_576;
/** How often the bytes are looked at while a session is open (ms). */
const lookPause = 200;

const position = z.object({
  installId: z.string(),
  last: z.int().min(0),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  mine: z.boolean(),
});
const greeting = z.object({ schema: z.int().nullable(), writable: z.boolean(), streams: z.array(position).max(1_000) });
const greetings = z.tuple([z.object({ answer: greeting })]);
/** PostgreSQL's bigint comes as text. */
const shipped = z.tuple([z.object({ answer: z.string().regex(/^\d{1,15}$/) })]);

/** Opens a session, or says why there is none. */
export function createOpenSession(limits: SessionLimits = usualLimits): OpenSession {
  return async (settings, signal) => {
    let authority: string | null;
    try {
      authority = settings.authority === null ? null : readAuthority(settings.authority);
    } catch {
      return { ok: false, failure: { code: 'authorityUnreadable', words: null } };
    }
    const socket = new Socket();
    const client = new Client({
      host: settings.host,
      port: settings.port,
      database: settings.database,
      user: settings.user,
      password: settings.password,
      application_name: 'yatai',
      // The name is given twice: the driver checks an address against "localhost" otherwise.
      ssl: usesTls(settings)
        ? {
            rejectUnauthorized: true,
            minVersion: 'TLSv1.2',
            host: settings.host,
            ...(authority === null ? {} : { ca: authority }),
          }
        : false,
      stream: () => socket,
      connectionTimeoutMillis: limits.connect,
      query_timeout: limits.call,
    });
    let lost: unknown = null;
    client.on('error', (error) => {
      lost ??= error;
    });
    socket.on('error', () => undefined);
    const cut = (why: string) => {
      lost ??= new Error(why);
      socket.destroy();
    };
    const abort = () => cut('given up');
    signal.addEventListener('abort', abort);
    const watch = setInterval(() => {
      if (socket.bytesRead > mostBytes) {
        cut('too much came');
      }
    }, lookPause);
    const end = () => {
      signal.removeEventListener('abort', abort);
      clearInterval(watch);
      socket.destroy();
    };
    // The driver's own patience counts from the first byte; a server that answers in drops is cut off all the same.
    const patience = setTimeout(() => cut('timeout'), limits.connect);
    try {
      if (signal.aborted) {
        abort();
      }
      await client.connect();
    } catch (error) {
      end();
      return { ok: false, failure: failureOf(lost ?? error, false) };
    } finally {
      clearTimeout(patience);
    }
    return success(sessionOn({ client, limits, cut, end, lost: () => lost }));
  };
}

/** Text as PostgreSQL can hold it: without the NUL that a platform's voucher may bear, and that would be refused again and again. */
function storable(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll('\0', '\uFFFD') : value;
}

type Parts = {
  readonly client: Client;
  readonly limits: SessionLimits;
  readonly cut: (why: string) => void;
  readonly end: () => void;
  readonly lost: () => unknown;
};

function sessionOn({ client, limits, cut, end, lost }: Parts): HeadOfficeSession {
  async function rows<Rows>(
    schema: z.ZodType<Rows>,
    text: string,
    values: readonly unknown[] = [],
  ): Promise<Result<Rows, HeadOfficeFailure>> {
    const patience = setTimeout(() => cut('timeout'), limits.call);
    try {
      const result = await client.query(text, [...values]);
      const read = schema.safeParse(result.rows);
      return read.success ? success(read.data) : { ok: false, failure: { code: 'badAnswer', words: null } };
    } catch (error) {
      return { ok: false, failure: failureOf(lost() ?? error, true) };
    } finally {
      clearTimeout(patience);
    }
  }

  async function ship(shipment: Shipment): Promise<Result<number, HeadOfficeFailure>> {
    const answer = await rows(shipped, 'SELECT yatai.ship($1::json) AS answer', [JSON.stringify(shipment, storable)]);
    return answer.ok ? success(Number(answer.value[0].answer)) : answer;
  }

  return {
    async greet(installIds): Promise<Result<Greeting, HeadOfficeFailure>> {
      const answer = await rows(greetings, 'SELECT yatai.greet($1::text[]) AS answer', [[...installIds]]);
      if (!answer.ok) {
        return answer;
      }
      const { schema, writable, streams } = answer.value[0].answer;
      // A newer schema takes what an older till sends: head office is brought up to date first.
      if (schema === null || schema < schemaVersion) {
        return { ok: false, failure: { code: 'schemaOther', words: String(schema) } };
      }
      const known = { schema, writable, streams };
      return writable ? success(known) : { ok: false, failure: { code: 'readOnly', words: null } };
    },
    ship,
    async tryOut(shipment) {
      const begun = await rows(z.array(z.unknown()), 'BEGIN');
      if (!begun.ok) {
        return begun;
      }
      const answer = await ship(shipment);
      const back = await rows(z.array(z.unknown()), 'ROLLBACK');
      return answer.ok && !back.ok ? back : answer;
    },
    async close() {
      // A goodbye if it is heard at once; the socket goes in any case.
      const patience = setTimeout(end, goodbye);
      try {
        await client.end();
      } catch {
        // It was gone already.
      } finally {
        clearTimeout(patience);
        end();
      }
    },
  };
}
