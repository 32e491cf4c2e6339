// Everything that is not needed for every guest, by name.
export const more = {
  title: 'More',
  explain: 'Press the number, or the tile.',
  entries: {
    settings: { name: 'Settings', about: 'People and PINs, contract check, hand-over' },
  },
};
