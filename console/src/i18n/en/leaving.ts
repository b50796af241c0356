export const leaving = {
  title: 'Close without saving?',
  lead: 'What you entered is lost then.',
  stay: 'Go on editing',
  leave: 'Close',
};
