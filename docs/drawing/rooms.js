// The rooms of the code and who needs whom, as the imports of its files say it.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';

const JAVA_IMPORT = /^import (?:static )?(npuc\.[\w.]+?)\.[A-Z]\w*/gm;
const CONSOLE_IMPORT = /from '(\.[^']+)'/g;

/** Modules in the order in which they are drawn; the rooms of one are its folders with files. */
const MODULES = [
  { name: 'functions/local', root: 'functions/local/src/main/java', imports: javaImports },
  { name: 'functions/lambda', root: 'functions/lambda/src/main/java', imports: javaImports },
  { name: 'functions/sources', root: 'functions/sources/src/main/java', imports: javaImports },
  { name: 'functions/handlers', root: 'functions/handlers/src/main/java', imports: javaImports },
  { name: 'functions/core', root: 'functions/core/src/main/java', imports: javaImports },
  { name: 'console', root: 'console/src', imports: consoleImports },
];

/** Every room: `{ id, module, name, files, needs }`; a room needs those it imports from. */
export function findRooms(home) {
  const rooms = new Map();
  for (const module of MODULES) {
    for (const file of sources(join(home, module.root))) {
      const folder = relative(join(home, module.root), dirname(file));
      const id = `${module.root}/${folder}`;
      const room = rooms.get(id) ?? {
        id,
        module: module.name,
        name: folder.replace(/^npuc\/?/, '') || '.',
        path: folder,
        files: 0,
        needs: new Set(),
      };
      const text = readFileSync(file, 'utf8');
      room.files += 1;
      module.imports(text, folder).forEach((path) => room.needs.add(path));
      rooms.set(id, room);
    }
  }
  return checked(resolved([...rooms.values()]));
}

/** A module without a room has another folder now, and would be missing in the picture. */
function checked(rooms) {
  for (const { name } of MODULES) {
    if (!rooms.some((room) => room.module === name)) {
      throw new Error(`no file of ${name} was found`);
    }
  }
  return rooms;
}

/** An import names a folder; the room is the one that has it. Two modules may share none. */
function resolved(rooms) {
  const isJava = (room) => room.module !== 'console';
  for (const room of rooms) {
    const known = rooms.filter((other) => isJava(other) === isJava(room));
    room.needs = new Set(
      known.filter((other) => other !== room && room.needs.has(other.path)).map(({ id }) => id),
    );
  }
  return rooms;
}

/** The arrows that say something new: one that follows from two others is left out. */
export function arrows(rooms) {
  const byId = new Map(rooms.map((room) => [room.id, room]));
  const reach = (from, avoiding) => {
    const seen = new Set();
    const open = [...byId.get(from).needs].filter((id) => id !== avoiding);
    while (open.length > 0) {
      const id = open.pop();
      if (!seen.has(id)) {
        seen.add(id);
        open.push(...byId.get(id).needs);
      }
    }
    return seen;
  };
  return rooms.flatMap((room) =>
    [...room.needs]
      .filter((id) => !reach(room.id, id).has(id))
      .sort()
      .map((id) => [room.id, id]),
  );
}

function javaImports(text) {
  return [...text.matchAll(JAVA_IMPORT)].map((match) => match[1].replaceAll('.', '/'));
}

function consoleImports(text, folder) {
  return [...text.matchAll(CONSOLE_IMPORT)].map((match) => {
    const path = dirname(normalize(join(folder, match[1])));
    return path === '.' ? '' : path;
  });
}

function sources(root) {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!test)\.(java|tsx?)$/.test(entry.name))
    .filter((entry) => !/^(package-info|module-info)|\.test\.|\.d\.ts$|schema/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
