import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './service';

/** Copies of a compilation straight into the database of a service; every tenth of them failed. */
export function fill(data: string, compilation: string, count: number): void {
  execFileSync('python3', ['-c', PROGRAM, join(ROOT, 'scripts'), data, compilation, String(count)]);
}

const PROGRAM = `
import json, pathlib, sqlite3, sys
sys.path.insert(0, sys.argv[1])
from bench.copies import fill
data, original, count = pathlib.Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])
fill(data, original, 1, count + 1)
with sqlite3.connect(data / "npuc.db", timeout=60) as database:
    rows = database.execute("SELECT id, document FROM compilation WHERE id <> ? ORDER BY id", (original,)).fetchall()
    for name, document in rows[::10]:
        failed = json.dumps({**json.loads(document), "phase": "Failed"})
        database.execute("UPDATE compilation SET phase = 'Failed', document = ? WHERE id = ?", (failed, name))
`;
