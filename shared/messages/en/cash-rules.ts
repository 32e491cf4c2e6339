// Settings → cash rules.
export const cashRules = {
  explain:
    'How a shift’s cash is reckoned, and from which amount somebody approves. A change is kept in the journal and needs the PIN of a manager or a technician.',
  methods: 'Which payment methods are cash',
  moveAlone: 'What a cashier may put in or take out alone',
  differenceAlone: 'The difference that a cashier may close with alone',
  blind: 'Blind count',
  blindAbout: 'What should be there is not shown before the count',
  yes: 'Yes',
  no: 'No',
  save: 'Save',
  saved: 'Saved. The payment methods count from the next shift on.',
  approve: 'Change the cash rules',
};
