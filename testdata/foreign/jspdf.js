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
  const width = f.includes('lines-thick') ? 2.2 : 0.6;
  for (const [kind, what] of job.blocks) {
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
    const n = Math.max(...what.map(r => r.reduce((s, c) => s + c.cols, 0)));
    const label = n >= 10 && n <= 12;
    const columnStyles = {};
    for (let i = 0; i < n; i++) columnStyles[i] = { cellWidth: label ? (i === 2 + n - 10 ? 505 - 36 * (n - 1) : 36) : 505 / n };
    const w = f.includes('lines-none') ? 0 : f.includes('lines-horizontal') ? { top: width, bottom: width } : width;
    autoTable(doc, { startY: y, margin: 45, theme: 'plain', columnStyles, rowPageBreak: 'avoid',
      styles: { font: 'zh', fontSize: f.includes('small') ? 6.5 : 8, cellPadding: 1.5, lineWidth: w, lineColor: 0, halign: 'center', valign: 'middle', overflow: 'linebreak' },
      body: what.map(row => row.map(c => ({ content: c.text, colSpan: c.cols, rowSpan: c.rows, styles: { halign: c.left ? 'left' : 'center' } }))) });
    y = doc.lastAutoTable.finalY + 20;
  }
  fs.writeFileSync(job.out, Buffer.from(doc.output('arraybuffer')));
}
