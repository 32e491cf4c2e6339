// A printer in the shop's network: port 9100 as a rule. Every wait has its own end.
import { createConnection, type Socket } from 'node:net';
import type { PrintProblem } from '../../../shared/printing.ts';
import { type Result, success } from '../../../shared/result.ts';
import { createHeard } from './heard.ts';
import type { OpenLine, PrinterLine, Timers } from './line.ts';

export type TcpOptions = { readonly host: string; readonly port: number; readonly timers: Timers };

/** Ms. */
const connectPatience = 3_000;
/** How long a printer may take nothing at all while something is to be sent: out of paper it stops in the middle and goes on later. Ms. */
const sendPatience = 60_000;
const closePatience = 3_000;

/** The line to a network printer; nothing is connected before `open`. */
export function tcpLine({ host, port, timers }: TcpOptions): PrinterLine {
  return {
    open: () =>
      new Promise<Result<OpenLine, PrintProblem>>((resolve) => {
        const socket = createConnection({ host, port, noDelay: true });
        const cancel = timers.schedule(connectPatience, () => socket.destroy(new Error('no answer in time')));
        socket.once('error', () => {
          cancel();
          resolve({ ok: false, failure: 'unreachable' });
        });
        socket.once('connect', () => {
          cancel();
          resolve(success(openLine(socket, timers)));
        });
      }),
  };
}

function openLine(socket: Socket, timers: Timers): OpenLine {
  const heard = createHeard(timers);
  let broken = false;
  let closed = false;
  socket.on('data', (bytes) => {
    for (const byte of bytes) {
      heard.take(byte);
    }
  });
  socket.on('error', () => {
    broken = true;
  });
  // The printer hung up: some do as soon as they have everything, so only what was not taken yet is lost by it.
  socket.on('end', () => heard.end());
  socket.on('close', () => {
    closed = true;
    heard.end();
  });

  return {
    send(bytes) {
      if (broken || closed) {
        return Promise.resolve(false);
      }
      return new Promise((resolve) => {
        const cancel = timers.schedule(sendPatience, () => {
          broken = true;
          socket.destroy();
        });
        const gone = () => done(false);
        function done(taken: boolean): void {
          cancel();
          socket.off('close', gone);
          resolve(taken);
        }
        socket.once('close', gone);
        socket.write(bytes, (error) => done(error === undefined || error === null));
      });
    },
    hear: (fits, patience) => (broken || closed ? Promise.resolve(null) : heard.next(fits, patience)),
    isBroken: () => broken,
    close() {
      if (closed) {
        return Promise.resolve(!broken);
      }
      return new Promise((resolve) => {
        const cancel = timers.schedule(closePatience, () => socket.destroy());
        socket.once('close', () => {
          cancel();
          resolve(!broken);
        });
        socket.end();
      });
    },
  };
}
