// The computer under the till: disk, clock, what died.
export const machineFailure = {
  diskShort:
    'The disk is nearly full ({{free}} left), so this is put off: the room is kept for sales. Delete what nobody needs, then try again.',
};

export const machine = {
  title: 'This computer',
  disk: 'Room on the disk',
  clock: 'Clock',
  crashes: 'Crashes',
  unknown: 'Not known yet',
  diskBadge: { low: 'Disk filling', short: 'Disk nearly full' },
  diskHelp: {
    low: 'The disk with the journal has {{size}} left. Delete what nobody needs, or ask a technician.',
    short:
      'The disk with the journal has only {{size}} left. Sales go on; backups, exports and updates are put off. Delete what nobody needs now, or call a technician.',
  },
  clockFits: 'Right',
  clockAhead: '{{time}} ahead of the platform',
  clockBehind: '{{time}} behind the platform',
  clockBadge: { ahead: 'Clock {{time}} fast', behind: 'Clock {{time}} slow' },
  clockHelp:
    'The clock of this computer is {{how}}. Receipts and the business day go by it: set it right in the system. The order of operations goes by their numbers, not by the clock, and no time in the journal is changed.',
  minutes: '{{count}} min',
  hours: '{{count}} h',
  days: '{{count}} d',
  crashLast: 'Last crash: {{time}}',
};
