// The backups' channels: what is there, one more now, a second place, the proof of one, and going back to it. The work lies in the files beside.
import { dirname, join } from 'node:path';
import type { BackupName, BackupProof, BackupsView, BackupView } from '../../../shared/backups.ts';
import type { ApprovalInput, Right } from '../../../shared/people.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import type { Approver } from '../../queue/api.ts';
import type { TillDependencies, TillHandlers, WithCashier } from '../dependencies.ts';
import { standingHandOver } from '../hand-over/standing.ts';
import { backupFolder } from '../keep-backups.ts';
import type { OperationViewer } from '../operation-view.ts';
import type { Approvals } from '../people/approvals.ts';
import { languageOf } from '../status.ts';
import type { BackupParts } from './backup-parts.ts';
import { compare, unsentWithout } from './compare.ts';
import { listBackups } from './list.ts';
import { type ProvenBackup, proveBackup } from './proof.ts';
import { putSecondPlace, secondPlace } from './second-place.ts';
import { copyForWish, dropWish, writeWish } from './wish.ts';

type DeskDependencies = Pick<TillDependencies, 'chooseFile' | 'complain' | 'installation' | 'journal' | 'profile'> & {
  readonly backups: BackupParts;
  readonly approvals: Pick<Approvals, 'require'>;
  readonly viewer: OperationViewer;
  readonly withCashier: WithCashier;
};

type BackupHandlers = Pick<
  TillHandlers,
  'getBackups' | 'makeBackup' | 'proveBackup' | 'chooseBackupFolder' | 'forgetBackupFolder' | 'restoreBackup'
>;

/** Nothing runs before a channel is called. */
export function createBackupsDesk(dependencies: DeskDependencies): BackupHandlers {
  const { approvals, backups, chooseFile, complain, installation, journal, profile, viewer, withCashier } =
    dependencies;
  const { gate, journalFile, keeper } = backups;
  const ownFolder = backupFolder(journalFile);
  /** What the whole proof found, by place and name, as long as the till runs. */
  const proofs = new Map<string, BackupView['proof']>();
  const keyOf = ({ place, name }: BackupName) => `${place}/${name}`;
  const second = () => secondPlace(journal.settings, profile);

  function view(): BackupsView {
    const other = second();
    const proofOf = (backup: BackupName) => proofs.get(keyOf(backup)) ?? 'made';
    const all = [
      ...listBackups(ownFolder, 'own', proofOf),
      ...(other === null ? [] : listBackups(other.folder, 'second', proofOf)),
    ];
    return {
      backups: all.sort((left, right) => right.at - left.at || right.events - left.events),
      events: journal.events(),
      second: other === null ? null : { label: other.label, reachable: other.reachable },
      making: keeper.isMaking(),
      notRestored: backups.notRestored,
    };
  }

  function fileOf({ place, name }: BackupName): string {
    return join(place === 'own' ? ownFolder : (second()?.folder ?? dirname(ownFolder)), name);
  }

  async function proven(backup: BackupName, file: string): Promise<Result<ProvenBackup>> {
    const asked = [...journal.store.active(), ...journal.store.manual()].map(({ serial }) => serial);
    const { proofScript: script, sqliteBinding } = installation;
    const proof = await proveBackup(script, { file, sqliteBinding, asked });
    if (proof.ok || proof.failure.code === 'backupDamaged') {
      proofs.set(keyOf(backup), proof.ok ? 'whole' : 'damaged');
    }
    return proof;
  }

  async function proofView(backup: BackupName): Promise<Result<BackupProof>> {
    const listed = view().backups.find((one) => keyOf(one) === keyOf(backup));
    if (listed === undefined) {
      return failure('backupMissing', { file: backup.name });
    }
    const proof = await proven(backup, fileOf(backup));
    if (!proof.ok) {
      return proof;
    }
    const { events, operations, open } = proof.value;
    const compared = await compare(proof.value, { journal, viewer });
    return success({ ...backup, at: listed.at, events, operations, resumed: open, ...compared });
  }

  function required(approval: ApprovalInput | null, right: Right, operator: string, details: object) {
    return approvals.require(approval, right, { operator, serial: null, details });
  }

  function setPlace(folder: string | null, operator: string, { personId }: Approver): BackupsView {
    const was = second()?.label ?? null;
    journal.store.transaction(() => {
      putSecondPlace(journal.settings, folder);
      const details = { section: 'backupFolder', was, is: second()?.label ?? null };
      journal.audit.append({ kind: 'settingChanged', operator, personId, serial: null, details });
    });
    return view();
  }

  async function makeNow(): Promise<Result<BackupsView>> {
    try {
      const { copied } = await keeper.now();
      return copied ? success(view()) : failure('backupNotCopied');
    } catch (error) {
      complain('the backup that a person asked for was not made', error);
      return failure('backupNotMade');
    }
  }

  /** Shut before it is counted, so that nothing new slips in between; opened again wherever it comes to nothing. */
  async function restore(backup: BackupName, operator: string, approver: Approver) {
    const shut = gate.shutBy();
    if (shut !== null) {
      // Another one would take away what the next start is to do.
      return failure(shut);
    }
    const open = gate.shut('restoreBegun');
    try {
      const refused = await prepare(backup, operator, approver);
      if (refused !== null) {
        open();
        return refused;
      }
    } catch (error) {
      dropWish(journalFile);
      open();
      complain('a restore could not be prepared', error);
      return failure('restoreNotPrepared');
    }
    installation.restart?.('same');
    return success({ restarts: installation.restart !== undefined });
  }

  async function prepare(backup: BackupName, operator: string, { personId }: Approver) {
    if (standingHandOver(journal) !== null) {
      return failure('handedOver');
    }
    const copy = await copyForWish(fileOf(backup), journalFile);
    // What is restored is what is proven: the copy, not what a stick may read differently the next time.
    const proof = await proven(backup, copy);
    const unsent = proof.ok ? unsentWithout(proof.value, { journal }) : 0;
    if (!proof.ok || unsent > 0) {
      dropWish(journalFile);
      return proof.ok ? failure('restoreUnsent', { count: unsent }) : proof;
    }
    writeWish(journalFile, { backup: backup.name, installId: journal.installId, by: { operator, personId } });
    return null;
  }

  return {
    getBackups: () => withCashier(async () => success(view())),
    makeBackup: () => withCashier(makeNow),
    proveBackup: (backup) => withCashier(() => proofView(backup)),
    chooseBackupFolder: ({ approval }) =>
      withCashier(async (operator) => {
        const by = await required(approval, 'changeSettings', operator, { section: 'backupFolder' });
        if (!by.ok) {
          return by;
        }
        const folder = (await chooseFile?.openFolder?.(languageOf({ journal, profile }))) ?? null;
        if (folder === null) {
          return success(view());
        }
        setPlace(folder, operator, by.value);
        return makeNow();
      }),
    forgetBackupFolder: ({ approval }) =>
      withCashier(async (operator) => {
        const by = await required(approval, 'changeSettings', operator, { section: 'backupFolder' });
        return by.ok ? success(setPlace(null, operator, by.value)) : by;
      }),
    restoreBackup: ({ approval, ...backup }) =>
      withCashier(async (operator) => {
        if (!view().backups.some((one) => keyOf(one) === keyOf(backup))) {
          return failure('backupMissing', { file: backup.name });
        }
        const by = await required(approval, 'restoreJournal', operator, { backup: backup.name });
        return by.ok ? restore(backup, operator, by.value) : by;
      }),
  };
}
