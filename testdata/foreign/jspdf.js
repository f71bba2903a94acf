// Draws reports with jsPDF and its tables: node jspdf.js JOBS.json FONT.ttf
const fs = require('fs');
const { jsPDF } = require('jspdf');
const { autoTable } = require('jspdf-autotable');
const [, , jobs, font] = process.argv;
const data = fs.readFileSync(font).toString('base64');

for (const job of JSON.parse(fs.readFileSync(jobs, 'utf8'))) {
  const doc = new jsPDF({ unit: 'pt', format: 'a4' });
  doc.addFileToVFS('zh.ttf', data);
  doc.addFont('zh.ttf', 'zh', 'normal');
  doc.setFont('zh');
  let y = 60;
  const f = job.features;
  const width = f.includes('lines-thick') ? 2.2 : f.includes('lines-hair') ? 0.1 : 0.6;
  for (const [i, [kind, what]] of job.blocks.entries()) {
    if (kind !== 'table') {
      const size = { h1: 18, h2: 14 }[kind] || 12;
      doc.setFontSize(size);
      const per = Math.floor(500 / size);
      const text = kind === 'p' ? '\u3000\u3000' + what : what;
      for (let i = 0; i < text.length; i += per) {
        if (y > 790) { doc.addPage(); y = 60; }
        doc.text(text.slice(i, i + per), kind === 'h1' ? 297 : 45, y, { align: kind === 'h1' ? 'center' : 'left' });
        y += size * 1.6;
      }
      continue;
    }
    const weights = job.widths[i];
    const sum = weights.reduce((a, b) => a + b);
    const columnStyles = Object.fromEntries(weights.map((w, k) => [k, { cellWidth: w / sum * 505 }]));
    const w = f.includes('lines-none') ? 0 : f.includes('lines-horizontal') ? { top: width, bottom: width } : f.includes('lines-vertical') ? { left: width, right: width } : width;
    autoTable(doc, { startY: y, margin: 45, theme: 'plain', columnStyles, rowPageBreak: 'avoid',
      styles: { font: 'zh', fontSize: f.includes('small') ? 6.5 : 8, cellPadding: 1.5, lineWidth: w, lineColor: f.includes('lines-grey') ? 187 : 0, halign: 'center', valign: 'middle', overflow: 'linebreak' },
      body: what.map(row => row.map(c => ({ content: c.text, colSpan: c.cols, rowSpan: c.rows, styles: { halign: c.left ? 'left' : f.includes('figures-right') && !c.head ? 'right' : 'center' } }))) });
    y = doc.lastAutoTable.finalY + 20;
  }
  fs.writeFileSync(job.out, Buffer.from(doc.output('arraybuffer')));
}
