// The training course of a practice till: follows what the trainee really does, and keeps it under the trainee's name in the practice
// store. A real store has none of it.

import { failure, success } from '../../../shared/result.ts';
import type { SessionView } from '../../../shared/session.ts';
import type { TrainingResults } from '../../../shared/training.ts';
import type { TrainingView } from '../../../shared/training-tasks.ts';
import type { Operation } from '../../queue/operation.ts';
import type { Emit, TillDependencies, TillHandlers } from '../dependencies.ts';
import {
  afterFact,
  begun,
  courseView,
  noProgress,
  type Progress,
  progressSchema,
  type TrainingFact,
} from './course.ts';
import { factOfFault, factsOf } from './facts.ts';

export type Training = {
  readonly handlers: Pick<TillHandlers, keyof TrainingResults>;
  /** To be called after each durable change of an operation. Never throws. */
  follow(operation: Operation): void;
  /** The same handlers; what a trainee does with them is followed. */
  watching(handlers: TillHandlers): TillHandlers;
};

type TrainingDependencies = Pick<TillDependencies, 'clock' | 'complain' | 'journal' | 'practice'> & {
  readonly session: { view(): SessionView };
  readonly emit: Emit;
};

const keyOf = (trainee: string) => `training.${trainee}`;

export function createTraining(dependencies: TrainingDependencies): Training {
  const refuse = async () => failure('badArguments');
  return dependencies.practice === null
    ? {
        handlers: { getTraining: refuse, beginTraining: refuse, restartTraining: refuse },
        follow: () => undefined,
        watching: (handlers) => handlers,
      }
    : openCourse(dependencies);
}

function openCourse({ clock, complain, journal, session, emit }: TrainingDependencies): Training {
  function read(trainee: string): Progress {
    const kept = progressSchema.safeParse(journal.settings.get(keyOf(trainee)) ?? {});
    return kept.success ? kept.data : noProgress;
  }

  function view(): TrainingView {
    const { user, displayName } = session.view();
    return user === null ? courseView(null, noProgress) : courseView(displayName ?? user, read(user));
  }

  function change(next: (progress: Progress) => Progress): void {
    const { user } = session.view();
    if (user === null) {
      return;
    }
    const before = read(user);
    const after = next(before);
    if (after !== before) {
      journal.settings.put(keyOf(user), after);
      emit('training', view());
    }
  }

  function note(facts: readonly TrainingFact[]): void {
    try {
      change((progress) => facts.reduce((now, fact) => afterFact(now, fact, clock.wall()), progress));
    } catch (error) {
      complain('the training could not follow', error);
    }
  }

  function noted<Argument, Answer extends { readonly ok: boolean }>(
    handler: (argument: Argument) => Promise<Answer>,
    factsIn: (argument: Argument, answer: Answer) => readonly TrainingFact[],
  ): (argument: Argument) => Promise<Answer> {
    return async (argument) => {
      const answer = await handler(argument);
      if (answer.ok) {
        note(factsIn(argument, answer));
      }
      return answer;
    };
  }

  /** Somebody else's course may be looked at now. */
  function announced<Argument, Answer>(handler: (argument: Argument) => Promise<Answer>) {
    return async (argument: Argument): Promise<Answer> => {
      const answer = await handler(argument);
      emit('training', view());
      return answer;
    };
  }

  return {
    handlers: {
      getTraining: async () => success(view()),
      async beginTraining({ task }) {
        change((progress) => begun(progress, task));
        return success(view());
      },
      async restartTraining() {
        change(() => ({ ...noProgress }));
        return success(view());
      },
    },
    follow(operation) {
      if (operation.operator === session.view().user) {
        note(factsOf(operation));
      }
    },
    watching: (handlers) => ({
      ...handlers,
      signIn: announced(handlers.signIn),
      signOut: announced(handlers.signOut),
      unlock: announced(handlers.unlock),
      lookup: noted(handlers.lookup, (_asked, answer) =>
        answer.ok && answer.value.member !== null ? [{ step: 'served' }] : [],
      ),
      consult: noted(handlers.consult, () => [{ step: 'priced' }]),
      checkRecharge: noted(handlers.checkRecharge, (_asked, answer) =>
        answer.ok && answer.value.allowed ? [{ step: 'checked' }] : [],
      ),
      sendSms: noted(handlers.sendSms, () => [{ step: 'smsSent' }]),
      verifySms: noted(handlers.verifySms, () => [{ step: 'smsVerified' }]),
      getDayEnd: noted(handlers.getDayEnd, () => [{ step: 'dayRead' }]),
      settleDay: noted(handlers.settleDay, () => [{ step: 'daySettled' }]),
      setPracticeFault: noted(handlers.setPracticeFault, ({ fault }) => {
        const fact = factOfFault(fault);
        return fact === null ? [] : [fact];
      }),
    }),
  };
}
