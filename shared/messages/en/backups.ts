// Backups and going back to one.
export const backupsFailure = {
  backupMissing: 'This backup ({{file}}) cannot be found now. Plug the stick in, or choose another one.',
  backupDamaged:
    'This backup ({{file}}) is not whole and cannot be restored. Choose another one. The journal was not changed.',
  backupNotMade: 'The backup was not made; the journal is not affected. Check the room on the disk and try again.',
  backupNotCopied:
    'The backup on this till was made, but not copied to the second place. Check that the stick is in and not full, then try again.',
  restoreUnsent:
    'Not settled and not in this backup: {{count}}. Restoring would lose them. Go online and let them be sent, or settle them in the queue first.',
  restoreNotPrepared:
    'The restore was not prepared; the journal was not changed. Check the room on the disk and try again.',
  restoreBegun: 'A backup is being restored and the till starts again in a moment. Please wait before you take money.',
};

export const backups = {
  dialogFolder: 'Choose a folder or a stick for the backups',
  list: 'Backups',
  none: 'There is no backup yet. The first is made five minutes after the start; you can make one now.',
  places: { own: 'This till', second: 'Second place' },
  proofs: { made: 'Checked', whole: 'Proven whole', damaged: 'Damaged' },
  row: '{{events}} lines · {{size}}',
  newest: 'All of the journal is in the newest backup.',
  behind: 'Lines of history since the newest backup: {{count}}.',
  make: 'Back up now',
  making: 'Backing up…',
  made: 'The backup is made and checked.',
  second: 'Second place',
  secondNone:
    'None yet. If this computer breaks, its backups break with it: choose a USB stick, or a folder on another computer.',
  secondOk: '“{{label}}”: every backup is copied there.',
  secondAway: '“{{label}}” cannot be reached now. Plug the stick in; the next backup catches up.',
  secondMind: 'Backups hold members’ data. Keep them as you keep cash.',
  choose: 'Choose a place',
  change: 'Another place',
  forget: 'Stop using it',
  chooseAsks: 'Choose the second place for backups',
  forgetAsks: 'Stop copying backups to the second place',
  detail: 'This backup',
  pick: 'Choose a backup on the left (press it, or ↑\u00a0↓).',
  prove: 'Prove it and see what would be lost',
  proveAgain: 'Prove again',
  proving: 'Proving line by line…',
  whole: 'Whole: {{events}} lines and {{operations}} operations, each one proven.',
  other:
    'This is no backup of this till’s present journal: it comes from another till, or from before an earlier restore. All operations of the present journal would be lost.',
  lostNone: 'Nothing was sold since this backup: restoring loses no operation.',
  lost: 'Missing in the journal after restoring: {{count}} ({{amount}})',
  lostMore: 'Not listed: {{count}} more.',
  lostMind:
    'The platform’s records stay as they are. Shifts, people and settings go back too. Afterwards, compare with the match.',
  resumed: 'Not settled in the backup: {{count}}. The platform is asked about each; nothing is sent blindly.',
  unsent:
    'Not settled among them: {{count}}, so nothing can be restored now. Go online and let them be sent, or settle them in the queue.',
  restore: 'Restore backup',
  restoreAsks: 'Put the journal back to the backup of {{time}}; the present one is kept whole beside it',
  restoreTitle: 'Go back to {{time}}?',
  restoreText: 'The till starts again. The present journal is kept whole beside it; nothing is deleted.',
  restoreConfirm: 'Restore and restart',
  restarting: 'All is prepared; the till starts again…',
  restartByHand: 'All is prepared. Close the till and open it again: it restores as it starts.',
  notRestored:
    'The restore that was asked for did not happen; the journal was not changed ({{why}}). Try another backup.',
};
