// The settings: the name of each part and what it is about.
export const settings = {
  title: 'Settings',
  open: 'Settings',
  tabsLabel: 'Parts of the settings',
  groups: {
    till: 'This till',
    devices: 'Devices',
    people: 'People and rules',
    store: 'Store and platform',
    care: 'Care',
  },
  tabs: {
    people: { name: 'People', about: 'Names, roles, PINs' },
    probe: { name: 'Contract check', about: 'Tries the platform with 0.01' },
    handOver: { name: 'Hand-over', about: 'Takes open work to a new till' },
    connect: { name: 'Connect', about: 'Enter and test a store' },
    link: { name: 'Link store', about: 'Let the application into a store' },
    unipos: { name: 'UniPOS', about: 'Bills and the gateway' },
    interfaces: { name: 'Interfaces', about: 'Try each call, see it raw' },
  },
};
