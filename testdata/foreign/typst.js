// Draws reports with Typst: node typst.js JOBS.json FONT.ttf
const fs = require('fs');
const path = require('path');
const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler');
const [, , jobs, font] = process.argv;

const text = s => '#' + JSON.stringify(s);

function table(rows, features) {
  const taken = {};
  let columns = 0;
  const cells = [];
  rows.forEach((row, y) => {
    let x = 0;
    row.forEach(c => {
      while (taken[x + ',' + y]) x++;
      for (let i = 0; i < c.cols; i++) for (let j = 0; j < c.rows; j++) taken[(x + i) + ',' + (y + j)] = true;
      let body = text(c.vertical ? [...c.text].join('\n') : c.text);
      if (c.old) body = `#strike[${text(c.old)}] ${body}`;
      if (c.note) body += `#super[${text(c.note)}]`;
      if (c.hidden) body = `#text(fill: white)[${text(c.hidden)}] ${body}`;
      const dark = c.head && features.includes('dark-heads');
      cells.push(`table.cell(x: ${x}, y: ${y}, colspan: ${c.cols}, rowspan: ${c.rows}, align: ${c.left ? 'left' : 'center'} + horizon`
        + (dark ? `, fill: rgb("#334")` : '') + `)[${dark ? `#text(fill: white)[${body}]` : body}]`);
      x += c.cols;
      columns = Math.max(columns, x);
    });
  });
  for (const at of Object.keys(taken)) columns = Math.max(columns, +at.split(',')[0] + 1);
  const width = features.includes('lines-thick') ? '2.2pt' : '0.6pt';
  const stroke = features.includes('lines-none') ? 'none' : features.includes('lines-horizontal') ? `(x: none, y: ${width})` : width;
  const label = columns >= 10 && columns <= 12 ? (features.includes('column-number') ? 3 : 2) : -1;
  const widths = Array.from({ length: columns }, (_, i) => i === label ? '3fr' : '1fr');
  const size = features.includes('small') ? '6.5pt' : columns > 14 ? '5.5pt' : '8pt';
  return `#block[#set text(size: ${size})\n#table(columns: (${widths.join(', ')},), stroke: ${stroke}, inset: (x: 2pt, y: 2.5pt),`
    + (features.includes('shaded') ? ` fill: (x, y) => if calc.odd(y) { rgb("#eef") },` : '') + `\n${cells.join(',\n')})]`;
}

const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: [path.dirname(font)] }] });
for (const job of JSON.parse(fs.readFileSync(jobs, 'utf8'))) {
  const mark = job.features.includes('watermark') ? `, background: rotate(-30deg, text(46pt, fill: rgb("#ddd"))[${text(job.organ)}])` : '';
  const blocks = job.blocks.map(([kind, what]) => kind === 'table' ? table(what, job.features)
    : kind === 'h1' ? `#align(center, text(18pt)[${text(what)}])` : kind === 'h2' ? `#text(14pt)[${text(what)}]` : kind === 'p' ? `#h(2em)${text(what)}` : text(what));
  const main = `#set page(paper: "a4", margin: 18mm${mark})\n#set text(font: ("WenQuanYi Zen Hei",), size: 12pt, lang: "zh")\n` + blocks.join('\n\n');
  fs.writeFileSync(job.out, compiler.pdf({ mainFileContent: main }));
}
