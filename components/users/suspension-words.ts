/** What suspending and resuming mean, one sentence each. */

export const suspendConsequences = [
  'Their SSH keys are taken off the server, so that nobody can sign in as them. Sessions that are open go on until they end.',
  'The console keeps the keys with their labels and notes, and puts them back when the users are resumed.',
  'Until then no key can be added to them here or in the portal, where their partners are told.',
];

export const resumeConsequences = [
  'The keys that were put aside work again, with their labels and notes.',
  'A key whose day of removal has passed meanwhile, or whose partner has lost its access, stays off.',
];
