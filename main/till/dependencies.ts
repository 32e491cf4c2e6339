// What the use cases stand on, as records: each takes only the part that it needs. No Electron, no HTTP, no SQL here.
import type { ChannelArgument, ChannelName, ChannelResults, EventMap } from '../../shared/ipc.ts';
import type { PracticeView } from '../../shared/practice.ts';
import type { Profile } from '../../shared/profile.ts';
import type { UniposSettings } from '../../shared/profile-parts.ts';
import type { Result } from '../../shared/result.ts';
import type { ConsoleDoor } from '../backends/console-door.ts';
import type { LinkDoor } from '../backends/link-door.ts';
import type { MemberBackend } from '../backends/member-backend.ts';
import type { UniposService } from '../backends/ports/unipos.ts';
import type { SystemPrinter } from '../devices/printing/printer.ts';
import type { Journal } from '../journal/types.ts';
import type { Queue } from '../queue/api.ts';
import type { Clock, Random, Timers } from '../queue/ports.ts';
import type { AssistantStart } from './assistant/assistant-keeper.ts';
import type { BackupParts } from './backups/backup-parts.ts';
import type { ProfileKeeper } from './connect/profile-keeper.ts';
import type { FileChooser } from './hand-over/file-chooser.ts';
import type { Installation } from './installation.ts';
import type { Machine } from './machine/machine.ts';
import type { ProbeDesk } from './probe/probe-desk.ts';
import type { UpdateShell } from './updates/update-port.ts';

/** The practice platform as the training screen sees it; null where the till works on a real platform. */
export type PracticeDesk = {
  view(): Promise<PracticeView>;
  setFault(fault: PracticeView['fault']): Promise<void>;
};

/** Sends an event to the screen. */
export type Emit = <Name extends keyof EventMap>(name: Name, value: EventMap[Name]) => void;

export type TillDependencies = {
  readonly profile: Profile;
  readonly version: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly timers: Timers;
  readonly journal: Journal;
  readonly queue: Queue;
  readonly backend: MemberBackend;
  /** UniPOS's service; null where the profile has none. */
  readonly unipos: UniposService | null;
  /** A client of its own for settings that are only tried. */
  readonly openUnipos: (settings: UniposSettings, secret: string) => UniposService;
  readonly practice: PracticeDesk | null;
  readonly probe: ProbeDesk;
  /** Wall ms UTC of the newest backup of the journal, or null where there is none. */
  readonly lastBackup?: () => number | null;
  /** Opens the platform's authorise page in the person's own browser: false where that is not to be had. Absent: never. */
  readonly openBrowser?: (address: string) => Promise<boolean>;
  /** Lends the page the camera, or takes it back; absent where there is no window. */
  readonly allowCamera?: ((allowed: boolean) => void) | undefined;
  /** Where the set-up assistant saves a profile and its secret; absent where there is no such place. */
  readonly keeper?: ProfileKeeper;
  /** The door for the interface console. */
  readonly consoleDoor: ConsoleDoor;
  /** The door for linking a store; null where the platform has none. */
  readonly link: LinkDoor | null;
  /** The platform's address, the practice platform's too. */
  readonly baseUrl?: string;
  /** Asks the person for the place of a hand-over file; absent where there is no window. */
  readonly chooseFile?: FileChooser;
  /** The operating system's printers; absent where there is no window. */
  readonly systemPrinter?: SystemPrinter;
  /** Where the customer display's idle pictures lie; absent where there is no window. */
  readonly picturesFolder?: string;
  /** log2 of scrypt's cost for a hand-over file; lower in tests only. */
  readonly handOverCost?: number;
  /** Where this installation lies and what the shell can do for it. */
  readonly installation: Installation;
  /** The journal's file, and what belongs to its backups. */
  readonly backups: BackupParts;
  /** The set-up assistant of this start; null where there is none. */
  readonly assistant: AssistantStart | null;
  /** The computer under the till. */
  readonly machine: Machine;
  /** Where new versions come from. */
  readonly updates: UpdateShell;
  /** What is secret here and known, so that it can be kept out of what leaves the till. */
  readonly knownSecrets: readonly string[];
  /** Takes what went wrong in the background, where no caller waits for an answer. */
  readonly complain: (message: string, error: unknown) => void;
};

/** A channel's work that wants a signed-in cashier, whose name it is given. */
export type WithCashier = <Value>(work: (operator: string) => Promise<Result<Value>>) => Promise<Result<Value>>;

/** The same for a channel that names a card; fails with `memberNotFound` where nobody named it before. */
export type WithCard = <Value>(
  cardId: string,
  work: (cardNo: string, operator: string) => Promise<Result<Value>>,
) => Promise<Result<Value>>;

/** One handler a channel. Expected failures are values; a throw is a bug. */
export type TillHandlers = {
  readonly [Name in ChannelName]: (argument: ChannelArgument<Name>) => Promise<Result<ChannelResults[Name]>>;
};
