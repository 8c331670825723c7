// Reads PDF in a thread of its own, where what is hostile in one can do no harm but to itself.
import 'pdfjs-dist/build/pdf.worker.min.mjs';
