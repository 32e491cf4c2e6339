// Updates: finding, downloading and installing a new version.
export const updatesFailure = {
  updateNotReady: 'There is no new version to install now. Press “Check for updates” first.',
  updateBegun:
    'A new version is being installed and the till starts again in a moment. Please wait before you take money.',
  updateNoBackup:
    'The backup before the install was not made, so nothing was installed. Check the room on the disk and try again. Sales go on as ever.',
  updateNotInstalled:
    'The new version was not installed. The present one goes on, and the journal was not changed. Check the room on the disk and the rights of the folder, then try again.',
};

export const updates = {
  running: 'Version {{version}} is running',
  badge: 'New version',
  badgeHelp: 'Version {{version}} is downloaded. Install it in Settings → Updates when it is quiet.',
  state: {
    absent:
      'No update server is set, so this till does not update itself. If it should, a technician puts the address into the profile (updates).',
    elsewhere: 'A till that was installed in this way cannot update itself. A technician installs the new package.',
    none: 'The update server was not asked yet. It is asked by itself after the start.',
    checking: 'Asking the update server…',
    held: 'Version {{version}} was found. It is downloaded when it is quiet; sales come first.',
    downloading: 'Downloading {{version}} in the background; it waits while money is on its way.',
    ready: '{{version}} is downloaded and its signature is proven. When it is installed is up to you.',
    installing: 'Backing up the journal and installing {{version}}. The till starts again by itself…',
  },
  newest: 'This is the newest version (asked at {{time}}).',
  problem: {
    unreachable:
      'The update server did not answer as it should. Check the network; it is tried again later. Sales are not affected.',
    redirected:
      'The update server points elsewhere and was not followed. A technician should check the address in the profile.',
    badAnswer: 'The answer of the update server makes no sense and was not used. Tell a technician.',
    unsigned:
      'The signature of the update is wrong, so it was not used: somebody may have changed the update server. Tell a technician now.',
    older: 'The version on the server is older than this one and was not used. A till is never put back.',
    tooLarge: 'More was sent than was announced, so the download was given up. Tell a technician.',
    damaged: 'The downloaded file is not what was announced and was thrown away. It is downloaded again later.',
    noRoom:
      'There is not enough room on the disk, so nothing was downloaded. Make room; the download then comes by itself.',
  },
  lastGood: 'Updated from {{from}} to {{to}} at {{time}}.',
  lastBad:
    'The update to {{to}} at {{time}} was not installed; this is still {{from}}. The journal was not changed. You can try again.',
  whatIsNew: 'What is new in {{version}}',
  notesNone: 'This version came without notes.',
  how: 'The till asks the update server every few hours and downloads when it is quiet. It installs only when you say so and nothing is open.',
  howElse: 'You can go on using this version. The journal is backed up in quiet moments and when the till is closed.',
  open: 'Not settled yet: {{count}}. Wait here: the button wakes as soon as nothing is open.',
  toQueue: 'See the queue',
  kept: 'Also waiting: {{what}}. They are kept and go on after the update.',
  and: ', ',
  held: 'sales put aside: {{count}}',
  printing: 'receipts to print: {{count}}',
  install: 'Install now and start again',
  installing: 'Installing…',
  installAsks: 'Install version {{version}} and start the till again',
  check: 'Check for updates',
  checking: 'Checking…',
};
