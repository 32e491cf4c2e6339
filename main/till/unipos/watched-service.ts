// UniPOS's service with an ear: whoever asks it of orders and reservations, the screen hears whether it answers.
import type { Failure } from '../../../shared/result.ts';
import type { BackendFailure } from '../../backends/backend-failure.ts';
import type { UniposService } from '../../backends/ports/unipos.ts';

type Answer = { readonly ok: true } | { readonly ok: false; readonly failure: BackendFailure };

export type WatchedService = {
  readonly service: UniposService;
  /** Why UniPOS could not be read last, else why it takes nothing from this application; null where all is well. */
  problem(): Failure | null;
};

export function watchService(service: UniposService): WatchedService {
  let reading: Failure | null = null;
  let sending: Failure | null = null;

  async function read<Read extends Answer>(call: Promise<Read>): Promise<Read> {
    const answer = await call;
    reading = answer.ok ? null : plain(answer.failure);
    return answer;
  }

  async function send<Sent extends Answer>(call: Promise<Sent>): Promise<Sent> {
    const answer = await call;
    // What else can become of one is the record's to tell.
    const barred = !answer.ok && ['uniposSecretWrong', 'uniposNoRight'].includes(answer.failure.code);
    sending = barred ? plain(answer.failure) : null;
    return answer;
  }

  return {
    service: {
      ...service,
      listOrders: (asked) => read(service.listOrders(asked)),
      listReservations: (asked) => read(service.listReservations(asked)),
      sendOrder: (order) => send(service.sendOrder(order)),
      sendReservation: (reservation) => send(service.sendReservation(reservation)),
    },
    problem: () => reading ?? sending,
  };
}

function plain({ reachable: _, ...failure }: BackendFailure): Failure {
  return failure;
}
