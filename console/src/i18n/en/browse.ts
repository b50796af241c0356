export const browse = {
  title: 'Volumes',
  volumes: 'Volumes',
  trail: 'Folders above',
  unseen: 'Only Jobs see into it: type the location.',
  empty: 'Nothing here can be registered.',
  choose: 'Choose',
  chooseOf: (name: string) => `Choose ${name}`,
  previous: 'Before',
  next: 'After',
};
