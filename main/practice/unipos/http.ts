// UniPOS's paths on the practice server: its service and the member service, each with the document's method and spelling.
import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import {
  type UniposFormat,
  type UniposInterfaceId,
  uniposCatalogue,
  uniposInterfaceIds,
} from '../../protocol/unipos/catalogue.ts';
import type { MetFaults } from '../faults.ts';
import { answerUnderFaults, type FaultTime, type PracticeHttp } from '../faulty-answer.ts';
import type { WireReply } from '../wire-reply.ts';
import type { UniposCall, UniposSettings } from './call.ts';
import { uniposDamage } from './damage.ts';
import { uniposGuide } from './guide.ts';

export interface ReceivedUniposCall {
  readonly id: UniposInterfaceId;
  /** As it came, without the question mark: secrets included. */
  readonly query: string;
  /** Names in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface UniposHttpParts extends FaultTime {
  readonly meetFaults: (id: UniposInterfaceId) => MetFaults;
  readonly received: (call: ReceivedUniposCall) => void;
  /** As they are now. */
  readonly settings: () => UniposSettings;
  /** Processes a call once. */
  readonly process: (call: UniposCall, met: MetFaults) => WireReply;
}

/** The nine routes; whatever else is asked for below their paths is left to the caller. */
export function createUniposApplication(parts: UniposHttpParts): Hono<{ Bindings: HttpBindings }> {
  const application = new Hono<{ Bindings: HttpBindings }>();
  for (const id of uniposInterfaceIds) {
    const { section, method, path } = uniposCatalogue[id];
    const base = section === '四' ? uniposGuide.memberPath : uniposGuide.servicePath;
    application.on(method, `${base}/${path}`, (context) => answerCall(id, context, parts));
  }
  return application;
}

async function answerCall(id: UniposInterfaceId, context: PracticeHttp, parts: UniposHttpParts): Promise<Response> {
  const { req } = context;
  const query = new URL(req.url).searchParams;
  const body = new Uint8Array(await req.arrayBuffer());
  const contentType = req.header('content-type') ?? '';
  const answer = formatOf(req.header('accept')) ?? formatOf(contentType) ?? 'json';
  const call: UniposCall = { id, answer, query, header: (name) => req.header(name), contentType, body };
  parts.received({ id, query: query.toString(), headers: req.header(), body: new TextDecoder().decode(body) });
  const met = parts.meetFaults(id);
  return answerUnderFaults(context, parts, met, () => parts.process(call, met), uniposDamage(call, parts.settings()));
}

/** The format that a header names first. */
function formatOf(header: string | undefined): UniposFormat | null {
  const named = /json|xml/i.exec(header ?? '')?.[0].toLowerCase();
  return named === 'json' || named === 'xml' ? named : null;
}
