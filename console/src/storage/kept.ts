/** What a browser keeps for the reader, where it may: nothing is kept in one that is told not to, or that has no room. */
export const kept: Pick<Storage, 'getItem' | 'setItem'> = {
  getItem: (name) => {
    try {
      return localStorage.getItem(name);
    } catch {
      return null;
    }
  },
  setItem: (name, text) => {
    try {
      localStorage.setItem(name, text);
    } catch {
      return;
    }
  },
};
