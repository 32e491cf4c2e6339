// The training course: its tasks, and what has to happen in each, in order. Without schemas: the screen needs the names.

/**
 * A step is ticked by what really happened: an answer of the platform, or an operation of the trainee's. A task's last step is what it is
 * about; the texts are under `training.tasks` in both catalogues.
 */
export const trainingTasks = {
  firstSale: ['served', 'priced', 'paid'],
  mixedPayment: ['served', 'priced', 'mixed'],
  recharge: ['served', 'checked', 'recharged'],
  offlineSale: ['lineCut', 'recorded', 'lineBack', 'delivered'],
  revoke: ['paid', 'revoked'],
  sms: ['smsSent', 'smsVerified'],
  dayEnd: ['dayRead', 'daySettled'],
} as const;

export type TrainingTask = keyof typeof trainingTasks;
export type TrainingStep = (typeof trainingTasks)[TrainingTask][number];

export const trainingTaskNames = Object.keys(trainingTasks) as readonly TrainingTask[];

/** How far a trainee is. `ticked` counts the steps that are done; moments are wall ms UTC. */
export type TrainingTaskView = {
  readonly task: TrainingTask;
  readonly ticked: number;
  readonly doneAt: number | null;
};

export type TrainingView = {
  /** Whose course it is; null: nobody is signed in. */
  readonly trainee: string | null;
  readonly tasks: readonly TrainingTaskView[];
  /** What is being practised now. */
  readonly active: TrainingTask | null;
  /** What was finished last, until the next is begun. */
  readonly justDone: TrainingTask | null;
  /** When the whole course was done. */
  readonly finishedAt: number | null;
};
