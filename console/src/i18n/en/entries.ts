export const entries = {
  rename: 'Rename',
  renameLead: 'Where the name was copied to, as in older compilations, it stays what it was.',
  archive: 'Archive',
  archiveLead: 'Nothing new is made of it, and lists leave it out. What is under way ends as ever.',
  unarchive: 'Unarchive',
  unarchiveLead: 'It is listed again, and can be compiled.',
  archived: '(archived)',
  deleteTitle: (name: string) => `Delete ${name} for good?`,
  deleteLead: 'Files are never touched. What others still need is not deleted; then you are told by what.',
};
