// Draws reports with Typst: node typst.js JOBS.json FONT.ttf
const fs = require('fs');
const path = require('path');
const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler');
const [, , jobs, font] = process.argv;
const compiler = NodeCompiler.create({ workspace: path.dirname(jobs), fontArgs: [{ fontPaths: ['/usr/share/fonts', path.dirname(font)] }] });

const quoted = text => '#' + JSON.stringify(text);

function content(c, f) {
  let text = quoted(c.vertical ? [...c.text].join('\n') : c.text);
  if (c.old) text = `#strike(${JSON.stringify(c.old)}) ` + text;
  if (c.note) text += `#super(${JSON.stringify(c.note)})`;
  if (c.hidden) text = `#text(fill: white)[${c.hidden}] ` + text;
  if (c.head && f.includes('dark-heads')) text = `#text(fill: white)[${text}]`;
  if (!c.head && !c.left && f.includes('sizes-mixed')) text = `#text(size: 9.5pt)[${text}]`;
  return text;
}

function table(rows, f, widths) {
  const width = f.includes('lines-thick') ? '2.2pt' : f.includes('lines-hair') ? '0.1pt' : '0.6pt';
  const pen = f.includes('lines-dashed') ? `(thickness: ${width}, dash: "dashed")` : f.includes('lines-grey') ? `${width} + luma(75%)` : width;
  const stroke = f.includes('lines-none') || f.includes('stripes') ? 'none' : f.includes('lines-horizontal') ? `(x: none, y: ${pen})` : f.includes('lines-vertical') ? `(x: ${pen}, y: none)` : pen;
  const fill = f.includes('shaded') ? 'rgb("#eef")' : f.includes('stripes') ? '(x, y) => if calc.even(y) { rgb("#e8eef4") }' : 'none';
  const cells = rows.flat().map(c => {
    const align = c.left ? 'left' : f.includes('figures-right') && !c.head ? 'right' : 'center';
    const dark = c.head && f.includes('dark-heads') ? ', fill: rgb("#334")' : '';
    const rise = f.includes('figures-top') && !c.left && !c.head ? 'top' : 'horizon';
    return `table.cell(colspan: ${c.cols}, rowspan: ${c.rows}, align: ${align} + ${rise}${dark})[${content(c, f)}]`;
  });
  const small = f.includes('small') || widths.length > 14;
  return `#block[#set text(size: ${small ? 6.5 : 8}pt); #set par(first-line-indent: 0pt, leading: 0.5em)\n#table(columns: (${widths.map(w => w.toFixed(2) + 'fr').join(', ')},), inset: 2.5pt, stroke: ${stroke}, fill: ${fill},\n${cells.join(',\n')})]\n`;
}

for (const job of JSON.parse(fs.readFileSync(jobs, 'utf8'))) {
  const f = job.features;
  let out = `#set page(paper: "a4", flipped: ${f.includes('landscape')}, margin: 20mm${f.includes('page-numbers') ? ', numbering: "- 1 -"' : ''}`
    + (f.includes('watermark') ? `, background: rotate(-30deg, text(46pt, fill: luma(85%))[${quoted(job.organ)}])` : '') + ')\n'
    + '#set text(font: "WenQuanYi Zen Hei", size: 12pt)\n#set par(first-line-indent: (amount: 2em, all: true))\n';
  job.blocks.forEach(([kind, what], i) => {
    if (kind === 'table') out += table(what, f, job.widths[i]);
    else if (kind === 'h1') out += `#align(center, text(18pt)[${quoted(what)}])\n\n`;
    else if (kind === 'h2') out += `#block(text(14pt)[${quoted(what)}])\n`;
    else out += kind === 'caption' ? `#block[#set par(first-line-indent: 0pt); ${quoted(what)}]\n` : `${quoted(what)}\n\n`;
  });
  fs.writeFileSync(job.out, compiler.pdf({ mainFileContent: out }));
}
