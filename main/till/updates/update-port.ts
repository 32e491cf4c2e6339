// What the use case asks of the shell, which knows the updater: ask, download, put into place, start the new version.
import type { UpdateOffer, UpdateProblem } from '../../../shared/updates.ts';

/** What the server offers this installation; `none` also where a staged release has not come to it yet. */
export type UpdateCheck =
  | { readonly kind: 'none' }
  | { readonly kind: 'offered'; readonly offer: UpdateOffer }
  | { readonly kind: 'failed'; readonly problem: UpdateProblem };

export type UpdateDownload = { readonly ok: true } | { readonly ok: false; readonly problem: UpdateProblem };

export type UpdatePort = {
  /** Asks the server; never downloads by itself. */
  check(): Promise<UpdateCheck>;
  /** Downloads what was offered last and proves it. `told` hears whole percents. */
  download(told: (percent: number) => void): Promise<UpdateDownload>;
  /** As much of the installation as can be done, and can fail, while the till still runs. False: nothing was changed. */
  place(): Promise<boolean>;
  /** Ends the till in order; the new version starts. */
  restart(): void;
  /** Gives up a download that is under way. */
  close(): void;
};

export type UpdateNeeds = {
  /** False while money is on its way: a download holds its breath. */
  readonly isQuiet: () => boolean;
};

/** `absent`: no address. `elsewhere`: renewed by other means. */
export type UpdateShell =
  | { readonly kind: 'absent' }
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'own'; open(needs: UpdateNeeds): Promise<UpdatePort> };
