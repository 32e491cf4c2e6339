// Everything that is not needed for every guest, by name.
export const more = {
  title: 'More',
  explain: 'Press the number, or the tile.',
  entries: {
    members: { name: 'Members', about: 'Profile, cards, passwords, activation, reviews' },
    benefits: { name: 'Coupons and points', about: 'Give and claim coupons, points, the mall' },
    held: { name: 'Put aside', about: 'Sales that wait: take one up and charge it' },
    bills: { name: 'Bills', about: 'UniPOS’s bills of the day, paid by card' },
    uniposOrders: { name: 'Take-away', about: 'UniPOS’s orders and reservations' },
    transactions: { name: 'Transactions', about: 'The platform’s log beside this till’s, payment changes' },
    orders: { name: 'Orders', about: 'Authorise, look up, record what was paid elsewhere' },
    shift: { name: 'Shift', about: 'Float, cash in and out, count' },
    dayEnd: { name: 'Day-end', about: 'Close the business day; earlier days' },
    match: { name: 'Match', about: 'Till, platform and UniPOS compared' },
    menu: { name: 'Menu', about: 'Read a menu file and send it to the platform' },
    reports: { name: 'Reports', about: 'Turnover, cards, approvals, members' },
    receipts: { name: 'Receipts', about: 'Print again, what waits, open the drawer' },
    settings: { name: 'Settings', about: 'Devices, people, connection, backups' },
  },
};
