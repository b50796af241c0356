/** What it means that nobody answered, by what was tried. */
export const unreached = {
  reading: 'The service is not reached. It is asked again until it answers.',
  making: 'The service did not answer. Try again: however often you do, only one is made.',
  doing: 'The service did not answer. See whether it was done before you try again.',
};
