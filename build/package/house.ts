// Who ships this till. A house that makes its own packages writes its own name here: the addresses below lead nowhere on purpose.
/** How the systems tell this application from others: never to be changed once a till is installed. */
export const applicationId = 'yatai.till';

export const maker = { name: 'The Yatai authors', email: 'authors@yatai.example' } as const;
export const homepage = 'https://yatai.example/';

/**
 * The address of updates that is written into the package. It cannot be reached: where a till looks for updates stands in its profile, and
 * without that it does not look.
 */
export const noUpdates = 'https://updates.invalid/';
