// Sign-in and lock.
export const signIn = {
  title: 'Sign in',
  user: 'User name',
  password: 'Password',
  submit: 'Sign in',
  busy: 'Signing in…',
  known: 'Signed in here before',
  offline: 'The till is offline. Whoever signed in here before may sign in offline.',
  practiceHint: 'Practice logins (press to fill in)',
  userMissing: 'Enter a user name.',
  passwordMissing: 'Enter a password.',
  scanHere: 'Sign in before you scan.',
};

export const lock = {
  title: 'The till is locked',
  explain: 'Work goes on in the background; nothing is lost.',
  password: 'Password',
  submit: 'Unlock',
  busy: 'Checking…',
  signOut: 'Sign out',
};
