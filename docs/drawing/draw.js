// Draws docs/architecture.svg; with --check tells whether it shows the code as it is.
import { instance } from '@viz-js/viz';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { arrows, findRooms } from './rooms.js';

const HOME = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const PICTURE = join(HOME, 'docs', 'architecture.svg');
const COLOURS = {
  'functions/core': '#e8f0fe',
  'functions/handlers': '#fef3e0',
  'functions/local': '#e6f4ea',
  'functions/lambda': '#fce8e6',
  'functions/sources': '#e0f7fa',
  console: '#f3e8fd',
};

const rooms = findRooms(HOME);
const svg = (await instance()).renderString(dot(rooms), { format: 'svg' });

if (!process.argv.includes('--check')) {
  writeFileSync(PICTURE, svg);
} else if (!existsSync(PICTURE) || readFileSync(PICTURE, 'utf8') !== svg) {
  console.error('docs/architecture.svg does not show the code as it is: run make architecture');
  process.exit(1);
}

function dot(all) {
  const modules = [...new Set(all.map((room) => room.module))];
  return `digraph {
    graph [rankdir=TB, newrank=true, ranksep=0.45, nodesep=0.18, fontname="Helvetica,Arial,sans-serif", pad=0.2]
    node [shape=box, style="rounded,filled", fillcolor=white, color="#5f6368", penwidth=0.8,
      fontname="Helvetica,Arial,sans-serif", fontsize=11, height=0.35, margin="0.2,0.05"]
    edge [color="#5f6368", arrowsize=0.55, penwidth=0.7]
    ${modules.map((module, index) => cluster(module, index, all)).join('\n')}
    ${arrows(all)
      .map(([from, to]) => `"${from}" -> "${to}"`)
      .join('\n')}
  }`;
}

function cluster(module, index, all) {
  const nodes = all
    .filter((room) => room.module === module)
    .sort((one, other) => one.id.localeCompare(other.id, 'en'))
    .map((room) => `"${room.id}" [label=<${room.name}<br/><font point-size="8">${size(room)}</font>>]`);
  return `subgraph cluster_${index} {
    label="${module}"; labeljust=l; fontsize=13; style="rounded,filled"; color="${COLOURS[module]}"
    ${nodes.join('\n')}
  }`;
}

function size(room) {
  return `${room.files} ${room.files === 1 ? 'file' : 'files'}`;
}
